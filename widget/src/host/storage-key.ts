// The names under which the widget keeps things in the visitor's browser.

import type { AssistantId } from '@frontdesk/contract';

/** Names the one value in `localStorage` that holds what is known of the visitor of an assistant. */
export const storageKey = (assistantId: AssistantId): string => `frontdesk:${assistantId}`;

/** Names the mark in `sessionStorage` that the chat was open in this tab. */
export const openMarkKey = (assistantId: AssistantId): string => `frontdesk:${assistantId}:open`;
