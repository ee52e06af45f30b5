// Estimates how likely it is that the knowledge answers a question, from how the best passages match it.

import { BM25 } from './passage-index.ts';
import { SCORE_PER_IDF_MAX, type PassageSearch } from './search-passages.ts';

/** What the estimate rests on. None of it grows with the knowledge. */
export interface CoverageFeatures {
  /** The best score as a share of the most that this question could score, 0 to 1. */
  readonly share: number;
  /** The best score counted in fully telling words, on a logarithmic scale: one shared word may be chance, five are not. */
  readonly strength: number;
  /** What the best passage lacks of the question, counted in fully telling words; a word of the same family or meaning is most of the word. */
  readonly lacking: number;
  /** How far the best passage stands out from the others, 0 to 1: what is said in passing is said in many places. */
  readonly standsOut: number;
  /** The share of the question that rests on corrected words. */
  readonly guessed: number;
  /** How far the best passage leads the next, counted in fully telling words: where the right one is missing, several are about as near. */
  readonly lead: number;
  /** The lead as far as it rests on a sentence that is about little else than the question. */
  readonly denseLead: number;
  /** How many content words the question has, on a logarithmic scale: a high share of one word is less than of six. */
  readonly length: number;
  /** The share of the question that is words which the knowledge does not have at all. */
  readonly unknown: number;
  /** The share of the question that two sentences in a row hold: an answer stands close together. */
  readonly pair: number;
  /** The share that the best passage holds word for word. */
  readonly held: number;
}

/** The names of the features, in the order of the model's constants. */
export const COVERAGE_FEATURES = [
  'share',
  'strength',
  'lacking',
  'standsOut',
  'guessed',
  'lead',
  'denseLead',
  'length',
  'unknown',
  'pair',
  'held',
] as const satisfies readonly (keyof CoverageFeatures)[];

/** The best passage is compared with the one in this place. */
const COMPARED_PLACE = 8;
/** Keeps the logarithm finite where nothing matches. */
const STRENGTH_FLOOR = 0.1;
/** How much of a word another one of its family is worth. */
const RELATED_WORTH = 0.7;

/**
 * A logistic model; `pnpm eval --data DIR --fit` prints its constants.
 * @source Fitted on the open half of SQuAD 2.0 alone (3,080 answerable questions, whole and shortened to one to three words, in
 *   knowledge of one article, two articles, half of the paragraphs and all 35 articles) and on other subjects' chat (banking77, curekart, clinc150): questions
 *   whose passage is there against those whose article or paragraph was removed.
 */
const MODEL = {
  intercept: -6.746,
  share: 8.349,
  strength: 0.83,
  lacking: -0.947,
  standsOut: 2.536,
  guessed: -1.72,
  lead: 0.068,
  denseLead: 1.424,
  length: 1.862,
  unknown: -1.257,
  pair: 2.347,
  held: -1.763,
} as const;

/**
 * Estimates the coverage of a question: 0 when nothing is found, towards 1 the surer an answer stands in the passages.
 * Words alone cannot tell a question from its denial or from another one about the same things, so 1 is never reached.
 */
export function estimateCoverage(search: PassageSearch): number {
  if (search.found.length === 0 || search.words.length === 0) return 0;
  const features = coverageFeatures(search);
  const sum = COVERAGE_FEATURES.reduce<number>(
    (total, name) => total + MODEL[name] * features[name],
    MODEL.intercept,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** Returns the features of a search; exported so that the model can be fitted and tested on the same figures. */
export function coverageFeatures({ found, words, rarestIdf, closest }: PassageSearch): CoverageFeatures {
  const best = found[0];
  const score = best?.score ?? 0;
  const lead = (score - (found[1]?.score ?? 0)) / rarestIdf;
  const held = (best?.held ?? 0) + RELATED_WORTH * (best?.related ?? 0);
  const total = words.reduce((sum, { idf }) => sum + idf, 0);
  const guessed = words.reduce(
    (sum, { ids, idf, certainty }) => sum + (ids.length > 0 && certainty < 1 ? idf : 0),
    0,
  );
  const unknown = words.reduce((sum, { ids, idf }) => sum + (ids.length === 0 ? idf : 0), 0);
  return {
    share: Math.min(1, score / (total * SCORE_PER_IDF_MAX)),
    strength: Math.log(STRENGTH_FLOOR + score / (BM25.k1 + 1) / rarestIdf),
    lacking: (total - held) / rarestIdf,
    standsOut: score > 0 ? 1 - (found[COMPARED_PLACE - 1]?.score ?? 0) / score : 0,
    guessed: guessed / total,
    lead,
    denseLead: lead * (closest?.density ?? 0),
    length: Math.log(Math.max(1, words.length)),
    unknown: unknown / total,
    pair: (closest?.pair ?? 0) / total,
    held: (best?.held ?? 0) / total,
  };
}
