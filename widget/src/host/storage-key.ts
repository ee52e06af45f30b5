// The names under which the widget keeps things in the visitor's browser.

import type { AssistantId } from '@frontdesk/contract';

/** Names the one value in `localStorage` that holds what is known of the visitor of an assistant. */
export const storageKey = (assistantId: AssistantId): string => `frontdesk:${assistantId}`;

/**
 * What the names of messages that wait to be sent begin with.
 * @param era whose they are: nothing that one user wrote is ever sent in the name of the next
 */
export const outboxPrefix = (assistantId: AssistantId, era = ''): string =>
  `frontdesk:${assistantId}:out${era}:`;

/** Names the work that one tab at a time does: sending. */
export const senderName = (assistantId: AssistantId): string => `frontdesk:${assistantId}:sender`;

/** Names the mark in `sessionStorage` that the chat was open in this tab. */
export const openMarkKey = (assistantId: AssistantId): string => `frontdesk:${assistantId}:open`;
