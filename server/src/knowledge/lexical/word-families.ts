// Finds words of the same family or meaning in passages: “composer” for “composed”, “installation” for “installing”, “receipt” for “invoice”.

import { codesOf } from './edit-distance.ts';
import { hashOf, type Vocabulary } from './vocabulary.ts';

/** Words of the same family share a beginning of at least so many letters … */
const SHARED_CHARS_MIN = 4;
/** … and this share of the question's word; a word that is a beginning of the question's needs less. */
const SHARED_SHARE = 0.7;
const BEGINNING_SHARE = 0.6;

/** Tells to which word of a question a term of a passage is related; the word's place, or -1. */
export type FindRelative = (term: number) => number;

/** What is looked at of a question's word. */
interface RelatableWord {
  readonly stem: string;
  /** The terms of words that mean nearly the same. */
  readonly synonyms: readonly number[];
}

/**
 * Creates the look-up of relatives for the words of one question. Terms come again in many passages, so that each is compared once; most
 * are told by a number.
 */
export function relativesOf(words: readonly RelatableWord[], vocabulary: Vocabulary): FindRelative {
  const placesByBeginning = new Map<number, number[]>();
  const known = new Map<number, number>();
  words.forEach(({ stem, synonyms }, place) => {
    for (const term of synonyms) if (!known.has(term)) known.set(term, place);
    if (stem.length < SHARED_CHARS_MIN) return;
    const beginning = hashOf({ codes: codesOf(stem), start: 0, end: SHARED_CHARS_MIN });
    placesByBeginning.set(beginning, [...(placesByBeginning.get(beginning) ?? []), place]);
  });
  return (term) => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const places = placesByBeginning.get(vocabulary.hashOfBeginning(term, SHARED_CHARS_MIN));
    if (places === undefined) return -1;
    const text = vocabulary.textOf(term);
    const place = places.find((candidate) => areRelated(words[candidate]?.stem ?? '', text)) ?? -1;
    known.set(term, place);
    return place;
  };
}

function areRelated(stem: string, other: string): boolean {
  if (other.length < SHARED_CHARS_MIN) return false;
  if (stem.startsWith(other)) return other.length >= stem.length * BEGINNING_SHARE;
  return other.startsWith(stem.slice(0, Math.max(SHARED_CHARS_MIN, Math.ceil(stem.length * SHARED_SHARE))));
}
