// Keeps what was said, in order, without a gap, each thing once.

import type {
  AgentMessage,
  AnswerMessage,
  AnswerRating,
  AnswerReceipt,
  AssistantId,
  ConversationId,
  Escalation,
  HandoverMessage,
  Message,
  MessageId,
  VisitorMessage,
} from '@frontdesk/contract';

import type { ServerId } from './server-store.ts';

/** Whose transcript is meant. */
export interface TranscriptKey {
  readonly assistantId: AssistantId;
  readonly conversationId: ConversationId;
}

type Draft<Kind extends Message> = Omit<Kind, 'id' | 'conversationId' | 'seq' | 'createdAt'>;

/** An answer before it has a place, with the server that writes it. */
type AnswerDraft = Draft<AnswerMessage> & { readonly writer?: ServerId };

/** Something to be said, before it has a place in the transcript. */
export type MessageDraft = Draft<VisitorMessage> | AnswerDraft | Draft<AgentMessage> | Draft<HandoverMessage>;

/** What {@link MessageStore.append} did. */
export interface Appended<Kind extends Message = Message> {
  readonly message: Kind;
  /** Whether the same had been appended before; then `message` is the first one, whatever its content. */
  readonly duplicate: boolean;
}

/** The end of an answer. */
export type AnswerEnd = Pick<AnswerMessage, 'text' | 'citations' | 'escalation'> & {
  readonly status: Exclude<AnswerMessage['status'], 'streaming'>;
  readonly receipt?: AnswerReceipt;
};

/** What a reader thought of an answer. */
export interface AnswerOpinion {
  /** `null` takes an earlier one back. */
  readonly rating: AnswerRating | null;
  /** The person that it calls for; absent: the answer keeps its own escalation. */
  readonly escalation?: Escalation;
}

/** An answer with what only agents may see. */
export interface RatedAnswer {
  readonly message: AnswerMessage;
  readonly receipt?: AnswerReceipt;
}

/** A message with what only agents may see. */
export interface MessageRecord {
  readonly message: Message;
  readonly receipt?: AnswerReceipt;
}

/** Which rated answers are wanted. */
export interface RatedListing {
  readonly rating: AnswerRating;
  readonly skip: number;
  readonly limit: number;
}

/** A rated answer, and what it answers; the question is empty when it is no longer kept. */
export interface RatedExchange {
  readonly answer: AnswerMessage;
  readonly question: string;
}

/** An answer that is being written, as far as that is stored. */
export interface StreamingAnswer {
  readonly key: TranscriptKey;
  readonly message: AnswerMessage;
  readonly writer: ServerId | undefined;
}

/** Which part of a transcript is wanted: what follows `afterSeq`, what precedes `beforeSeq`, or the latest. */
export interface TranscriptRange {
  readonly afterSeq?: number;
  readonly beforeSeq?: number;
  readonly limit: number;
}

/** Keeps messages. `append` and `endAnswer` return only when the write would survive a crash. */
export interface MessageStore {
  /**
   * Appends with the transcript's next `seq`.
   * What counts as the same: a visitor's or an agent's `clientMessageId`, an attempt to answer a message, a hand-over's version.
   */
  append<Kind extends Message['kind']>(
    key: TranscriptKey,
    draft: Extract<MessageDraft, { kind: Kind }>,
  ): Promise<Appended<Extract<Message, { kind: Kind }>>>;
  /** Notes how far an answer that streams has got, so that a crash leaves what was written. */
  saveProgress(key: TranscriptKey, id: MessageId, text: string): Promise<void>;
  /** Ends an answer that streams. @returns the whole answer, or `null` when it had ended before */
  endAnswer(key: TranscriptKey, id: MessageId, end: AnswerEnd): Promise<AnswerMessage | null>;
  /**
   * Keeps what a reader thought of an answer that has ended, and what that changes.
   * @returns the answer, or `null` when this was kept before or there is no such answer
   */
  rateAnswer(key: TranscriptKey, id: MessageId, opinion: AnswerOpinion): Promise<RatedAnswer | null>;
  /** @returns how many answers of the transcript are rated so */
  countRated(key: TranscriptKey, rating: AnswerRating): Promise<number>;
  /** @returns the answers of an assistant that are rated so, the latest first */
  listRated(assistantId: AssistantId, listing: RatedListing): Promise<readonly RatedExchange[]>;
  /** @returns the message, or `null` when the transcript has none with this id */
  find(key: TranscriptKey, id: MessageId): Promise<Message | null>;
  /** @returns the entry that made a hand-over's version, or `null` when there is none yet */
  findHandover(key: TranscriptKey, version: number): Promise<HandoverMessage | null>;
  /** @returns how many answers and replies follow a place in the transcript */
  countReplies(key: TranscriptKey, afterSeq: number): Promise<number>;
  /** @returns messages in the order of `seq` */
  list(key: TranscriptKey, range: TranscriptRange): Promise<readonly MessageRecord[]>;
  /** @returns the answers that are being written in one transcript, or in all of them, in the order of `seq` */
  listStreaming(key?: TranscriptKey): Promise<readonly StreamingAnswer[]>;
}
