// What a typing mistake costs.

import type { EvalDetail } from '../eval-figures.ts';
import type { IndexedCorpus } from '../measure/indexed-corpus.ts';
import {
  measureMistyped,
  measureRetrieval,
  type RetrievalFigures,
  type Target,
} from '../measure/measure-retrieval.ts';
import type { LabelledQuestion } from '../read-data.ts';

/** Which questions to ask, and what must be found. */
export interface Task {
  readonly questions: readonly LabelledQuestion[];
  readonly target: Target;
}

/** Retrieval without and with typing mistakes. */
export interface TypoFigures {
  readonly clean: RetrievalFigures;
  readonly mistyped: RetrievalFigures;
  readonly typoLoss: EvalDetail;
}

/** Measures retrieval, and what one typing mistake per question costs. */
export function measureWithTypos(
  name: string,
  corpus: IndexedCorpus,
  { questions, target }: Task,
): TypoFigures {
  const clean = measureRetrieval(corpus, questions, target);
  const mistyped = measureMistyped(corpus, questions, target);
  const label = `${name}: R@5 lost by one typo`;
  return {
    clean,
    mistyped,
    typoLoss: { label, value: clean.r5 - mistyped.r5, unit: 'points', goal: { atMost: 2 } },
  };
}
