// The vectors of an assistant's passages, searched by looking at all of them.

import type { RankedPassage } from '../lexical/select-best.ts';

/** The vectors of a batch of passages. */
interface BatchVectors {
  /** The numbers of the passages, in their order. */
  readonly passages: Uint32Array;
  /** Their vectors of unit length, one after another. */
  readonly vectors: Float32Array;
}

/**
 * Keeps vectors by batches of passages.
 * A plain scan is exact, needs no upkeep, and takes about 1 ms per million numbers.
 */
export class PassageVectors {
  readonly #batches = new Map<number, BatchVectors>();

  /** Tells whether the passages of a batch have their vectors. */
  has(batch: number): boolean {
    return this.#batches.has(batch);
  }

  get isEmpty(): boolean {
    return this.#batches.size === 0;
  }

  /** Keeps the vectors of a batch. */
  set(batch: number, passages: Uint32Array, vectors: readonly Float32Array[]): void {
    const length = vectors[0]?.length ?? 0;
    const all = new Float32Array(length * vectors.length);
    vectors.forEach((vector, i) => all.set(unitOf(vector), i * length));
    this.#batches.set(batch, { passages, vectors: all });
  }

  /** Forgets the vectors of a batch; it must be done when the batch is removed, because its numbers are given again. */
  remove(batch: number): void {
    this.#batches.delete(batch);
  }

  /**
   * Returns the passages nearest to a vector, the nearest first, with the cosine of the angle between them.
   * @param canRead tells which passages may be returned; all of a batch or none
   * @param pause is awaited between batches, so that others get their turn
   */
  async nearest(
    vector: Float32Array,
    { limit, canRead }: { readonly limit: number; readonly canRead: (passage: number) => boolean },
    pause: () => Promise<void>,
  ): Promise<RankedPassage[]> {
    const wanted = unitOf(vector);
    let best: RankedPassage[] = [];
    const sorted = (): RankedPassage[] =>
      best.toSorted((a, b) => b.score - a.score || a.passage - b.passage).slice(0, limit);
    for (const { passages, vectors } of this.#batches.values()) {
      if (!canRead(passages[0] ?? -1) || vectors.length !== passages.length * wanted.length) continue;
      for (const [i, passage] of passages.entries()) {
        best.push({ passage, score: dot(wanted, vectors, i * wanted.length) });
      }
      if (best.length > 4 * limit) best = sorted();
      await pause();
    }
    return sorted();
  }
}

function dot(a: Float32Array, all: Float32Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (all[start + i] ?? 0);
  return sum;
}

function unitOf(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
