// Where the scores of one search are summed up.

import { selectBest, type RankedPassage, type Selection } from './select-best.ts';

/**
 * Sums up scores by the numbers of passages.
 * It is used again for later searches: its arrays are as long as the index, and new ones for each search would keep the garbage collector busy.
 */
export class ScoreSheet {
  #scores = new Float64Array(256);
  #touched = new Uint32Array(256);
  #count = 0;

  /** Makes room for passages with numbers below `size`. */
  prepare(size: number): void {
    if (this.#scores.length >= size) return;
    this.#scores = new Float64Array(size);
    this.#touched = new Uint32Array(size);
  }

  /** Adds to the score of a passage; more than 0. */
  add(passage: number, score: number): void {
    const before = this.#scores[passage] ?? 0;
    if (before === 0) {
      this.#touched[this.#count] = passage;
      this.#count += 1;
    }
    this.#scores[passage] = before + score;
  }

  /** Returns the passages with the best sums. */
  best(selection: Selection): RankedPassage[] {
    return selectBest(this.#touched.subarray(0, this.#count), this.#scores, selection);
  }

  /** Forgets all scores. */
  clear(): void {
    for (let i = 0; i < this.#count; i += 1) this.#scores[this.#touched[i] ?? 0] = 0;
    this.#count = 0;
  }
}
