// Fits the constants of the estimate of coverage.

import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { readPart, readUtterances, type LabelledQuestion } from '../read-data.ts';
import { coverageExamples, KINDS } from './coverage-examples.ts';
import { fitLogistic } from './fit-logistic.ts';

const FEATURES = ['share', 'strength', 'lacking', 'standsOut', 'guessed', 'lead'] as const;

/** The constants of the estimate. */
export type CoverageModel = Readonly<Record<'intercept' | (typeof FEATURES)[number], number>>;

/** Chat about other things: banking, a shop, and a bit of everything, the first so many utterances of each. */
const CHAT_SETS = ['banking77', 'hint3-curekart', 'clinc150'];
const CHAT_PER_SET = 900;

/**
 * Fits the estimate on the open half of SQuAD 2.0 and on chat about other things; figures on everything else show how it moves.
 * @throws {Error} when the folder lacks one of them
 */
export async function fitCoverage(folder: string): Promise<CoverageModel> {
  const squad = await readPart(join(folder, 'squad2'));
  const sets = await Promise.all(CHAT_SETS.map((name) => readUtterances(join(folder, 'intents', name))));
  const chat = sets.flatMap((utterances) => utterances.slice(0, CHAT_PER_SET));
  if (squad === undefined || sets.some((utterances) => utterances.length === 0)) {
    throw new Error(
      `${folder} lacks squad2, or one of intents/${CHAT_SETS.join(', intents/')}; the fit needs all of them.`,
    );
  }
  const examples = coverageExamples({ ...squad, questions: squad.questions.filter(isOpen) }, chat);
  const counts = new Map<string, number>();
  for (const { kind } of examples) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [intercept = 0, ...weights] = fitLogistic(
    examples.map(({ kind, features }) => ({
      values: FEATURES.map((name) => features[name]),
      outcome: KINDS[kind].isCovered,
      weight: KINDS[kind].weight / (counts.get(kind) ?? 1),
    })),
  );
  const [share = 0, strength = 0, lacking = 0, standsOut = 0, guessed = 0, lead = 0] = weights;
  return { intercept, share, strength, lacking, standsOut, guessed, lead };
}

/** @source The data's README: the first byte of the SHA-256 of a question's id parts the open half from the sealed one. */
function isOpen({ id }: LabelledQuestion): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) < 128;
}
