// Tells open browsers what happens in a conversation, at once.

import type {
  AnswerDelta,
  AnswerMessage,
  AnswerReceipt,
  Draining,
  Message,
  TypingChanged,
} from '@frontdesk/contract';

import type { StoredConversation } from './conversation-store.ts';

/** Tells visitors and agents who are connected. What is told here is already durable, except the pieces of an answer. */
export interface ConversationFeed {
  /** @param sender the connection that sent the message and knows it by its ack */
  messageCreated(conversation: StoredConversation, message: Message, sender?: string): void;
  answerDelta(conversation: StoredConversation, delta: AnswerDelta): void;
  /** @param receipt why the answer says what it says; for agents only */
  answerDone(conversation: StoredConversation, message: AnswerMessage, receipt?: AnswerReceipt): void;
  conversationUpdated(conversation: StoredConversation): void;
  typingChanged(conversation: StoredConversation, typing: TypingChanged): void;
  /** Tells everyone that the desk is about to stop. */
  draining(notice: Draining): void;
}
