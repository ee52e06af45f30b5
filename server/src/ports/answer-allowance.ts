// Decides, right before an answer is written, whether it may be, and what it may use.

import type { Question } from './answer-writer.ts';
import type { AnswerCost } from './call-meter.ts';

export type { AnswerCost } from './call-meter.ts';

/** An answer that may be written. What it may cost at most has been set aside. */
export interface Allowed {
  readonly kind: 'allowed';
  /** The question with what the asker's plan and the budget say: audience, model, length, and the meter of its calls. */
  readonly question: Question;
  /**
   * Gives back what was set aside and not used.
   * @param cost what the answer has cost as far as its receipt tells, for providers that don't use the meter. Not known: all of it counts as used.
   */
  settle(cost: AnswerCost | undefined): Promise<void>;
}

/** Why no answer is written: a limit is reached, only people may answer, or the asker has no access any more. */
export interface NotAllowed {
  readonly kind: 'usage-limit' | 'people-only' | 'refused';
  /** The owner's own words; absent: the desk says it in the asker's language. */
  readonly message?: string;
}

/** Decides whether an answer may be written. */
export interface AnswerAllowance {
  begin(question: Question): Promise<Allowed | NotAllowed>;
}
