// Puts right what a crash left half done. Runs before the desk opens.

import type { Handover } from '@frontdesk/contract';

import type { Logger } from '../logger.ts';
import type { ConversationStore, StoredConversation } from '../ports/conversation-store.ts';
import type { MessageStore } from '../ports/message-store.ts';
import { endAbandoned } from './servers/end-abandoned.ts';

/** A crash can leave only what had just happened; this many conversations are far more than that. */
const RECENT_CONVERSATIONS = 1_000;

interface RecoverDeps {
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly logger: Logger;
  /** Whether no other server uses the store: then nobody writes the answers that are not whole. */
  readonly isAlone: boolean;
}

/**
 * Marks the answers that nobody writes any more as interrupted, and brings the conversations up to what their transcripts say of the
 * hand-over and of their end: a wish for a person that was stored is seen by agents, whenever the desk was killed.
 */
export async function recover(deps: RecoverDeps): Promise<void> {
  const { conversations, messages, logger, isAlone } = deps;
  const left = isAlone ? await messages.listStreaming() : [];
  // Together: one after the other, each would wait for a durable write of its own before the desk opens.
  const ended = await Promise.all(left.map(async (answer) => endAbandoned(deps, answer)));
  const interrupted = ended.filter(Boolean).length;
  let handovers = 0;
  for (const conversation of await conversations.listRecent(RECENT_CONVERSATIONS)) {
    if (await catchUp(deps, conversation)) handovers += 1;
  }
  if (interrupted + handovers > 0) logger.warn({ interrupted, handovers }, 'recovered from a crash');
}

/** @returns whether the transcript knew more than the conversation */
async function catchUp({ conversations, messages }: RecoverDeps, stored: StoredConversation) {
  const key = { assistantId: stored.assistantId, conversationId: stored.id };
  let current = stored;
  for (;;) {
    const entry = await messages.findHandover(key, current.handover.version + 1);
    if (!entry) break;
    const { state, version, createdAt: since, agent, seq } = entry;
    const handover: Handover = { state, version, since, ...(agent && { agent }) };
    await conversations.setHandover(current, handover);
    current = await conversations.advance(current, { lastSeq: seq });
  }
  const [last] = await messages.list(key, { limit: 1 });
  const lastSeq = last?.message.seq ?? 0;
  if (lastSeq > current.lastSeq) current = await conversations.advance(current, { lastSeq });
  return current !== stored;
}
