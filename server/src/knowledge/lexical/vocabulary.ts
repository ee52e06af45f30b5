// Numbers the terms of an index, and finds the known word that a mistyped one was meant to be.

import { areWithinEdits, codesOf, type CodeSlice } from './edit-distance.ts';
import { at, withRoom } from './grow-array.ts';

/** Shorter words have too many neighbours to guess among. */
const CORRECTED_CHARS_MIN = 4;
/** From this length on two mistakes are likelier than another word. */
const TWO_EDITS_CHARS_MIN = 8;
/** The table of hashes has at least this many places per term: the fewer are taken, the fewer steps a look-up needs. */
const PLACES_PER_TERM = 2;
/** How many words one step of a search for neighbours looks at: about 2 ms the first time, a fifth of one later. */
const WORDS_PER_STEP = 16_384;
/** @source FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_START = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

/** A vocabulary as arrays of numbers, which can be written to a file as they are. */
export interface VocabularyColumns {
  /** The letters of all terms, one after another. */
  readonly codes: Uint16Array;
  /** Where each term begins; one more than there are terms. */
  readonly starts: Uint32Array;
  /** For each term which letters it has. */
  readonly letters: Uint32Array;
  /** The terms' hashes. */
  readonly hashes: Uint32Array;
  /** The terms' numbers plus one, at the places that their hashes point at; its length is a power of 2. */
  readonly table: Uint32Array;
}

/**
 * Numbers terms from 0 in the order of their first use.
 * Holds them as numbers rather than strings: a hundred thousand terms are no work for the garbage collector then, and are read from a file at once.
 */
export class Vocabulary {
  #codes: Uint16Array;
  #starts: Uint32Array;
  /** For each term which letters it has (hashed to 32 bits): two words within one edit differ in at most two bits. */
  #letters: Uint32Array;
  /** Kept, so that the table grows without reading every letter again. */
  #hashes: Uint32Array;
  #table: Uint32Array;
  #size: number;

