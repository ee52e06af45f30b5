import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { StrikeKey } from './strike-key.ts';

const KEY = 'sk-sksk-1';

function strike(pieces: readonly string[]): string {
  const key = new StrikeKey(KEY);
  return pieces.map((piece) => key.push(piece)).join('') + key.end();
}

describe('a key in what a service writes', () => {
  it('is struck out, however the text is cut into pieces', () => {
    const text = fc.array(fc.constantFrom(KEY, 'sk-', 'sk-sk', 'a', ' '), { maxLength: 8 });
    const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 10 });
    fc.assert(
      fc.property(text, cuts, (parts, places) => {
        const whole = parts.join('');
        const sorted = [0, ...places.toSorted((a, b) => a - b), whole.length];
        const pieces = sorted
          .slice(1)
          .map((end, index) => whole.slice(sorted[index], Math.max(end, sorted[index] ?? 0)));
        expect(strike(pieces)).toBe(whole.replaceAll(KEY, '***'));
      }),
    );
  });

  it('leaves everything alone without a key', () => {
    const none = new StrikeKey('');
    expect(none.push('sk-1') + none.end()).toBe('sk-1');
  });
});
