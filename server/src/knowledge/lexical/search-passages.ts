// Ranks the passages of an index for a question.

import { closenessOf, type Closeness, type WeighedWord } from './closeness.ts';
import { lookCloser, type CloserLook } from './look-closer.ts';
import { lowerNearCopies } from './near-copies.ts';
import type { ParsedQuestion } from './parse-question.ts';
import { BM25, type PassageIndex, type QueryTerm } from './passage-index.ts';
import { runToEnd } from './run-to-end.ts';
import { knownTerms, weighWords } from './weigh-words.ts';
import { relativesOf } from './word-families.ts';

/**
 * What character grams add to the words in languages that use them.
 * @source Measured on XQuAD: mean recall@1 of 12 languages 92.3 % at .1, 92.8 % at .3, 93.1 % at .5, 92.9 % at .7.
 */
const GRAM_WEIGHT = 0.5;
/**
 * A question is compared with so many postings at most, its most telling terms first: a question as long as a page would hold the event loop
 * otherwise, and its common words hardly change the order.
 * @source About 10 ns per posting; questions of usual length to 100,000 passages of product documentation need fewer.
 */
const POSTINGS_MAX = 300_000;
/**
 * What words that mean nearly the same add to a word.
 * @source Measured with and without them: document recall@5 of AWS questions 89.2 and 87.7 %, of hidden AWS questions 90.2 and 89.8 %;
 *   recall@5 of product help 70.6 and 67.6 %; SQuAD 2.0 as before. A weight of .35 does nearly the same.
 */
const SYNONYM_WEIGHT = 0.5;
/** How many passages are looked at closely: the right one is nearly always among them, and more cost more. */
const RERANKED_MAX = 100;
/**
 * What phrases and the best sentence add to the score of a passage.
 * @source Measured on SQuAD 2.0 (recall@1 80.9 % without, 83.7 % with), AWS documentation and product help.
 */
const PHRASE_WEIGHT = 0.9;
const SENTENCE_WEIGHT = 0.8;
/**
 * What a word of the same family adds where the word itself is missing.
 * @source Measured on SQuAD 2.0: recall@1 84.2 % without, 84.8 % with, recall@5 95.0 and 95.5 %; product documentation as before.
 */
const RELATED_WEIGHT = 0.6;

/** The most that one unit of idf can add to a score: by BM25 without bound on repetition, as part of a phrase and of the best sentence. */
export const SCORE_PER_IDF_MAX = BM25.k1 + 1 + PHRASE_WEIGHT + SENTENCE_WEIGHT;

/** A passage that was found. */
export interface FoundPassage extends Closeness {
  readonly passage: number;
  readonly score: number;
}

/** What was found for a question. */
export interface PassageSearch {
  /** The best first. */
  readonly found: readonly FoundPassage[];
  /** The content words of the question. */
  readonly words: readonly WeighedWord[];
  /** What a word tells that stands in one passage only: the unit in which matches of small and large knowledge compare. */
  readonly rarestIdf: number;
  /** What the best passage shows at a closer look; absent when nothing was found. */
  readonly closest?: CloserLook;
}

/** Tells which passages may be found; the others are left out before the best are chosen. */
export type CanRead = (passage: number) => boolean;

/** Finds the passages that are about a question, at once. */
export function searchPassages(
  question: ParsedQuestion,
  index: PassageIndex,
  canRead?: CanRead,
): PassageSearch {
  return runToEnd(searchSteps(question, index, canRead));
}

/**
 * Does the same step by step, so that the caller can pause in between: a step takes a few milliseconds at most, however long the question.
 * When the index's revision changes meanwhile, the rest of the steps means nothing.
 */
export function* searchSteps(
  question: ParsedQuestion,
  index: PassageIndex,
  canRead?: CanRead,
): Generator<void, PassageSearch> {
  const words = yield* weighWords(question.words, index);
  const terms: QueryTerm[] = words.map(({ ids, frequency, certainty }) => ({
    ids,
    frequency,
    weight: certainty,
  }));
  for (const word of words) terms.push(synonymsAsTerm(word, index));
  for (const gram of question.grams) {
    const ids = knownTerms([gram], index);
    terms.push({ ids, frequency: index.frequencyOf(ids), weight: GRAM_WEIGHT });
    yield;
  }
  const known = terms.filter(({ ids }) => ids.length > 0);
  const ranked = yield* index.rank(withinBounds(known), { limit: RERANKED_MAX, canRead });
  const relativeOf = relativesOf(words, index.vocabulary);
  const measure = closenessOf(words, relativeOf);
  const measured: FoundPassage[] = [];
  for (const { passage, score } of ranked) {
    const closeness = measure(index.sequenceOf(passage));
    const bonus =
      PHRASE_WEIGHT * closeness.phrases +
      SENTENCE_WEIGHT * closeness.bestSentence +
      RELATED_WEIGHT * closeness.related;
    measured.push({ passage, score: score + bonus, ...closeness });
    yield;
  }
  measured.sort((a, b) => b.score - a.score || a.passage - b.passage);
  const found = yield* lowerNearCopies(measured, (passage) => index.sequenceOf(passage));
  const search = { found, words, rarestIdf: index.idf(1) };
  const [best] = found;
  if (best === undefined) return search;
  return { ...search, closest: lookCloser(index.sequenceOf(best.passage), words, relativeOf) };
}

/** Words of the same meaning count together as one, which tells no more than the word itself. */
function synonymsAsTerm({ synonyms, idf }: WeighedWord, index: PassageIndex): QueryTerm {
  const frequency = index.frequencyOf(synonyms);
  return { ids: synonyms, frequency, weight: SYNONYM_WEIGHT * Math.min(1, idf / index.idf(frequency)) };
}

/** Returns the most telling terms that {@link POSTINGS_MAX} allows, at least one. */
function withinBounds(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  let postings = terms.reduce((sum, { frequency }) => sum + frequency, 0);
  if (postings <= POSTINGS_MAX) return terms;
  const kept = terms.toSorted((a, b) => a.frequency - b.frequency);
  while (kept.length > 1 && postings > POSTINGS_MAX) postings -= kept.pop()?.frequency ?? 0;
  return kept;
}
