// Prints the figures of an evaluation, for people with the goals beside them, and for programs.

import type { EvalDetail, EvalFigures, EvalPart } from './eval-figures.ts';

interface Goal {
  readonly label: string;
  readonly of: (figures: EvalFigures) => number | undefined;
  readonly unit: '%' | '';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What the offline engine is promised to reach; figures without a number are only reported. */
const GOALS: readonly Goal[] = [
  { label: 'SQuAD2: R@1', of: (f) => f.squad2?.r1, unit: '%', atLeast: 83.5 },
  { label: 'SQuAD2: R@5', of: (f) => f.squad2?.r5, unit: '%', atLeast: 95.2 },
  { label: 'SQuAD2: MRR@10', of: (f) => f.squad2?.mrr10, unit: '', atLeast: 0.888 },
  { label: 'SQuAD2: R@5 with one typo', of: (f) => f.squad2?.typoR5, unit: '%' },
  { label: 'SQuAD2: answer block holds the answer', of: (f) => f.squad2?.span, unit: '%', atLeast: 89 },
  { label: 'XQuAD: mean R@1', of: (f) => f.xquad?.mean, unit: '%', atLeast: 92 },
  { label: 'XQuAD: worst R@1', of: (f) => f.xquad?.worst, unit: '%', atLeast: 89 },
  { label: 'AWS QA: document R@5', of: (f) => f.awsqa?.docR5, unit: '%', atLeast: 83 },
  {
    label: 'Hidden questions of aws: document R@5',
    of: (f) => f.hiddenq?.aws?.docR5,
    unit: '%',
    atLeast: 89,
  },
  {
    label: 'Hidden questions of plausible: R@5',
    of: (f) => f.hiddenq?.plausible?.r5,
    unit: '%',
    atLeast: 73,
  },
  { label: 'Hidden questions of chatwoot: R@5', of: (f) => f.hiddenq?.chatwoot?.r5, unit: '%' },
  { label: 'Escalation AUROC, article missing', of: (f) => f.escalation?.article, unit: '', atLeast: 0.97 },
  {
    label: 'Escalation AUROC, paragraph missing',
    of: (f) => f.escalation?.paragraph,
    unit: '',
    atLeast: 0.9,
  },
  { label: 'Escalation AUROC, off-topic', of: (f) => f.escalation?.offTopic, unit: '', atLeast: 0.965 },
  { label: 'Escalation AUROC, moved to AWS', of: (f) => f.escalation?.movedToAws, unit: '', atLeast: 0.99 },
  { label: 'ECE, own knowledge', of: (f) => f.ece?.own, unit: '', atMost: 0.05 },
  { label: 'ECE, moved to AWS', of: (f) => f.ece?.moved, unit: '', atMost: 0.1 },
];

/** Returns the table for people: each figure, its goal, and whether it is met. */
export function tableOf({ figures, details }: EvalPart): string {
  const promised = GOALS.flatMap((goal) => {
    const value = goal.of(figures);
    return value === undefined ? [] : [lineOf({ ...goal, value })];
  });
  const languages = Object.entries(figures.xquad?.byLanguage ?? {}).map(([language, value]) =>
    lineOf({ label: `XQuAD ${language}: R@1`, value, unit: '%' }),
  );
  const more = details.map((detail) => lineOf({ ...detail, ...detail.goal }));
  return [...promised, '', ...languages, ...more].join('\n');
}

type Line = Pick<EvalDetail, 'label' | 'value' | 'unit'> & Pick<Goal, 'atLeast' | 'atMost'>;

function lineOf({ label, value, unit, atLeast, atMost }: Line): string {
  const written = `${format(value, unit)} ${unit}`.trimEnd();
  const cells = `${label.padEnd(54)} ${written.padEnd(12)}`;
  if (atLeast !== undefined) {
    return `${cells} goal ≥ ${format(atLeast, unit)}  ${value >= atLeast ? 'met' : 'MISSED'}`;
  }
  if (atMost !== undefined) {
    return `${cells} goal ≤ ${format(atMost, unit)}  ${value <= atMost ? 'met' : 'MISSED'}`;
  }
  return cells.trimEnd();
}

function format(value: number, unit: EvalDetail['unit']): string {
  return value.toFixed(unit === '' ? 3 : 1);
}

/** Returns figures as one line of JSON; four significant digits after the point are more than the data can tell. */
export function jsonOf(figures: object): string {
  return JSON.stringify(figures, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(4)) : value,
  );
}
