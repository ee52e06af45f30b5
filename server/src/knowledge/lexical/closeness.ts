// Looks at where a question's words stand in a passage: side by side, and together in one sentence.

import { SENTENCE_END } from './packed-passages.ts';
import type { FindRelative } from './word-families.ts';

/** A word of a question as the index knows it. */
export interface WeighedWord {
  /** Its stem in the most frequent language of the knowledge. */
  readonly stem: string;
  /** The forms under which passages may hold it; empty for a word that no passage holds. */
  readonly ids: readonly number[];
  /** The terms of words that mean nearly the same; empty where passages hold none. */
  readonly synonyms: readonly number[];
  /** How many passages hold it. */
  readonly frequency: number;
  /** How much the word tells. */
  readonly idf: number;
  /** How sure it is that the forms mean this word, 0 to 1: below 1 for a corrected one. */
  readonly certainty: number;
}

/** How close the words of a question stand in one passage; each figure sums up what the words tell. */
export interface Closeness {
  /** The words that the passage holds. */
  readonly held: number;
  /** The words that the passage does not hold, but another one of the same family or meaning. */
  readonly related: number;
  /** Neighbours of the question that are neighbours in the passage. */
  readonly phrases: number;
  /** The words that the best sentence holds. */
  readonly bestSentence: number;
}

/** One word between two neighbours, or their swapped order, makes half a phrase of them: “reset the password”, “password reset”. */
const LOOSE_PHRASE = 0.5;

/**
 * Creates the measure of how close the words of one question stand in passages, each given as the sequence of its terms.
 * What it needs is made once for all passages: a search looks at a hundred.
 */
export function closenessOf(
  words: readonly WeighedWord[],
  relativeOf: FindRelative,
): (sequence: Uint32Array) => Closeness {
  const worths = Float64Array.from(words, ({ idf, certainty }) => idf * certainty);
  const placeOf = new Map<number, number>();
  words.forEach(({ ids }, place) => {
    for (const id of ids) if (!placeOf.has(id)) placeOf.set(id, place);
  });
  const inPassage = new SetOfPlaces(worths);
  const inSentence = new SetOfPlaces(worths);
  const related = new SetOfPlaces(worths);
  const phrases = new Float64Array(words.length);
  return (sequence) => {
    for (const each of [inPassage, inSentence, related]) each.clear();
    phrases.fill(0);
    let bestSentence = 0;
    let before = -1;
    let between = 0;
    for (const term of sequence) {
      const place = placeOf.get(term);
      if (term === SENTENCE_END) {
        bestSentence = Math.max(bestSentence, inSentence.sum);
        inSentence.clear();
        before = -1;
      } else if (place === undefined) {
        between += 1;
        related.add(relativeOf(term));
      } else {
        inPassage.add(place);
        inSentence.add(place);
        if (between <= 1 && before >= 0) notePhrase(phrases, [before, place], between);
        before = place;
        between = 0;
      }
    }
    return {
      held: inPassage.sum,
      related: related.sumWithout(inPassage),
      phrases: sumOfPhrases(phrases, worths),
      bestSentence,
    };
  };
}

/** Words of the question by their places, and what they tell together. */
class SetOfPlaces {
  sum = 0;
  readonly #worths: Float64Array;
  readonly #has: Uint8Array;

  constructor(worths: Float64Array) {
    this.#worths = worths;
    this.#has = new Uint8Array(worths.length);
  }

  /** Adds a place; -1 is none. */
  add(place: number): void {
    if (place < 0 || this.#has[place] === 1) return;
    this.#has[place] = 1;
    this.sum += this.#worths[place] ?? 0;
  }

  clear(): void {
    this.#has.fill(0);
    this.sum = 0;
  }

  sumWithout(others: SetOfPlaces): number {
    let sum = 0;
    this.#has.forEach((has, place) => {
      if (has === 1 && others.#has[place] === 0) sum += this.#worths[place] ?? 0;
    });
    return sum;
  }
}

/** Notes two words of the question that stand close to each other, under the place of the first. */
function notePhrase(phrases: Float64Array, [a, b]: readonly [number, number], between: number): void {
  if (Math.abs(a - b) !== 1) return;
  const strength = (between === 0 ? 1 : LOOSE_PHRASE) * (b > a ? 1 : LOOSE_PHRASE);
  const first = Math.min(a, b);
  phrases[first] = Math.max(phrases[first] ?? 0, strength);
}

/** A phrase tells as much as its weaker word: the other one alone would have been found anyway. */
function sumOfPhrases(phrases: Float64Array, worths: Float64Array): number {
  let sum = 0;
  phrases.forEach((strength, first) => {
    if (strength > 0) sum += strength * Math.min(worths[first] ?? 0, worths[first + 1] ?? 0);
  });
  return sum;
}
