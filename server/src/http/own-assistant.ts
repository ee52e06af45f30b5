// Finds the assistant that a caller names, if it is theirs.

import { idSchema } from '@frontdesk/contract/schemas';

import type { Caller } from '../access/caller.ts';
import { AppError } from '../errors.ts';
import type { Assistant, AssistantStore } from '../ports/assistant-store.ts';

/** @throws {AppError} `not_found`, whether it doesn't exist or isn't the caller's */
export async function requireAssistant(
  store: AssistantStore,
  caller: Caller,
  given: unknown,
): Promise<Assistant> {
  const { data: id } = idSchema('asst').safeParse(given);
  const isOpen = id && (caller.assistantIds?.includes(id) ?? true);
  const assistant = isOpen ? await store.findAssistant(id) : null;
  if (assistant?.workspaceId !== caller.workspaceId) throw new AppError('not_found');
  return assistant;
}

/** @returns the assistants that a caller may touch */
export async function ownAssistants(
  store: AssistantStore,
  { workspaceId, assistantIds }: Caller,
): Promise<readonly Assistant[]> {
  const listed = await store.listAssistants(workspaceId);
  return listed.filter(({ id }) => assistantIds?.includes(id) ?? true);
}

/**
 * Finds the assistant that a caller means without saying so.
 * @param otherwise what is said when there are several
 * @throws {AppError} `invalid_payload` when the caller has none or several
 */
export async function soleAssistant(
  store: AssistantStore,
  caller: Caller,
  otherwise: string,
): Promise<Assistant> {
  const [first, second] = await ownAssistants(store, caller);
  if (first && !second) return first;
  throw new AppError('invalid_payload', { details: [otherwise] });
}
