// Moves a conversation between the assistant and people.

import type { AgentName, Handover } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { ChatDeps } from './chat-deps.ts';
import { nextHandover, type HandoverAction } from './next-hand-over.ts';

/** More changes than can happen to one conversation while one of them is being decided. */
const ATTEMPTS = 10;

/**
 * Moves the hand-over and tells both sides.
 * The transcript decides: version n is one entry of it, stored once, so of two who act at the same moment exactly one wins; the
 * conversation's own state only repeats the latest entry.
 * @returns the conversation afterwards; as it was, when the action changes nothing
 * @throws {AppError} `conflict` when somebody else holds the conversation
 */
export async function moveHandover(
  deps: ChatDeps,
  conversation: StoredConversation,
  move: { readonly action: HandoverAction; readonly agent?: AgentName },
): Promise<StoredConversation> {
  const { action, agent } = move;
  let current = conversation;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const state = nextHandover(current.handover, action, agent);
    if (state === 'unchanged') return current;
    if (state === 'conflict') throw new AppError('conflict');
    const holder = agent ?? current.handover.agent;
    const version = current.handover.version + 1;
    const entry = { kind: 'handover', version, state, ...(holder && { agent: holder }) } as const;
    const key = { assistantId: current.assistantId, conversationId: current.id };
    const { message, duplicate } = await deps.messages.append<'handover'>(key, entry);
    const handover: Handover = {
      state: message.state,
      version,
      since: message.createdAt,
      ...(message.agent && { agent: message.agent }),
    };
    current = await deps.conversations.setHandover(current, handover);
    if (duplicate) continue;
    current = await deps.conversations.advance(current, { lastSeq: message.seq });
    deps.feed.messageCreated(current, message);
    deps.feed.conversationUpdated(current);
    deps.logger.info({ conversationId: current.id, state, version }, 'hand-over moved');
    return current;
  }
  throw new AppError('unavailable', { internal: `hand-over of ${conversation.id} kept changing` });
}

/**
 * Asks for a person: the wish is stored first, then the agents' inbox shows it, then the visitor hears that it does.
 * Asking again changes nothing.
 */
export async function requestPerson(
  deps: ChatDeps,
  conversation: StoredConversation,
): Promise<StoredConversation> {
  const requested = await moveHandover(deps, conversation, { action: 'request' });
  return moveHandover(deps, requested, { action: 'queue' });
}
