// Writes an answer to a question from the passages that were found.

import type { CallMeter } from './call-meter.ts';
import type { Passage } from './passage.ts';

/** What was said before, the oldest first. */
export interface Turn {
  readonly role: 'visitor' | 'assistant';
  readonly text: string;
}

/** A question with everything that an answer may rest on. */
export interface AnswerRequest {
  readonly question: string;
  /** The best first; citations come from these alone. */
  readonly passages: readonly Passage[];
  /** At most the last 15 turns. */
  readonly history: readonly Turn[];
  readonly assistantName: string;
  /** What a program says about the asker. Data, never a rule; providers without a model have no use for it. */
  readonly userContext?: UserContext;
  readonly sampling?: Sampling;
  /** The words that were searched for, when a follow-up question was completed from what was said before. */
  readonly searchedFor?: string;
  readonly guidance?: Guidance;
  /** Whether the passages cover the question; absent: they do. A provider with knowledge of its own is asked all the same. */
  readonly isCovered?: boolean;
  /** Names the conversation for a service that keeps one of its own; absent: the question stands alone. */
  readonly session?: string;
  /**
   * A random word of this request alone. What is not to be trusted stands between lines that carry it; an answer that carries it repeats
   * its instructions.
   */
  readonly key?: string;
  /** Counts the calls to paid services; absent: nothing limits what they cost. */
  readonly meter?: CallMeter;
}

/** How the owner wants answers to be. */
export interface Guidance {
  /** A model of the provider; absent: its own. */
  readonly model?: string;
  readonly tone: string;
  readonly instructions: string;
  /** The subjects that are left to people. */
  readonly blockedTopics: readonly string[];
  /** The language of the question, as in ISO 639-1; `und` when it can't be told. */
  readonly language: string;
  /** Hosts to which an answer may link besides the links of the passages. */
  readonly linkHosts: readonly string[];
  readonly answerCharsMax: number;
  readonly answerTokensMax: number;
}

/** What a program says about the person who asks, such as a name or a plan. */
export type UserContext = Readonly<Record<string, unknown>>;

/** How a model is to write; the provider's own settings stand where nothing is said. */
export interface Sampling {
  /** The most tokens of the answer. */
  readonly maxTokens?: number;
  /** 0 to 2. */
  readonly temperature?: number;
}

/** Something that a service with knowledge of its own says that its answer rests on. */
export interface ForeignSource {
  /** What the service calls it. */
  readonly id: string;
  readonly title: string;
  /** Absent: the service told none. */
  readonly url?: string;
  readonly snippet?: string;
  /** 0 to 1. */
  readonly relevance?: number;
}

/** What a service with knowledge of its own says about its answer. */
export interface ForeignVerdict {
  /** Absent: this service doesn't tell what an answer rests on. */
  readonly sources?: readonly ForeignSource[];
  /** Absent: this service doesn't tell whether a person is needed. */
  readonly requiresEscalation?: boolean;
}

/** How the answer ended. */
export interface AnswerOutcome {
  readonly type: 'done';
  /** The passages that the answer used, as positions in the request's `passages`, in the order of their first use. */
  readonly usedPassages: readonly number[];
  /** Whether the provider itself found the passages enough to answer. */
  readonly answered: boolean;
  /**
   * Why there is no answer although the passages might give one: the model refused, what is asked is for a person to do, or what was written
   * may not be shown. Text that was streamed before is then taken back.
   */
  readonly declined?: 'refused' | 'unsupported' | 'withheld';
  /** What happened on the way, each a short sentence for the receipt. */
  readonly notes?: readonly string[];
  /** The provider that wrote, when this one passes the work on. */
  readonly writtenBy?: string;
  readonly model?: string;
  readonly promptVersion?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Present when the answer rests on the knowledge of another service instead of the passages. */
  readonly foreign?: ForeignVerdict;
}

/** A piece of an answer's text, or its end. The pieces put together are the whole answer. */
export type AnswerEvent = { readonly type: 'delta'; readonly text: string } | AnswerOutcome;

/** What a provider writes instead of an answer when the passages don't hold one. */
export const NO_ANSWER = 'NO_ANSWER';

/** Writes answers. The vendor behind it is unknown to everyone else. */
export interface AnswerProvider {
  /** Names the provider in receipts and in `pnpm frontdesk info`, such as `extractive` or `openai (gpt-4.1-mini)`. */
  readonly name: string;
  /** Whether it answers from knowledge of its own, so that it is asked whatever the desk's search has found. */
  readonly hasOwnKnowledge?: boolean;
  /**
   * Streams an answer, ending with exactly one `done`.
   * @throws {Error} when the provider fails; nothing is retried after the first piece
   */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}
