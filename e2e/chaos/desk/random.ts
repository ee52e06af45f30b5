// Chance that can be repeated: the same seed makes the same choices.

import { createHash } from 'node:crypto';

/** Makes choices. */
export interface Random {
  /** @returns a whole number from `min` to `max`, both included */
  between(min: number, max: number): number;
  /** @throws {Error} when there is nothing to choose from */
  pick<T>(choices: readonly T[]): T;
}

/** The seed of this run: `CHAOS_SEED`, or a new one. */
export const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 2 ** 31);

/** Makes a source of chance. */
export function createRandom(seed: number = SEED): Random {
  let drawn = 0;
  const between = (min: number, max: number) => {
    drawn += 1;
    const hash = createHash('sha256').update(`${seed}:${drawn}`).digest();
    return min + (hash.readUInt32BE(0) % (max - min + 1));
  };
  return {
    between,
    pick(choices) {
      if (choices.length === 0) throw new Error('there is nothing to choose from');
      return choices[between(0, choices.length - 1)] as (typeof choices)[number];
    },
  };
}
