// A model that helps the search: it completes questions and reorders what was found.

import type { Turn } from './answer-provider.ts';
import type { Passage } from './passage.ts';

/** Helps the search. What it says is checked by whoever asks, and its failure costs nothing but the help. */
export interface QuestionModel {
  /**
   * Completes a follow-up question from what was said before, so that it can be searched for by itself.
   * @throws {Error} when the service fails, or takes too long
   */
  completeQuestion(question: string, history: readonly Turn[], signal: AbortSignal): Promise<string>;
  /**
   * Orders passages by how well they answer a question.
   * @returns positions in `passages`, the best first; positions that are missing follow in their former order
   * @throws {Error} when the service fails, or takes too long
   */
  rankPassages(
    question: string,
    passages: readonly Passage[],
    signal: AbortSignal,
  ): Promise<readonly number[]>;
}
