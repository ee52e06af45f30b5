import { describe, expect, it } from 'vitest';

import { KEY_PREFIXES, makeKey, readKeyHint } from './key-format.ts';

/** Fair draws with 61 degrees of freedom exceed this less than once in a billion runs; drawing a byte modulo 62 exceeds it by far. */
const CHI_SQUARE_MAX = 150;

describe('an API key', () => {
  it('has the promised form, a right checksum, and is never drawn twice', () => {
    const keys = Array.from({ length: 20_000 }, () => makeKey('sk_live_'));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatch(/^sk_live_[0-9A-Za-z]{40}$/);
      expect(readKeyHint(key, 'sk_live_')).toBe(key.slice(0, 16));
    }
  });

  it('favours no character', () => {
    const counts = new Map<string, number>();
    const text = Array.from({ length: 10_000 }, () => makeKey('sk_live_').slice(8, 42)).join('');
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    const expected = text.length / 62;
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(62);
    expect(chiSquare).toBeLessThan(CHI_SQUARE_MAX);
  });

  it('is refused without the store when one character is wrong, too many or missing', () => {
    const key = makeKey(KEY_PREFIXES.live);
    for (let place = 8; place < key.length; place += 1) {
      const wrong = key[place] === 'A' ? 'B' : 'A';
      expect(readKeyHint(key.slice(0, place) + wrong + key.slice(place + 1), 'sk_live_')).toBeUndefined();
    }
    for (const wrong of [`${key}A`, key.slice(0, -1), '', 'sk_live_', key.replace('live', 'test')]) {
      expect(readKeyHint(wrong, 'sk_live_')).toBeUndefined();
    }
  });

  it('of one kind is not taken for another', () => {
    const body = makeKey('sk_live_').slice('sk_live_'.length);
    expect(readKeyHint(`ask_${body}`, 'ask_')).toBeUndefined();
    const own = makeKey('ask_');
    expect(readKeyHint(own, 'ask_')).toBe(own.slice(0, 12));
  });

  it('is not found by drawing characters', () => {
    const invented = Array.from({ length: 20_000 }, () => `sk_live_${makeKey('x_').slice(2)}`);
    expect(invented.filter((key) => readKeyHint(key, 'sk_live_'))).toEqual([]);
  });
});
