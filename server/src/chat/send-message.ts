// A visitor's message: stored once, acknowledged when durable, then answered.

import type { MessageReceipt, PlanId, SendMessage, VisitorMessage } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import { nameOfUser, type VisitorSessionRecord } from '../ports/session-store.ts';
import { answerMessage, type BegunAnswer } from './answer-message.ts';
import type { ChatDeps } from './chat-deps.ts';
import { refuseWhileDraining } from './draining.ts';
import { moveHandover } from './move-hand-over.ts';
import { isWithPeople } from './next-hand-over.ts';
import { preview } from './preview.ts';
import { findTakenAlong, type SignedIn } from './take-along.ts';

/** A message with who sent it over which connection. */
export interface Sending {
  readonly visitor: Pick<VisitorSessionRecord, 'workspaceId'> & SignedIn;
  /** The plan on which it is written. */
  readonly planId?: PlanId | undefined;
  /** The connection that sent it; it is not told again what its ack says. */
  readonly sender: string;
  readonly message: SendMessage;
}

/** What became of a message. */
export interface Accepted {
  readonly receipt: MessageReceipt;
  /** Where its answer is or will be; absent while people hold the conversation. */
  readonly answer?: BegunAnswer;
}

/**
 * Stores a visitor's message and has it answered.
 * The same `clientMessageId` again returns the first receipt; if its answer was never begun, it begins now.
 * @returns the receipt, when the message would survive a crash
 * @throws {AppError} `not_found` when the conversation is somebody else's
 */
export async function sendMessage(deps: ChatDeps, sending: Sending): Promise<MessageReceipt> {
  const { receipt } = await acceptMessage(deps, sending);
  return receipt;
}

/** Does what {@link sendMessage} does, and also says where the answer is. */
export async function acceptMessage(deps: ChatDeps, sending: Sending): Promise<Accepted> {
  const { visitor, planId, message: sent } = sending;
  refuseWhileDraining(deps.draining);
  const { workspaceId, assistantId, visitorId } = visitor;
  const owner = { id: sent.conversationId, workspaceId, assistantId, visitorId };
  let conversation = await findTakenAlong(deps.conversations, visitor, async () =>
    deps.conversations.open({ ...owner, planId }),
  );
  if (!conversation) throw new AppError('not_found');
  const text = await deps.redactForStorage(assistantId, sent.text);
  const { message, duplicate } = await deps.messages.append<'visitor'>(
    { assistantId, conversationId: conversation.id },
    { kind: 'visitor', clientMessageId: sent.clientMessageId, text },
  );
  // A duplicate that the conversation does not know yet was stored just before a crash.
  if (!duplicate || conversation.lastSeq < message.seq) {
    conversation = await announce(deps, conversation, { ...sending, stored: message });
    conversation = await moveHandover(deps, conversation, { action: 'reopen' });
  }
  const receipt = { messageId: message.id, seq: message.seq, createdAt: message.createdAt, duplicate };
  if (isWithPeople(conversation.handover.state)) return { receipt };
  return { receipt, answer: await answerMessage(deps, conversation, { message, attempt: 1 }) };
}

async function announce(
  deps: ChatDeps,
  conversation: StoredConversation,
  { message: { page }, visitor, sender, stored }: Sending & { readonly stored: VisitorMessage },
): Promise<StoredConversation> {
  const visitorName = nameOfUser(visitor.user);
  const progress = {
    lastSeq: stored.seq,
    preview: preview(stored.text),
    ...(visitorName !== undefined && { visitorName }),
    ...(page && { page }),
  };
  const advanced = await deps.conversations.advance(conversation, progress);
  deps.feed.messageCreated(advanced, stored, sender);
  deps.feed.conversationUpdated(advanced);
  deps.logger.info({ conversationId: stored.conversationId, seq: stored.seq }, 'message stored');
  return advanced;
}
