// Numbers the terms of an index, and finds the known word that a mistyped one was meant to be.

import { isWithinEdits } from './edit-distance.ts';

/** Shorter words have too many neighbours to guess among. */
const CORRECTED_CHARS_MIN = 4;
/** From this length on two mistakes are likelier than another word. */
const TWO_EDITS_CHARS_MIN = 8;

/** Numbers terms from 0 in the order of their first use. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  /** For each term which letters it has (hashed to 32 bits): two words within one edit differ in at most two bits. */
  #letters = new Uint32Array(1_024);

  get size(): number {
    return this.#terms.length;
  }

  /** @returns the term's number, or `undefined` when no text has had it */
  find(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** Returns the term's number, a new one if necessary. */
  intern(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.set(term, id);
    this.#terms.push(term);
    if (id >= this.#letters.length) {
      const larger = new Uint32Array(this.#letters.length * 2);
      larger.set(this.#letters);
      this.#letters = larger;
    }
    this.#letters[id] = letterBits(term);
    return id;
  }

  /** Returns the term behind a number. */
  termOf(id: number): string {
    return this.#terms[id] ?? '';
  }

  /**
   * Returns the words that differ from an unknown one by the fewest typing mistakes: one, or two for long words.
   * Looks at every word, but compares only those whose letters nearly agree, which takes well under a millisecond per 100,000 words.
   */
  neighbours(word: string, isWord: (id: number) => boolean): readonly number[] {
    if (word.length < CORRECTED_CHARS_MIN || /\p{N}/u.test(word)) return [];
    const bits = letterBits(word);
    const editsMax = word.length >= TWO_EDITS_CHARS_MIN ? 2 : 1;
    const candidates: number[] = [];
    for (let id = 0; id < this.#terms.length; id += 1) {
      if (bitCount((this.#letters[id] ?? 0) ^ bits) <= 2 * editsMax) candidates.push(id);
    }
    for (let edits = 1; edits <= editsMax; edits += 1) {
      const found = candidates.filter((id) => isWithinEdits(word, this.termOf(id), edits) && isWord(id));
      if (found.length > 0) return found;
    }
    return [];
  }
}

function letterBits(term: string): number {
  let bits = 0;
  for (let i = 0; i < term.length; i += 1) bits |= 1 << (term.charCodeAt(i) & 31);
  return bits >>> 0;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
