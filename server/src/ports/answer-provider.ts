// Writes an answer to a question from the passages that were found.

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

/** How the answer ended. */
export interface AnswerOutcome {
  readonly type: 'done';
  /** The passages that the answer used, as positions in the request's `passages`, in the order of their first use. */
  readonly usedPassages: readonly number[];
  /** Whether the provider itself found the passages enough to answer. */
  readonly answered: boolean;
  readonly model?: string;
  readonly promptVersion?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** A piece of an answer's text, or its end. The pieces put together are the whole answer. */
export type AnswerEvent = { readonly type: 'delta'; readonly text: string } | AnswerOutcome;

/** Writes answers. The vendor behind it is unknown to everyone else. */
export interface AnswerProvider {
  /** Names the provider in receipts and in `pnpm frontdesk info`, such as `extractive` or `openai (gpt-4.1-mini)`. */
  readonly name: string;
  /**
   * Streams an answer, ending with exactly one `done`.
   * @throws {Error} when the provider fails; nothing is retried after the first piece
   */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}
