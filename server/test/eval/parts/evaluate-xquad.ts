// XQuAD: the same paragraphs and questions in twelve languages.

import type { EvalDetail, EvalPart } from '../eval-figures.ts';
import { IndexedCorpus } from '../measure/indexed-corpus.ts';
import type { LabelledKnowledge } from '../read-data.ts';
import { measureWithTypos } from './measure-with-typos.ts';

/** Evaluates XQuAD; each language has its own knowledge. */
export function evaluateXquad(languages: ReadonlyMap<string, LabelledKnowledge>): EvalPart {
  const byLanguage: Record<string, number> = {};
  const losses: number[] = [];
  for (const [language, { records, questions }] of languages) {
    const { clean, typoLoss } = measureWithTypos(`XQuAD ${language}`, new IndexedCorpus(records), {
      questions: questions.filter(({ answerable }) => answerable),
      target: 'record',
    });
    byLanguage[language] = clean.r1;
    losses.push(typoLoss.value);
  }
  const shares = Object.values(byLanguage);
  const details: EvalDetail[] = [
    {
      label: 'XQuAD: R@5 lost by one typo, mean',
      value: meanOf(losses),
      unit: 'points',
      goal: { atMost: 2 },
    },
    { label: 'XQuAD: R@5 lost by one typo, worst language', value: Math.max(...losses), unit: 'points' },
  ];
  return {
    figures: { xquad: { mean: meanOf(shares), worst: Math.min(...shares), byLanguage } },
    details,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
