// Looks closer at one passage: what its sentences hold of a question, and how much else.

import type { WeighedWord } from './closeness.ts';
import { SENTENCE_END } from './packed-passages.ts';
import type { FindRelative } from './word-families.ts';

/** What a closer look shows. */
export interface CloserLook {
  /** What two sentences in a row hold of the question together, counted as the words' idf. */
  readonly pair: number;
  /** The share of the best sentence's words that belong to the question, 0 to 1. */
  readonly density: number;
}

/** How much of a word another one of its family is worth. */
const RELATED_WORTH = 0.6;

interface Sentence {
  /** What each word of the question is worth here, by its place; absent: nothing. */
  readonly worths: ReadonlyMap<number, number>;
  readonly length: number;
}

/** Looks closer at a passage, given as the sequence of its terms. Too dear for all that a search ranks, so it is meant for the best one. */
export function lookCloser(
  sequence: Uint32Array,
  words: readonly WeighedWord[],
  relativeOf: FindRelative,
): CloserLook {
  const sentences = sentencesOf(sequence, words, relativeOf);
  let best: Sentence | undefined;
  let pair = 0;
  sentences.forEach((sentence, i) => {
    if (sumOf(sentence.worths) > sumOf(best?.worths ?? NOTHING)) best = sentence;
    pair = Math.max(pair, sumOf(joined(sentence.worths, sentences[i + 1]?.worths ?? NOTHING)));
  });
  return { pair, density: best === undefined ? 0 : best.worths.size / best.length };
}

const NOTHING: ReadonlyMap<number, number> = new Map();

function sentencesOf(
  sequence: Uint32Array,
  words: readonly WeighedWord[],
  relativeOf: FindRelative,
): Sentence[] {
  const placeOf = new Map(words.flatMap(({ ids }, place) => ids.map((id) => [id, place] as const)));
  const sentences: Sentence[] = [];
  let worths = new Map<number, number>();
  let length = 0;
  for (const term of sequence) {
    if (term === SENTENCE_END) {
      sentences.push({ worths, length });
      worths = new Map();
      length = 0;
      continue;
    }
    length += 1;
    const own = placeOf.get(term);
    const place = own ?? relativeOf(term);
    const word = words[place];
    if (word === undefined) continue;
    const worth = word.idf * (own === undefined ? RELATED_WORTH : word.certainty);
    worths.set(place, Math.max(worth, worths.get(place) ?? 0));
  }
  return sentences;
}

function joined(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const both = new Map(one);
  for (const [place, worth] of other) both.set(place, Math.max(worth, both.get(place) ?? 0));
  return both;
}

function sumOf(worths: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const worth of worths.values()) sum += worth;
  return sum;
}
