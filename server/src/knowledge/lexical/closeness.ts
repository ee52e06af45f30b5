// Looks at where a question's words stand in a passage: side by side, and together in one sentence.

import { SENTENCE_END } from './packed-passages.ts';
import type { FindRelative } from './word-families.ts';

/** A word of a question as the index knows it. */
export interface WeighedWord {
  /** Its stem in the most frequent language of the knowledge. */
  readonly stem: string;
  /** The forms under which passages may hold it; empty for a word that no passage holds. */
  readonly ids: readonly number[];
  /** How much the word tells. */
  readonly idf: number;
  /** How sure it is that the forms mean this word, 0 to 1: below 1 for a corrected one. */
  readonly certainty: number;
}

/** How close the words of a question stand in one passage; each figure sums up what the words tell. */
export interface Closeness {
  /** The words that the passage holds. */
  readonly held: number;
  /** The words that the passage does not hold, but another one of the same family. */
  readonly related: number;
  /** Neighbours of the question that are neighbours in the passage. */
  readonly phrases: number;
  /** The words that the best sentence holds. */
  readonly bestSentence: number;
}

/** One word between two neighbours, or their swapped order, makes half a phrase of them: “reset the password”, “password reset”. */
const LOOSE_PHRASE = 0.5;

/** Measures the closeness of a question's words in a passage, given as the sequence of its terms. */
export function measureCloseness(
  words: readonly WeighedWord[],
  sequence: Uint32Array,
  relativeOf: FindRelative,
): Closeness {
  const placeOf = new Map<number, number>();
  words.forEach(({ ids }, place) => {
    for (const id of ids) if (!placeOf.has(id)) placeOf.set(id, place);
  });
  const inPassage = new Set<number>();
  const related = new Set<number>();
  const phrases = new Map<number, number>();
  let inSentence = new Set<number>();
  let bestSentence = 0;
  let before: number | undefined;
  let between = 0;
  for (const term of sequence) {
    const place = placeOf.get(term);
    if (term === SENTENCE_END) {
      bestSentence = Math.max(bestSentence, sumOf(inSentence, words));
      inSentence = new Set();
      before = undefined;
    } else if (place === undefined) {
      between += 1;
      const relative = relativeOf(term);
      if (relative >= 0) related.add(relative);
    } else {
      inPassage.add(place);
      inSentence.add(place);
      if (before !== undefined && between <= 1) notePhrase(phrases, [before, place], between);
      before = place;
      between = 0;
    }
  }
  for (const place of inPassage) related.delete(place);
  return {
    held: sumOf(inPassage, words),
    related: sumOf(related, words),
    phrases: sumOfPhrases(phrases, words),
    bestSentence,
  };
}

/** Notes two words of the question that stand close to each other, under the place of the first. */
function notePhrase(phrases: Map<number, number>, [a, b]: readonly [number, number], between: number): void {
  if (Math.abs(a - b) !== 1) return;
  const strength = (between === 0 ? 1 : LOOSE_PHRASE) * (b > a ? 1 : LOOSE_PHRASE);
  const first = Math.min(a, b);
  phrases.set(first, Math.max(phrases.get(first) ?? 0, strength));
}

/** A phrase tells as much as its weaker word: the other one alone would have been found anyway. */
function sumOfPhrases(phrases: ReadonlyMap<number, number>, words: readonly WeighedWord[]): number {
  let sum = 0;
  for (const [first, strength] of phrases) {
    sum += strength * Math.min(worthAt(words, first), worthAt(words, first + 1));
  }
  return sum;
}

function sumOf(places: ReadonlySet<number>, words: readonly WeighedWord[]): number {
  let sum = 0;
  for (const place of places) sum += worthAt(words, place);
  return sum;
}

function worthAt(words: readonly WeighedWord[], place: number): number {
  const word = words[place];
  return word === undefined ? 0 : word.idf * word.certainty;
}
