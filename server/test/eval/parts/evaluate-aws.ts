// AWS documentation with real customers' questions: finding documents, and the estimate of coverage far from where it was fitted.

import type { EvalFigures, EvalPart } from '../eval-figures.ts';
import { IndexedCorpus } from '../measure/indexed-corpus.ts';
import { auroc, calibrationError } from '../measure/judge-estimates.ts';
import { estimateAll, estimateWithout } from '../measure/measure-escalation.ts';
import type { LabelledKnowledge } from '../read-data.ts';
import { measureWithTypos } from './measure-with-typos.ts';

/** Evaluates AWS documentation; a question is not covered when its whole guide is missing, because guides repeat each other's pages. */
export function evaluateAws({ records, questions }: LabelledKnowledge, chat: readonly string[]): EvalPart {
  const corpus = new IndexedCorpus(records);
  const covered = questions.filter(({ answerable }) => answerable);
  const { clean, typoLoss } = measureWithTypos('AWS QA', corpus, { questions: covered, target: 'document' });
  const estimates = estimateAll(
    corpus,
    covered.map(({ q }) => q),
  );
  const noGuide = estimateWithout(corpus, covered, ({ doc }) => doc.split('/')[0] ?? doc);
  const offTopic = estimateAll(corpus, chat);
  const uncovered = [...noGuide, ...offTopic];
  const figures: EvalFigures = {
    awsqa: { docR5: clean.r5 },
    escalation: { movedToAws: auroc(estimates, uncovered) },
    ece: { moved: calibrationError(estimates, uncovered) },
  };
  const details = [
    typoLoss,
    { label: 'Moved to AWS: AUROC, guide missing', value: auroc(estimates, noGuide), unit: '' },
    { label: 'Moved to AWS: AUROC, off-topic', value: auroc(estimates, offTopic), unit: '' },
    { label: 'Moved to AWS: ECE, guide missing', value: calibrationError(estimates, noGuide), unit: '' },
  ] as const;
  return { figures, details: details.filter(({ value }) => !Number.isNaN(value)) };
}
