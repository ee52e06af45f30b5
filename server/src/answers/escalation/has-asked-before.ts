// Notices a visitor who asks the same again: the answer did not help.

import type { Turn } from '../../ports/answer-provider.ts';
import { likeness, questionTerms } from '../similar/question-likeness.ts';
import { readIntent } from './read-intent.ts';

/** The same words but for their forms. */
const SAME_LIKENESS_MIN = 0.95;

/** Tells whether the visitor has asked the same before and got an answer. */
export function hasAskedBefore(question: string, history: readonly Turn[]): boolean {
  const lastAnswer = history.findLastIndex(({ role }) => role === 'assistant');
  if (lastAnswer < 0) return false;
  const terms = questionTerms(question);
  return history
    .slice(0, lastAnswer)
    .some(
      ({ role, text }) =>
        role === 'visitor' &&
        readIntent(text, []).kind === 'question' &&
        likeness(terms, questionTerms(text)) >= SAME_LIKENESS_MIN,
    );
}
