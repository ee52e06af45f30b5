// Finds words of the same family in passages: “composer” for “composed”, “installation” for “installing”, where stems differ.

import { codesOf } from './edit-distance.ts';
import { hashOf, type Vocabulary } from './vocabulary.ts';

/** Words of the same family share a beginning of at least so many letters … */
const SHARED_CHARS_MIN = 4;
/** … and this share of the question's word; a word that is a beginning of the question's needs less. */
const SHARED_SHARE = 0.7;
const BEGINNING_SHARE = 0.6;

/** Tells to which word of a question a term of a passage is related; the word's place, or -1. */
export type FindRelative = (term: number) => number;

/**
 * Creates the look-up of relatives for the words of one question. Terms come again in many passages, so that each is compared once; most
 * are told by a number.
 * @param stems the words, in their places
 */
export function relativesOf(stems: readonly string[], vocabulary: Vocabulary): FindRelative {
  const placesByBeginning = new Map<number, number[]>();
  stems.forEach((stem, place) => {
    if (stem.length < SHARED_CHARS_MIN) return;
    const beginning = hashOf({ codes: codesOf(stem), start: 0, end: SHARED_CHARS_MIN });
    placesByBeginning.set(beginning, [...(placesByBeginning.get(beginning) ?? []), place]);
  });
  const known = new Map<number, number>();
  return (term) => {
    const places = placesByBeginning.get(vocabulary.hashOfBeginning(term, SHARED_CHARS_MIN));
    if (places === undefined) return -1;
    let place = known.get(term);
    if (place === undefined) {
      const text = vocabulary.textOf(term);
      place = places.find((candidate) => areRelated(stems[candidate] ?? '', text)) ?? -1;
      known.set(term, place);
    }
    return place;
  };
}

function areRelated(stem: string, other: string): boolean {
  if (other.length < SHARED_CHARS_MIN) return false;
  if (stem.startsWith(other)) return other.length >= stem.length * BEGINNING_SHARE;
  return other.startsWith(stem.slice(0, Math.max(SHARED_CHARS_MIN, Math.ceil(stem.length * SHARED_SHARE))));
}
