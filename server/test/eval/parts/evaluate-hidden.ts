// Documentation whose headings are questions: the heading is hidden and asked.

import type { EvalDetail, EvalPart } from '../eval-figures.ts';
import { IndexedCorpus } from '../measure/indexed-corpus.ts';
import type { Target } from '../measure/measure-retrieval.ts';
import type { LabelledKnowledge } from '../read-data.ts';
import { measureWithTypos } from './measure-with-typos.ts';

/** The knowledge bases, and what must be found: AWS's tables of contents repeat the questions, so there a document must do. */
export const HIDDEN = { aws: 'document', plausible: 'record', chatwoot: 'record' } as const satisfies Record<
  string,
  Target
>;

/** Evaluates one knowledge base with hidden questions. */
export function evaluateHidden(
  name: keyof typeof HIDDEN,
  { records, questions }: LabelledKnowledge,
): EvalPart {
  const { clean, typoLoss } = measureWithTypos(`Hidden questions of ${name}`, new IndexedCorpus(records), {
    questions: questions.filter(({ answerable }) => answerable),
    target: HIDDEN[name],
  });
  const { r5 } = clean;
  const figure = name === 'aws' ? { aws: { docR5: r5 } } : { [name]: { r5 } };
  const details: EvalDetail[] = [typoLoss];
  return { figures: { hiddenq: figure }, details };
}