  constructor(columns?: VocabularyColumns) {
    this.#codes = columns?.codes ?? new Uint16Array(4_096);
    this.#starts = columns?.starts ?? new Uint32Array(512);
    this.#letters = columns?.letters ?? new Uint32Array(512);
    this.#hashes = columns?.hashes ?? new Uint32Array(512);
    this.#table = columns?.table ?? new Uint32Array(1_024);
    this.#size = columns === undefined ? 0 : columns.starts.length - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Returns the arrays without their spare room; they are the vocabulary's own, so they must not outlive its next change. */
  get columns(): VocabularyColumns {
    return {
      codes: this.#codes.subarray(0, at(this.#starts, this.#size)),
      starts: this.#starts.subarray(0, this.#size + 1),
      letters: this.#letters.subarray(0, this.#size),
      hashes: this.#hashes.subarray(0, this.#size),
      table: this.#table,
    };
  }

  /** @returns the term's number, or `undefined` when no text has had it */
  find(term: string): number | undefined {
    const slice = { codes: codesOf(term), start: 0, end: term.length };
    const id = at(this.#table, this.#placeOf(slice, hashOf(slice)));
    return id === 0 ? undefined : id - 1;
  }

  /** Returns the term's number, a new one if necessary. */
  intern(term: string): number {
    return this.internCodes({ codes: codesOf(term), start: 0, end: term.length });
  }

  /** Does the same for a term that lies in a larger array. */
  internCodes(term: CodeSlice): number {
    const hash = hashOf(term);
    const place = this.#placeOf(term, hash);
    const known = at(this.#table, place);
    if (known !== 0) return known - 1;
    const id = this.#size;
    const start = at(this.#starts, id);
    const end = start + term.end - term.start;
    this.#codes = withRoom(this.#codes, end);
    this.#codes.set(term.codes.subarray(term.start, term.end), start);
    this.#starts = withRoom(this.#starts, id + 2);
    this.#starts[id + 1] = end;
    this.#letters = withRoom(this.#letters, id + 1);
    this.#letters[id] = letterBits(term);
    this.#hashes = withRoom(this.#hashes, id + 1);
    this.#hashes[id] = hash;
    this.#table[place] = id + 1;
    this.#size = id + 1;
    if (this.#size * PLACES_PER_TERM > this.#table.length) this.#growTable();
    return id;
  }

  /** Returns the letters of a term. */
  textOf(id: number): string {
    const end = at(this.#starts, id + 1);
    let text = '';
    for (let i = at(this.#starts, id); i < end; i += 1) text += String.fromCharCode(at(this.#codes, i));
    return text;
  }

  /** Returns the hash of a term's first `chars` letters, or of all when it has fewer. */
  hashOfBeginning(id: number, chars: number): number {
    const start = at(this.#starts, id);
    return hashOf({
      codes: this.#codes,
      start,
      end: Math.min(at(this.#starts, id + 1), start + chars),
    });
  }

  /**
   * Returns the words that differ from an unknown one by the fewest typing mistakes: one, or two for long words.
   * Looks at every word, but compares only those of nearly its length and letters, which takes about a millisecond per 100,000 words, and ten
   * times as long before the machine has seen that often; so it goes step by step.
   */
  *neighbours(word: string, isWord: (id: number) => boolean): Generator<void, readonly number[]> {
    if (word.length < CORRECTED_CHARS_MIN || /\p{N}/u.test(word)) return [];
    const slice = { codes: codesOf(word), start: 0, end: word.length };
    const bits = letterBits(slice);
    const editsMax = word.length >= TWO_EDITS_CHARS_MIN ? 2 : 1;
    const letters = this.#letters;
    const [near, far]: [number[], number[]] = [[], []];
    for (let id = 0; id < this.#size; id += 1) {
      if (id % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield;
      if (bitCount((letters[id] ?? 0) ^ bits) > 2 * editsMax) continue;
      const other = this.#sliceOf(id);
      if (areWithinEdits(slice, other, 1)) near.push(id);
      else if (editsMax > 1 && areWithinEdits(slice, other, editsMax)) far.push(id);
    }
    const found = near.filter((id) => isWord(id));
    return found.length > 0 ? found : far.filter((id) => isWord(id));
  }

  #sliceOf(id: number): CodeSlice {
    return { codes: this.#codes, start: at(this.#starts, id), end: at(this.#starts, id + 1) };
  }

  /** Returns the place of a term in the table, or the free one where it belongs. */
  #placeOf(term: CodeSlice, hash: number): number {
    const mask = this.#table.length - 1;
    let place = hash & mask;
    for (;;) {
      const id = at(this.#table, place);
      if (id === 0 || (at(this.#hashes, id - 1) === hash && this.#isTerm(id - 1, term))) return place;
      place = (place + 1) & mask;
    }
  }

  #isTerm(id: number, { codes, start, end }: CodeSlice): boolean {
    const own = at(this.#starts, id);
    if (at(this.#starts, id + 1) - own !== end - start) return false;
    for (let i = start; i < end; i += 1) if (codes[i] !== this.#codes[own + i - start]) return false;
    return true;
  }

  #growTable(): void {
    const mask = this.#table.length * 2 - 1;
    const table = new Uint32Array(mask + 1);
    for (let id = 0; id < this.#size; id += 1) {
      let place = at(this.#hashes, id) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = id + 1;
    }
    this.#table = table;
  }
}

/** Returns a hash of a term: equal terms have equal ones. */
export function hashOf({ codes, start, end }: CodeSlice): number {
  let hash = FNV_START;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (codes[i] ?? 0), FNV_PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function letterBits({ codes, start, end }: CodeSlice): number {
  let bits = 0;
  for (let i = start; i < end; i += 1) bits |= 1 << ((codes[i] ?? 0) & 31);
  return bits >>> 0;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
