// Where the postings live: for each term the passages that hold it, in blocks on pages of numbers.

import { at, withRoom } from './grow-array.ts';

/** A posting packs the passage into 24 bits and the frequency into 8: room for 16.7 million passages. */
export const FREQUENCY_BITS = 8;
/** The largest frequency that is told apart. */
export const FREQUENCY_MAX = 255;
/** A block begins with the place of the next one and its own capacity. */
const HEADER = 2;
/** Half of all terms occur once or twice (Zipf), so lists begin small and double up to the largest block. */
const FIRST_CAPACITY = 2;
const LAST_CAPACITY = 1_024;
/** Fields per term: its first block, its last block in use, how much of that is filled, and how many postings there are. */
const FIELDS = 4;
/** Pages never move, so that growing costs no copy of what is there, however much it is. No block lies on two. */
const PAGE_BITS = 16;
const PAGE_SIZE = 1 << PAGE_BITS;

/** A pool as arrays of numbers, which can be written to a file as they are. */
export interface PostingColumns {
  readonly pages: readonly Uint32Array[];
  readonly terms: Uint32Array;
  readonly used: number;
}

/** Visits postings: those on `page` from `from` up to but not including `to`, each with the passage above its {@link FREQUENCY_BITS}. */
export type VisitPostings = (page: Uint32Array, from: number, to: number) => void;

/**
 * Lists for each term the passages that hold it and how often.
 * It costs 4 bytes per posting plus the unfilled ends of lists. Numbers of terms and passages are dense, from 0.
 */
export class PostingPool {
  readonly #pages: Uint32Array[];
  #terms: Uint32Array;
  /** Place 0 is never a block: 0 means “none”. */
  #used: number;

  constructor(columns?: PostingColumns) {
    this.#pages = [...(columns?.pages ?? [new Uint32Array(PAGE_SIZE)])];
    this.#terms = columns?.terms ?? new Uint32Array(FIELDS * 256);
    this.#used = columns?.used ?? 1;
  }

  /** Returns the arrays; they are the pool's own, so they must not outlive its next change. */
  get columns(): PostingColumns {
    return { pages: this.#pages, terms: this.#terms, used: this.#used };
  }

  /** Returns the pages that {@link PostingColumns} were written from. */
  static pagesOf(numbers: Uint32Array): Uint32Array[] {
    return Array.from({ length: numbers.length / PAGE_SIZE }, (_, i) =>
      numbers.subarray(i * PAGE_SIZE, (i + 1) * PAGE_SIZE),
    );
  }

  /** Adds a passage to a term's list. */
  append(term: number, passage: number, frequency: number): void {
    const field = term * FIELDS;
    this.#terms = withRoom(this.#terms, field + FIELDS);
    const terms = this.#terms;
    let last = at(terms, field + 1);
    if (last === 0 || at(terms, field + 2) === this.#read(last + 1)) {
      last = this.#openBlock(field);
      terms[field + 1] = last;
      terms[field + 2] = 0;
    }
    const fill = at(terms, field + 2);
    this.#write(last + HEADER + fill, (passage << FREQUENCY_BITS) | Math.min(frequency, FREQUENCY_MAX));
    terms[field + 2] = fill + 1;
    terms[field + 3] = at(terms, field + 3) + 1;
  }

  /** Returns how many passages are in a term's list. */
  count(term: number): number {
    return at(this.#terms, term * FIELDS + 3);
  }

  /** Visits a term's list in the order of its additions, block by block. */
  visit(term: number, visit: VisitPostings): void {
    const field = term * FIELDS;
    const last = at(this.#terms, field + 1);
    let block = at(this.#terms, field);
    while (block !== 0) {
      const page = this.#pages[block >>> PAGE_BITS];
      if (page === undefined) return;
      const place = block & (PAGE_SIZE - 1);
      const fill = block === last ? at(this.#terms, field + 2) : at(page, place + 1);
      visit(page, place + HEADER, place + HEADER + fill);
      block = block === last ? 0 : at(page, place);
    }
  }

  /** Drops from a term's list the passages for which `isDead` is true; the freed places are used again. */
  purge(term: number, isDead: (passage: number) => boolean): void {
    const live: number[] = [];
    this.visit(term, (page, from, to) => {
      for (let i = from; i < to; i += 1) {
        const posting = at(page, i);
        if (!isDead(posting >>> FREQUENCY_BITS)) live.push(posting);
      }
    });
    if (live.length === this.count(term)) return;
    const field = term * FIELDS;
    this.#terms[field + 1] = at(this.#terms, field);
    this.#terms[field + 2] = 0;
    this.#terms[field + 3] = 0;
    for (const posting of live) this.append(term, posting >>> FREQUENCY_BITS, posting & FREQUENCY_MAX);
  }

  #openBlock(field: number): number {
    const last = at(this.#terms, field + 1);
    if (last === 0) {
      const block = this.#newBlock(FIRST_CAPACITY);
      this.#terms[field] = block;
      return block;
    }
    const next = this.#read(last);
    if (next !== 0) return next;
    const block = this.#newBlock(Math.min(LAST_CAPACITY, this.#read(last + 1) * 2));
    this.#write(last, block);
    return block;
  }

  #newBlock(capacity: number): number {
    const size = HEADER + capacity;
    const left = PAGE_SIZE - (this.#used & (PAGE_SIZE - 1));
    if (left < size) this.#used += left;
    const block = this.#used;
    this.#used += size;
    if (block >>> PAGE_BITS >= this.#pages.length) this.#pages.push(new Uint32Array(PAGE_SIZE));
    this.#write(block + 1, capacity);
    return block;
  }

  #read(place: number): number {
    return this.#pages[place >>> PAGE_BITS]?.[place & (PAGE_SIZE - 1)] ?? 0;
  }

  #write(place: number, value: number): void {
    const page = this.#pages[place >>> PAGE_BITS];
    if (page !== undefined) page[place & (PAGE_SIZE - 1)] = value;
  }
}
