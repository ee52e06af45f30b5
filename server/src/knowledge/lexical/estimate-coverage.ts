// Estimates how likely it is that the knowledge answers a question, from how the best passages match it.

import { BM25 } from './passage-index.ts';
import { SCORE_PER_IDF_MAX, type PassageSearch } from './search-passages.ts';

/** What the estimate rests on. None of it grows with the knowledge. */
export interface CoverageFeatures {
  /** The best score as a share of the most that this question could score, 0 to 1. */
  readonly share: number;
  /** The best score counted in fully telling words, on a logarithmic scale: one shared word may be chance, five are not. */
  readonly strength: number;
  /** What the best sentence lacks of the question, counted in fully telling words. */
  readonly lacking: number;
  /** The share of the question that rests on corrected words. */
  readonly guessed: number;
}

/** How many of the best passages are looked at. */
const LOOKED_AT = 5;
/** Keeps the logarithm finite where nothing matches. */
const STRENGTH_FLOOR = 0.1;

/**
 * A logistic model.
 * @source Fitted on the open half of SQuAD 2.0 alone (3,080 answerable questions, whole and shortened to one to three words, in
 *   knowledge of one article, two articles and all 35) and on other subjects' chat (banking77, curekart, clinc150): questions
 *   whose passage is there against those whose article or paragraph was removed. Area under the ROC curve: article missing .972,
 *   paragraph missing .855, off-topic .966, in small knowledge .989, short questions .88 to .92; moved unchanged to AWS
 *   documentation .995, to Plausible's .965.
 */
const MODEL = { intercept: -2.027, share: 5.174, strength: 2.945, lacking: -0.623, guessed: -0.712 } as const;

/**
 * Estimates the coverage of a question: 0 when nothing is found, towards 1 the surer an answer stands in the passages.
 * Words alone cannot tell a question from its denial or from another one about the same things, so 1 is never reached.
 */
export function estimateCoverage(search: PassageSearch): number {
  if (search.found.length === 0 || search.words.length === 0) return 0;
  const { share, strength, lacking, guessed } = coverageFeatures(search);
  const sum =
    MODEL.intercept +
    MODEL.share * share +
    MODEL.strength * strength +
    MODEL.lacking * lacking +
    MODEL.guessed * guessed;
  return 1 / (1 + Math.exp(-sum));
}

/** Returns the features of a search; exported so that the model can be fitted and tested on the same figures. */
export function coverageFeatures({ found, words, rarestIdf }: PassageSearch): CoverageFeatures {
  const best = found.slice(0, LOOKED_AT);
  const score = Math.max(0, ...best.map((each) => each.score));
  const bestSentence = Math.max(0, ...best.map((each) => each.bestSentence));
  const total = words.reduce((sum, { idf }) => sum + idf, 0);
  const guessed = words.reduce(
    (sum, { ids, idf, certainty }) => sum + (ids.length > 0 && certainty < 1 ? idf : 0),
    0,
  );
  return {
    share: Math.min(1, score / (total * SCORE_PER_IDF_MAX)),
    strength: Math.log(STRENGTH_FLOOR + score / (BM25.k1 + 1) / rarestIdf),
    lacking: (total - bestSentence) / rarestIdf,
    guessed: guessed / total,
  };
}
