// The conversations that a program keeps with an assistant: found by the program's name for them, or by the desk's.

import type { ConversationId, VisitorId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import { newId } from '../../new-id.ts';
import type { Assistant } from '../../ports/assistant-store.ts';
import type { StoredConversation } from '../../ports/conversation-store.ts';
import type { MessageRecord } from '../../ports/message-store.ts';
import type { ChatDeps } from '../chat-deps.ts';
import { programConversationId, programVisitorId } from './program-ids.ts';

/** Whose conversations are meant: a program is one visitor of the assistant. */
export interface ProgramSeat {
  readonly assistant: Pick<Assistant, 'id' | 'workspaceId'>;
  readonly visitorId: VisitorId;
}

/** @param program names the program among those that use this assistant */
export function programSeat(assistant: ProgramSeat['assistant'], program: string): ProgramSeat {
  return { assistant, visitorId: programVisitorId(assistant.id, program) };
}

/**
 * Finds the conversation that a name means: one of the desk's ids, when the conversation is this program's, else the program's own name
 * for it. Nothing is made yet.
 */
export async function nameToConversation(
  deps: ChatDeps,
  seat: ProgramSeat,
  name: string | null | undefined,
): Promise<ConversationId> {
  if (!name) return newId('conv');
  const known = await findConversation(deps, seat, name);
  return known?.id ?? programConversationId(seat.assistant.id, `${seat.visitorId} ${name}`);
}

/** Opens a conversation; one that exists stays as it is. */
export async function openConversation(
  { conversations }: ChatDeps,
  { assistant, visitorId }: ProgramSeat,
  id: ConversationId,
): Promise<StoredConversation> {
  const opened = await conversations.open({
    id,
    workspaceId: assistant.workspaceId,
    assistantId: assistant.id,
    visitorId,
  });
  if (!opened) throw new AppError('not_found');
  return opened;
}

/** @returns the conversation with one of the desk's ids, or `null` unless it is this program's */
export async function findConversation(
  { conversations }: ChatDeps,
  { assistant, visitorId }: ProgramSeat,
  id: string,
): Promise<StoredConversation | null> {
  if (!isConversationId(id)) return null;
  const { workspaceId } = assistant;
  const found = await conversations.find({ id, workspaceId, visitorId });
  return found?.assistantId === assistant.id ? found : null;
}

/** @throws {AppError} `not_found` unless it is this program's */
export async function requireConversation(
  deps: ChatDeps,
  seat: ProgramSeat,
  id: string,
): Promise<StoredConversation> {
  const found = await findConversation(deps, seat, id);
  if (!found) throw new AppError('not_found');
  return found;
}

/** @returns what was said, the oldest first: the latest `limit` entries */
export async function readMessages(
  { messages }: ChatDeps,
  { assistantId, id }: StoredConversation,
  limit: number,
): Promise<readonly MessageRecord[]> {
  return messages.list({ assistantId, conversationId: id }, { limit });
}

function isConversationId(id: string): id is ConversationId {
  return /^conv_[A-Za-z0-9]{1,59}$/.test(id);
}
