// What the chat knows: one value, changed only by `reduce`.

import type {
  AgentName,
  AssistantProfile,
  ConversationId,
  ErrorCode,
  Handover,
  Message,
  MessageId,
  PageContext,
  ReadMarks,
  Timestamp,
  WireError,
} from '@frontdesk/contract';

/** `starting` until the first connection; `refused` when the desk does not let this page in. */
export type Connection = 'starting' | 'online' | 'away' | 'refused';

/** Why something did not work: the desk's code, or no reply in time. */
export type Failure = ErrorCode | 'no_reply';

/** A message of the visitor that the desk has not acknowledged yet. */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly createdAt: Timestamp;
  readonly page?: PageContext;
  /** Set when sending was given up, until the visitor tries again. */
  readonly failure?: Failure;
}

/** A piece of an answer. */
export interface TextPiece {
  readonly offset: number;
  readonly text: string;
}

/** An answer that is being written. */
export interface LiveText {
  readonly answerId: MessageId;
  readonly seq: number;
  /** The answer from its beginning, without a gap. */
  readonly text: string;
  /** Pieces that lie beyond a gap, until what is missing has come. */
  readonly ahead: readonly TextPiece[];
}

/** What was asked about an answer, until it is so. */
export interface AnswerWish {
  readonly answerId: MessageId;
  readonly wish: 'stop' | 'retry';
  /** Why it did not work. */
  readonly failure?: Failure;
}

/** Everything that the chat knows. */
export interface ChatState {
  readonly connection: Connection;
  /** Why the desk does not let this page in, or why it could not be asked. */
  readonly refusal: ErrorCode | null;
  /** Why this visitor may not ask any more, and where to get access; `null` for everybody who may. */
  readonly denied: Pick<WireError, 'message' | 'reason' | 'signupUrl'> | null;
  readonly assistant: AssistantProfile | null;
  readonly conversationId: ConversationId | null;
  readonly handover: Handover | null;
  /** How far each side has read. */
  readonly read: ReadMarks;
  /** The agent who is typing. */
  readonly typing: AgentName | null;
  /** Whether the transcript is known as far as the desk had it at the last connection. */
  readonly isLoaded: boolean;
  /** Final messages in the order of `seq`, each `seq` and each id once. */
  readonly messages: readonly Message[];
  /** Answers that are being written, in the order of `seq`; none of them is in `messages`. */
  readonly live: readonly LiveText[];
  readonly hasEarlier: boolean;
  /** In the order of writing; none of them is in `messages`. */
  readonly outbox: readonly OutboxEntry[];
  /** The visitor asked for a person before there was anything to hand over. */
  readonly wantsPerson: boolean;
  /** The last thing that was asked about an answer; `null` once it is so. */
  readonly answerWish: AnswerWish | null;
  /** Why asking for a person, or taking it back, did not work. */
  readonly handoverFailure: Failure | null;
}

/** The chat before anything is known. */
export const INITIAL_STATE: ChatState = {
  connection: 'starting',
  refusal: null,
  denied: null,
  assistant: null,
  conversationId: null,
  handover: null,
  read: { visitor: 0, agents: 0 },
  typing: null,
  isLoaded: false,
  messages: [],
  live: [],
  hasEarlier: false,
  outbox: [],
  wantsPerson: false,
  answerWish: null,
  handoverFailure: null,
};
