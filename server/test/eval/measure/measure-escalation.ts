// What the product's estimate of coverage says when everything is there, and when what answers a question is missing.

import type { CorpusRecord, LabelledQuestion } from '../read-data.ts';
import type { IndexedCorpus } from './indexed-corpus.ts';

/** Estimates the coverage of questions while everything is in place. */
export function estimateAll(corpus: IndexedCorpus, questions: readonly string[]): number[] {
  return questions.map((question) => corpus.coverage(question));
}

/**
 * Estimates the coverage of each question while what answers it is missing.
 * @param groupOf names what goes missing together: a paragraph, an article, a guide
 */
export function estimateWithout(
  corpus: IndexedCorpus,
  questions: readonly LabelledQuestion[],
  groupOf: (record: CorpusRecord) => string,
): number[] {
  const estimates: number[] = [];
  corpus.withoutAnswers(questions, groupOf, ({ q }) => estimates.push(corpus.coverage(q)));
  return estimates;
}
