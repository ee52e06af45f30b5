// Chance that is the same in every run.

import { createHash } from 'node:crypto';

/**
 * Creates a source of numbers from 0 up to but not including 1 that depends on nothing but its seed.
 * Seeded by a question's id, it does not depend on which other questions are asked, or in which order.
 * @source mulberry32, a public-domain generator of 32 bits by Tommy Ettinger
 */
export function seededRandom(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks one of several. */
export function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}
