// Finds a question's words in the index, and the words that mistyped or compounded ones were meant to be.

import type { WeighedWord } from './closeness.ts';
import type { QuestionWord } from './parse-question.ts';
import type { PassageIndex } from './passage-index.ts';

/** A corrected word counts this much of a known one: the guess may be wrong. */
const CORRECTED_CERTAINTY = 0.8;
/** So many words of a question are corrected at most: looking for neighbours is the dearest part of a search. */
const CORRECTED_MAX = 4;
/** More guesses than this per word only add noise. */
const GUESSES_MAX = 3;

/**
 * Weighs each word of a question by how much it tells in this index, step by step. A word that the index lacks is corrected if it can
 * be, unless words of the same meaning show that it is no mistake.
 */
export function* weighWords(
  words: readonly QuestionWord[],
  index: PassageIndex,
): Generator<void, WeighedWord[]> {
  let corrected = 0;
  const weighed: WeighedWord[] = [];
  for (const { forms, synonyms: similar } of words) {
    const stem = forms[0] ?? '';
    let ids: readonly number[] = knownTerms(forms, index);
    const synonyms = knownTerms(similar, index);
    let frequency = index.frequencyOf(ids);
    const certainty = frequency > 0 ? 1 : CORRECTED_CERTAINTY;
    if (frequency === 0 && index.frequencyOf(synonyms) === 0) {
      corrected += 1;
      ids = corrected > CORRECTED_MAX ? [] : yield* guess(forms, index);
      frequency = index.frequencyOf(ids);
    }
    weighed.push({ stem, ids, synonyms, frequency, idf: idfOf(frequency, index), certainty });
    yield;
  }
  return weighed;
}

/** A word that no passage holds tells no more than the rarest one that is held: in small knowledge it would outweigh all others. */
function idfOf(frequency: number, index: PassageIndex): number {
  return index.idf(Math.max(1, frequency));
}

/** Returns the numbers of the terms that the index has. */
export function knownTerms(terms: readonly string[], index: PassageIndex): number[] {
  return terms.map((term) => index.vocabulary.find(term)).filter((id) => id !== undefined);
}

function* guess(forms: readonly string[], index: PassageIndex): Generator<void, number[]> {
  const isLive = (id: number): boolean => index.frequencyOf([id]) > 0;
  const found = new Set<number>();
  for (const form of forms) {
    for (const id of yield* index.vocabulary.neighbours(form, isLive)) found.add(id);
    yield;
  }
  return [...found]
    .toSorted((a, b) => index.frequencyOf([b]) - index.frequencyOf([a]) || a - b)
    .slice(0, GUESSES_MAX);
}
