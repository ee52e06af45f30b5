// Where the postings live: for each term the passages that hold it, in blocks of one typed array.

/** A posting packs the passage into 24 bits and the frequency into 8: room for 16.7 million passages. */
const FREQUENCY_BITS = 8;
const FREQUENCY_MAX = 255;
/** A block begins with the place of the next one and its own capacity. */
const HEADER = 2;
/** Half of all terms occur once or twice (Zipf), so lists begin small and double up to the largest block. */
const FIRST_CAPACITY = 2;
const LAST_CAPACITY = 1_024;
/** Fields per term: its first block, its last block in use, and how much of that is filled. */
const FIELDS = 3;

/**
 * Lists for each term the passages that hold it and how often.
 * It costs 4 bytes per posting plus the unfilled ends of lists. Numbers of terms and passages are dense, from 0.
 */
export class PostingPool {
  /** Place 0 is never a block: 0 means “none”. */
  #pool = new Uint32Array(4_096);
  #used = 1;
  #terms = new Uint32Array(FIELDS * 1_024);

  /** Adds a passage to a term's list. */
  append(term: number, passage: number, frequency: number): void {
    const field = term * FIELDS;
    if (field + FIELDS > this.#terms.length) this.#terms = grown(this.#terms, field + FIELDS);
    let last = at(this.#terms, field + 1);
    if (last === 0 || at(this.#terms, field + 2) === at(this.#pool, last + 1)) {
      last = this.#openBlock(field);
      this.#terms[field + 1] = last;
      this.#terms[field + 2] = 0;
    }
    const fill = at(this.#terms, field + 2);
    this.#pool[last + HEADER + fill] = (passage << FREQUENCY_BITS) | Math.min(frequency, FREQUENCY_MAX);
    this.#terms[field + 2] = fill + 1;
  }

  /** Visits a term's list in the order of its additions. */
  forEach(term: number, visit: (passage: number, frequency: number) => void): void {
    const field = term * FIELDS;
    const last = at(this.#terms, field + 1);
    for (
      let block = at(this.#terms, field);
      block !== 0;
      block = block === last ? 0 : at(this.#pool, block)
    ) {
      const end = block + HEADER + (block === last ? at(this.#terms, field + 2) : at(this.#pool, block + 1));
      for (let place = block + HEADER; place < end; place += 1) {
        const posting = at(this.#pool, place);
        visit(posting >>> FREQUENCY_BITS, posting & FREQUENCY_MAX);
      }
    }
  }

  /** Drops from a term's list the passages for which `isDead` is true; the freed places are used again. */
  purge(term: number, isDead: (passage: number) => boolean): void {
    const live: [passage: number, frequency: number][] = [];
    let dead = 0;
    this.forEach(term, (passage, frequency) => {
      if (isDead(passage)) dead += 1;
      else live.push([passage, frequency]);
    });
    if (dead === 0) return;
    const field = term * FIELDS;
    this.#terms[field + 1] = at(this.#terms, field);
    this.#terms[field + 2] = 0;
    for (const [passage, frequency] of live) this.append(term, passage, frequency);
  }

  #openBlock(field: number): number {
    const last = at(this.#terms, field + 1);
    if (last === 0) {
      const block = this.#newBlock(FIRST_CAPACITY);
      this.#terms[field] = block;
      return block;
    }
    const next = at(this.#pool, last);
    if (next !== 0) return next;
    const block = this.#newBlock(Math.min(LAST_CAPACITY, at(this.#pool, last + 1) * 2));
    this.#pool[last] = block;
    return block;
  }

  #newBlock(capacity: number): number {
    const block = this.#used;
    this.#used += HEADER + capacity;
    if (this.#used > this.#pool.length) this.#pool = grown(this.#pool, this.#used);
    this.#pool[block + 1] = capacity;
    return block;
  }
}

/** Reads a place; one that does not exist yet holds 0. */
function at(array: Uint32Array, place: number): number {
  return array[place] ?? 0;
}

/** Returns a copy with room for at least `size` numbers, grown by half so that growing stays rare and waste bounded. */
function grown(array: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(size, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
