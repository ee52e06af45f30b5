import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isWithinEdits } from './edit-distance.ts';
import { runToEnd } from './run-to-end.ts';
import { Vocabulary } from './vocabulary.ts';

describe('isWithinEdits', () => {
  it('counts a missing, an added, a changed letter and a swap as one mistake', () => {
    for (const typo of ['refnd', 'refunnd', 'refumd', 'refnud'])
      expect(isWithinEdits('refund', typo, 1)).toBe(true);
    for (const other of ['refuse', 'fund', 'dnufer']) expect(isWithinEdits('refund', other, 1)).toBe(false);
  });

  it('is symmetric and accepts every word as itself', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.string({ maxLength: 8 }),
        fc.integer({ min: 0, max: 2 }),
        (a, b, max) => {
          expect(isWithinEdits(a, a, max)).toBe(true);
          expect(isWithinEdits(a, b, max)).toBe(isWithinEdits(b, a, max));
        },
      ),
    );
  });
});

describe('Vocabulary', () => {
  const vocabulary = new Vocabulary();
  const ids = ['refund', 'refuse', 'deliveri', 'cat'].map((term) => vocabulary.intern(term));

  it('finds the words that a mistyped one may mean, the fewest mistakes first', () => {
    expect(runToEnd(vocabulary.neighbours('refnud', () => true))).toEqual([ids[0]]);
    expect(runToEnd(vocabulary.neighbours('dleivery', () => true))).toEqual([ids[2]]);
  });

  it('guesses neither among short words nor among numbers nor among dead words', () => {
    expect(runToEnd(vocabulary.neighbours('cot', () => true))).toEqual([]);
    expect(runToEnd(vocabulary.neighbours('refund2', () => true))).toEqual([]);
    expect(runToEnd(vocabulary.neighbours('refnud', () => false))).toEqual([]);
  });
});
