// Makes and changes assistants.

import type {
  AssistantId,
  AssistantSettings,
  AssistantWish,
  OwnedAssistant,
  WorkspaceId,
} from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Assistant, AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Caller } from './caller.ts';

/** How an assistant is at first. */
const FIRST_SETTINGS: Omit<AssistantSettings, 'name'> = {
  greeting: 'Hello! How can I help you?',
  starters: [],
  offersPeople: true,
  accentColor: '#3257d6',
};

/** What a website's pages carry. */
export function widgetTag(publicUrl: string, id: AssistantId): string {
  return `<script async src="${publicUrl}/widget.js" data-assistant="${id}"></script>`;
}

/** An assistant as its owner sees it. */
export function toOwned(publicUrl: string, assistant: Assistant): OwnedAssistant {
  const { id, name, greeting, starters, offersPeople, accentColor, allowedOrigins } = assistant;
  const settings = { name, greeting, starters, offersPeople, accentColor };
  return { id, ...settings, allowedOrigins, tag: widgetTag(publicUrl, id) };
}

/**
 * Makes an assistant in the caller's workspace. No website may use it yet.
 * @throws {AppError} `scope_missing` for a caller who is bound to some assistants and could not touch the new one
 */
export async function addAssistant(
  { assistants, clock }: { readonly assistants: AssistantStore; readonly clock: Clock },
  { workspaceId, assistantIds }: Caller,
  wish: AssistantWish,
): Promise<Assistant> {
  if (assistantIds) throw new AppError('scope_missing');
  const place = { id: newId('asst'), workspaceId, allowedOrigins: [], createdAt: clock.now() };
  const assistant = { ...FIRST_SETTINGS, ...wish, ...place };
  await assistants.add(assistant);
  return assistant;
}

/** Changes what is said of an assistant. @throws {AppError} `not_found` when it is gone */
export async function changeAssistant(
  store: AssistantStore,
  { id, workspaceId }: { readonly id: AssistantId; readonly workspaceId: WorkspaceId },
  change: Partial<AssistantSettings>,
): Promise<Assistant> {
  await store.change(id, workspaceId, change);
  const assistant = await store.findAssistant(id);
  if (!assistant) throw new AppError('not_found');
  return assistant;
}
