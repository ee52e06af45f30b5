// A model that helps the search: it completes questions and reorders what was found.

import type { Turn } from './answer-provider.ts';
import type { CallMeter } from './call-meter.ts';
import type { Passage } from './passage.ts';

/** How long somebody waits for help, and who counts what it costs. */
export interface HelpOptions {
  readonly signal: AbortSignal;
  readonly meter?: CallMeter | undefined;
}

/** Helps the search. What it says is checked by whoever asks, and its failure costs nothing but the help. */
export interface QuestionModel {
  /**
   * Completes a follow-up question from what was said before, so that it can be searched for by itself.
   * @throws {Error} when the service fails, or takes too long
   */
  completeQuestion(question: string, history: readonly Turn[], options: HelpOptions): Promise<string>;
  /**
   * Orders passages by how well they answer a question.
   * @returns positions in `passages`, the best first; positions that are missing follow in their former order
   * @throws {Error} when the service fails, or takes too long
   */
  rankPassages(
    question: string,
    passages: readonly Passage[],
    options: HelpOptions,
  ): Promise<readonly number[]>;
}
