// Ranks the passages of an index for a question.

import { measureCloseness, type Closeness, type WeighedWord } from './closeness.ts';
import type { ParsedQuestion } from './parse-question.ts';
import { BM25, type PassageIndex, type QueryTerm } from './passage-index.ts';
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
}

/**
 * Finds the passages that are about a question.
 * @param canRead tells which passages may be found; the others are left out before the best are chosen
 */
export function searchPassages(
  question: ParsedQuestion,
  index: PassageIndex,
  canRead?: (passage: number) => boolean,
): PassageSearch {
  const words = weighWords(question.words, index);
  const terms: QueryTerm[] = [
    ...words.map(({ ids, certainty }) => ({ ids, weight: certainty })),
    ...question.grams.map((gram) => ({ ids: knownTerms([gram], index), weight: GRAM_WEIGHT })),
  ].filter(({ ids }) => ids.length > 0);
  const relativeOf = relativesOf(
    words.map(({ stem }) => stem),
    index.vocabulary,
  );
  const found = index
    .rank(withinBounds(terms, index), RERANKED_MAX, canRead)
    .map(({ passage, score }) => {
      const closeness = measureCloseness(words, index.sequenceOf(passage), relativeOf);
      const bonus =
        PHRASE_WEIGHT * closeness.phrases +
        SENTENCE_WEIGHT * closeness.bestSentence +
        RELATED_WEIGHT * closeness.related;
      return { passage, score: score + bonus, ...closeness };
    })
    .toSorted((a, b) => b.score - a.score || a.passage - b.passage);
  return { found, words, rarestIdf: index.idf(1) };
}

/** Returns the most telling terms that {@link POSTINGS_MAX} allows, at least one. */
function withinBounds(terms: readonly QueryTerm[], index: PassageIndex): readonly QueryTerm[] {
  const frequencies = new Map(terms.map((term) => [term, index.frequencyOf(term.ids)]));
  const frequencyOf = (term: QueryTerm): number => frequencies.get(term) ?? 0;
  let postings = terms.reduce((sum, term) => sum + frequencyOf(term), 0);
  if (postings <= POSTINGS_MAX) return terms;
  const kept = terms.toSorted((a, b) => frequencyOf(a) - frequencyOf(b));
  while (kept.length > 1 && postings > POSTINGS_MAX)
    postings -= frequencyOf(kept.pop() ?? { ids: [], weight: 0 });
  return kept;
}
