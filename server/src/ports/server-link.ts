// Lets the servers of one desk ask each other.

import type { ConversationId, LiveAnswer, MessageId } from '@frontdesk/contract';

import type { ServerId } from './server-store.ts';

/** What one server may want of another: how far a conversation's live answer is, or that an answer ends. */
export type ServerQuestion =
  | { readonly type: 'live'; readonly conversationId: ConversationId }
  | { readonly type: 'end'; readonly answerId: MessageId };

/** Answers another server's question; `null` when there is nothing to tell. */
export type AnswerServer = (question: ServerQuestion) => LiveAnswer | null;

/** A line to the other servers. */
export interface ServerLink {
  /** @returns what the server says; `null` when it has nothing to tell, or does not reply in time */
  ask(to: ServerId, question: ServerQuestion): Promise<LiveAnswer | null>;
}
