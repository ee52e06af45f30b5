// An agent's reply to the visitor.

import type { AgentName, MessageReceipt, SendReply } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { ChatDeps } from './chat-deps.ts';
import { refuseWhileDraining } from './draining.ts';
import { preview } from './preview.ts';

/** A reply with who sends it over which connection. */
export interface Replying {
  readonly agent: AgentName;
  readonly sender: string;
  readonly reply: SendReply;
}

/**
 * Stores an agent's reply once and shows it to the visitor.
 * @returns the receipt, when the reply would survive a crash
 * @throws {AppError} `conflict` unless this agent holds the conversation, `unavailable` while the desk is about to stop
 */
export async function replyToVisitor(
  deps: ChatDeps,
  conversation: StoredConversation,
  { agent, sender, reply }: Replying,
): Promise<MessageReceipt> {
  refuseWhileDraining(deps.draining);
  const { handover, assistantId, id } = conversation;
  if (handover.state !== 'human' || handover.agent?.id !== agent.id) throw new AppError('conflict');
  const { clientMessageId, text } = reply;
  const { message, duplicate } = await deps.messages.append<'agent'>(
    { assistantId, conversationId: id },
    { kind: 'agent', clientMessageId, agent, text },
  );
  if (!duplicate || conversation.lastSeq < message.seq) {
    const progress = { lastSeq: message.seq, preview: preview(text) };
    const advanced = await deps.conversations.advance(conversation, progress);
    deps.feed.messageCreated(advanced, message, sender);
    deps.feed.conversationUpdated(advanced);
  }
  return { messageId: message.id, seq: message.seq, createdAt: message.createdAt, duplicate };
}
