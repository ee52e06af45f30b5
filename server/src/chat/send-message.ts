// A visitor's message: stored once, acknowledged when durable, then answered.

import type { MessageReceipt, SendMessage, VisitorMessage } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { VisitorSessionRecord } from '../ports/session-store.ts';
import { answerMessage } from './answer-message.ts';
import type { ChatDeps } from './chat-deps.ts';
import { refuseWhileDraining } from './draining.ts';
import { moveHandover } from './move-hand-over.ts';
import { isWithPeople } from './next-hand-over.ts';
import { preview } from './preview.ts';

/** A message with who sent it over which connection. */
export interface Sending {
  readonly visitor: VisitorSessionRecord;
  /** The connection that sent it; it is not told again what its ack says. */
  readonly sender: string;
  readonly message: SendMessage;
}

/**
 * Stores a visitor's message and has it answered.
 * The same `clientMessageId` again returns the first receipt; if its answer was never begun, it begins now.
 * @returns the receipt, when the message would survive a crash
 * @throws {AppError} `not_found` when the conversation is somebody else's
 */
export async function sendMessage(deps: ChatDeps, sending: Sending): Promise<MessageReceipt> {
  const { visitor, message: sent } = sending;
  refuseWhileDraining(deps.draining);
  const { workspaceId, assistantId, visitorId } = visitor;
  const owner = { id: sent.conversationId, workspaceId, assistantId, visitorId };
  let conversation = await deps.conversations.open(owner);
  if (!conversation) throw new AppError('not_found');
  const { message, duplicate } = await deps.messages.append<'visitor'>(
    { assistantId, conversationId: conversation.id },
    { kind: 'visitor', clientMessageId: sent.clientMessageId, text: sent.text },
  );
  // A duplicate that the conversation does not know yet was stored just before a crash.
  if (!duplicate || conversation.lastSeq < message.seq) {
    conversation = await announce(deps, conversation, { ...sending, stored: message });
    conversation = await moveHandover(deps, conversation, { action: 'reopen' });
  }
  if (!isWithPeople(conversation.handover.state))
    await answerMessage(deps, conversation, { message, attempt: 1 });
  return { messageId: message.id, seq: message.seq, createdAt: message.createdAt, duplicate };
}

async function announce(
  deps: ChatDeps,
  conversation: StoredConversation,
  { message: { page }, sender, stored }: Sending & { readonly stored: VisitorMessage },
): Promise<StoredConversation> {
  const progress = { lastSeq: stored.seq, preview: preview(stored.text), ...(page && { page }) };
  const advanced = await deps.conversations.advance(conversation, progress);
  deps.feed.messageCreated(advanced, stored, sender);
  deps.feed.conversationUpdated(advanced);
  deps.logger.info({ conversationId: stored.conversationId, seq: stored.seq }, 'message stored');
  return advanced;
}
