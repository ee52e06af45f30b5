// How it is said what a visitor thought of an answer.

import type { AnswerRating } from '@frontdesk/contract';

/** Says what the visitor thought of an answer. */
export function ratingWords(rating: AnswerRating): string {
  return rating === 'up' ? 'The visitor found this helpful.' : 'The visitor did not find this helpful.';
}
