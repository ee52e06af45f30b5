// The two socket contracts, typed both ways. Clients speak in the imperative, the server in the past tense.

import type {
  AgentTranscript,
  AnswerMessage,
  AnswerReceipt,
  Conversation,
  ConversationSummary,
  Handover,
  Message,
  PageContext,
  Timestamp,
  Transcript,
} from './entities.ts';
import type { ConversationId, MessageId } from './ids.ts';
import type { Ack } from './result.ts';
import type { AgentProfile, ConversationRef } from './session.ts';

/** The namespace of visitors; the handshake's `auth` is {@link VisitorHandshake}. */
export const VISITOR_NAMESPACE = '/visitor';
/** The namespace of agents; the handshake carries the console's session cookie. */
export const AGENT_NAMESPACE = '/agent';
/** The path of the Socket.IO endpoint. */
export const SOCKET_PATH = '/socket';

/** What a visitor's handshake carries. */
export interface VisitorHandshake {
  readonly token: string;
}

/** A visitor's message on its way to the desk. */
export interface SendMessage {
  /** Made by the browser; the first message under a new id opens the conversation. */
  readonly conversationId: ConversationId;
  /** Made by the sender once per message; sending it again stores nothing new. */
  readonly clientMessageId: string;
  readonly text: string;
  readonly page?: PageContext;
}

/** Says that a message is durable. */
export interface MessageReceipt {
  readonly messageId: MessageId;
  readonly seq: number;
  readonly createdAt: Timestamp;
  /** Whether this `clientMessageId` had been stored before; the first content stays. */
  readonly duplicate: boolean;
}

/** Asks for what a reader does not have yet. */
export interface ResumeConversation {
  /** Absent: the visitor's latest conversation. */
  readonly conversationId?: ConversationId;
  /** The highest `seq` up to which the reader has everything; 0 for the latest page. */
  readonly afterSeq: number;
}

/** Asks for older messages of a transcript. */
export interface EarlierMessages extends ConversationRef {
  /** The lowest `seq` that the reader has. */
  readonly beforeSeq: number;
}

/** A page of older messages, in the order of `seq`. */
export interface MessagePage {
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
}

/** A piece of an answer that is being written. */
export interface AnswerDelta {
  readonly conversationId: ConversationId;
  readonly answerId: MessageId;
  readonly seq: number;
  /** Where `text` begins in the whole answer, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
}

/** What a visitor's browser may ask of the desk. */
export interface VisitorToServer {
  /** Stores a message once and acks when it is durable; an answer follows unless a person holds the conversation. */
  'message:send': (payload: SendMessage, ack: Ack<MessageReceipt>) => void;
  /** Returns a transcript; `null` when the visitor has no such conversation yet. */
  'conversation:resume': (payload: ResumeConversation, ack: Ack<Transcript | null>) => void;
  /** Returns the page of messages before `beforeSeq`. */
  'conversation:earlier': (payload: EarlierMessages, ack: Ack<MessagePage>) => void;
  /** Asks for a person; asking again changes nothing. */
  'handover:request': (payload: ConversationRef, ack: Ack<Handover>) => void;
  /** Takes the wish for a person back while nobody has claimed it. */
  'handover:cancel': (payload: ConversationRef, ack: Ack<Handover>) => void;
}

/** What the desk tells a visitor's browser. */
export interface ServerToVisitor {
  /** A message was stored: the visitor's own from another tab, an agent's, or a change of the hand-over. */
  'message:created': (payload: { readonly message: Message }) => void;
  'answer:delta': (payload: AnswerDelta) => void;
  /** The answer is stored; this text, not the sum of the deltas, is the truth. */
  'answer:done': (payload: { readonly message: AnswerMessage }) => void;
  'conversation:updated': (payload: { readonly conversation: Conversation }) => void;
}

/** An agent's reply on its way to the desk. */
export interface SendReply extends ConversationRef {
  readonly clientMessageId: string;
  readonly text: string;
}

/** The agents' inbox: what waits, what is held, what was done lately. */
export interface Inbox {
  readonly agent: AgentProfile;
  /** The newest change first. */
  readonly conversations: readonly ConversationSummary[];
}

/** What an agent's console may ask of the desk. */
export interface AgentToServer {
  'inbox:open': (payload: Record<string, never>, ack: Ack<Inbox>) => void;
  /** Returns the transcript and goes on telling this socket what happens in it. */
  'conversation:open': (payload: ResumeConversation & ConversationRef, ack: Ack<AgentTranscript>) => void;
  /** Returns the page of messages before `beforeSeq`. */
  'conversation:earlier': (payload: EarlierMessages, ack: Ack<MessagePage>) => void;
  /** Takes the conversation; exactly one agent wins, others get `conflict`. */
  'conversation:claim': (payload: ConversationRef, ack: Ack<Handover>) => void;
  /** Gives the conversation back to the assistant. */
  'conversation:return': (payload: ConversationRef, ack: Ack<Handover>) => void;
  /** Closes the matter; a new message of the visitor opens it again. */
  'conversation:resolve': (payload: ConversationRef, ack: Ack<Handover>) => void;
  /** Replies to the visitor; refused with `conflict` unless this agent holds the conversation. */
  'message:reply': (payload: SendReply, ack: Ack<MessageReceipt>) => void;
}

/** What the desk tells an agent's console. */
export interface ServerToAgent {
  /** A line of the inbox is new or has changed. */
  'inbox:changed': (payload: { readonly summary: ConversationSummary }) => void;
  /** A message was stored in a conversation that this socket opened. */
  'message:created': (payload: { readonly message: Message }) => void;
  'answer:delta': (payload: AnswerDelta) => void;
  /** The answer is stored, with why it says what it says. */
  'answer:done': (payload: { readonly message: AnswerMessage; readonly receipt?: AnswerReceipt }) => void;
}
