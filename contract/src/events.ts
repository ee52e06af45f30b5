// The two socket contracts, typed both ways. Clients speak in the imperative, the server in the past tense.

import type { AccessState } from './access/offers.ts';
import type {
  AgentName,
  AgentTranscript,
  AnswerMessage,
  AnswerRating,
  AnswerReceipt,
  Conversation,
  ConversationEntry,
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
  /** How much of a live answer the reader has; only what follows is sent again. */
  readonly answer?: { readonly answerId: MessageId; readonly offset: number };
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

/** The answer of which a request speaks. */
export interface AnswerRef extends ConversationRef {
  readonly answerId: MessageId;
}

/** Says what the visitor thought of an answer; `null` takes it back. */
export interface RateAnswer extends AnswerRef {
  readonly rating: AnswerRating | null;
}

/** The place of an answer that begins. */
export interface AnswerPlace {
  readonly answerId: MessageId;
  readonly seq: number;
}

/** Says how far the sender has read. */
export interface ReadUpTo extends ConversationRef {
  readonly seq: number;
}

/** Says whether the sender types at this moment. */
export interface Typing extends ConversationRef {
  readonly isTyping: boolean;
}

/** Says that the other side types, or does no more. Without news for {@link LIMITS.typingTtlMs} it is over. */
export interface TypingChanged extends Typing {
  readonly by: 'visitor' | AgentName;
}

/** The desk is about to stop; it is back, or another takes over, after this time. */
export interface Draining {
  readonly reconnectAfterMs: number;
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
  /** Returns the visitor's conversations, the one that changed last first. */
  'conversation:list': (payload: Record<string, never>, ack: Ack<readonly ConversationEntry[]>) => void;
  /** Notes how far the visitor has read; a lower mark than the known one changes nothing. */
  'conversation:read': (payload: ReadUpTo, ack: Ack<null>) => void;
  /** Ends an answer that is being written; what is there stays. An answer that has ended stays as it is. */
  'answer:stop': (payload: AnswerRef, ack: Ack<null>) => void;
  /** Asks the same question again; the answer comes at the end of the transcript. Refused with `conflict` while a person holds the conversation. */
  'answer:retry': (payload: AnswerRef, ack: Ack<AnswerPlace>) => void;
  /** Keeps what the visitor thought of an answer; saying the same again changes nothing. */
  'answer:rate': (payload: RateAnswer, ack: Ack<null>) => void;
  /** Says whether the visitor types; agents who have the conversation open are told. */
  'typing:set': (payload: Typing, ack: Ack<null>) => void;
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
  'typing:changed': (payload: TypingChanged) => void;
  /** What this visitor may do has changed, such as by the end of a subscription. */
  'access:changed': (payload: AccessState) => void;
  'desk:draining': (payload: Draining) => void;
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
  /** Notes how far agents have read; a lower mark than the known one changes nothing. */
  'conversation:read': (payload: ReadUpTo, ack: Ack<null>) => void;
  /** Says whether the agent types; the visitor is told while this agent holds the conversation. */
  'typing:set': (payload: Typing, ack: Ack<null>) => void;
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
  'typing:changed': (payload: TypingChanged) => void;
  'desk:draining': (payload: Draining) => void;
}
