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
