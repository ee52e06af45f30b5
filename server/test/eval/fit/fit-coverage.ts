// Fits the constants of the estimate of coverage.

import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { COVERAGE_FEATURES } from '../../../src/knowledge/lexical/estimate-coverage.ts';
import { readPart, readUtterances, type LabelledQuestion } from '../read-data.ts';
import { coverageExamples, KINDS } from './coverage-examples.ts';
import { fitLogistic } from './fit-logistic.ts';

/**
 * Whole questions to whole knowledge are surer than the mix of examples, so the estimate is drawn apart by so much; its middle stays.
 * @source Expected calibration error on the open half of SQuAD 2.0: .050 as fitted, .035 at 1.15, .028 at 1.3, .032 at 1.5
 */
const SHARPNESS = 1.3;

/** The constants of the estimate. */
export type CoverageModel = Readonly<Record<'intercept' | (typeof COVERAGE_FEATURES)[number], number>>;

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
      values: COVERAGE_FEATURES.map((name) => features[name]),
      outcome: KINDS[kind].isCovered,
      weight: KINDS[kind].weight / (counts.get(kind) ?? 1),
    })),
  );
  const names = ['intercept', ...COVERAGE_FEATURES] as const;
  const constants = [intercept, ...weights].map((weight) => SHARPNESS * weight);
  return Object.fromEntries(names.map((name, i) => [name, constants[i] ?? 0])) as CoverageModel;
}

/** @source The data's README: the first byte of the SHA-256 of a question's id parts the open half from the sealed one. */
function isOpen({ id }: LabelledQuestion): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) < 128;
}
