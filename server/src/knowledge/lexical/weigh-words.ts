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

/** Weighs each word of a question by how much it tells in this index. A word that the index lacks is corrected if it can be. */
export function weighWords(words: readonly QuestionWord[], index: PassageIndex): WeighedWord[] {
  let corrected = 0;
  return words.map(({ forms }) => {
    const stem = forms[0] ?? '';
    const ids = knownTerms(forms, index);
    const frequency = index.frequencyOf(ids);
    if (frequency > 0) return { stem, ids, idf: idfOf(frequency, index), certainty: 1 };
    corrected += 1;
    const guesses = corrected > CORRECTED_MAX ? [] : guess(forms, index);
    return {
      stem,
      ids: guesses,
      idf: idfOf(index.frequencyOf(guesses), index),
      certainty: CORRECTED_CERTAINTY,
    };
  });
}

/** A word that no passage holds tells no more than the rarest one that is held: in small knowledge it would outweigh all others. */
function idfOf(frequency: number, index: PassageIndex): number {
  return index.idf(Math.max(1, frequency));
}

/** Returns the numbers of the terms that the index has. */
export function knownTerms(terms: readonly string[], index: PassageIndex): number[] {
  return terms.map((term) => index.vocabulary.find(term)).filter((id) => id !== undefined);
}

function guess(forms: readonly string[], index: PassageIndex): number[] {
  const isLive = (id: number): boolean => index.frequencyOf([id]) > 0;
  const found = new Set(forms.flatMap((form) => index.vocabulary.neighbours(form, isLive)));
  return [...found]
    .toSorted((a, b) => index.frequencyOf([b]) - index.frequencyOf([a]) || a - b)
    .slice(0, GUESSES_MAX);
}
