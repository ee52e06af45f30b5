// How well the right record or document is found.

import type { CorpusRecord, LabelledQuestion } from '../read-data.ts';
import type { IndexedCorpus } from './indexed-corpus.ts';
import { mistype } from './mistype.ts';

/** Shares of the questions in percent, and the mean reciprocal rank. */
export interface RetrievalFigures {
  /** The right one is first. */
  readonly r1: number;
  /** The right one is among the first five. */
  readonly r5: number;
  /** The mean of 1 / rank, 0 beyond the tenth. */
  readonly mrr10: number;
}

/** What must be found: a record that is labelled, or any record of a document that is. */
export type Target = 'record' | 'document';

/** Measures retrieval with the questions as they are. */
export function measureRetrieval(
  corpus: IndexedCorpus,
  questions: readonly LabelledQuestion[],
  target: Target,
): RetrievalFigures {
  return figuresOf(questions.map((question) => rankOf(question, corpus.find(question.q), target)));
}

/** Measures retrieval with one typing mistake in each question, the same in every run. */
export function measureMistyped(
  corpus: IndexedCorpus,
  questions: readonly LabelledQuestion[],
  target: Target,
): RetrievalFigures {
  const language = corpus.languages[0] ?? 'und';
  return figuresOf(
    questions.map((question) => {
      const mistyped = mistype(question.q, language, question.id);
      return rankOf(question, corpus.find(mistyped), target);
    }),
  );
}

/**
 * Returns the place of the first right record or document, from 0; each document counts once, at its best record.
 * @returns -1 when it was not found
 */
export function rankOf(question: LabelledQuestion, found: readonly CorpusRecord[], target: Target): number {
  if (target === 'record') return found.findIndex(({ id }) => question.gold.includes(id));
  const documents = [...new Set(found.map(({ doc }) => doc))];
  return documents.findIndex((doc) => doc === question.golddoc);
}

function figuresOf(ranks: readonly number[]): RetrievalFigures {
  const share = (limit: number): number =>
    (100 * ranks.filter((rank) => rank >= 0 && rank < limit).length) / ranks.length;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0), 0);
  return { r1: share(1), r5: share(5), mrr10: reciprocal / ranks.length };
}
