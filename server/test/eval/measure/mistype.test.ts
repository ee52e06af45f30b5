import { describe, expect, it } from 'vitest';

import { isWithinEdits } from '../../../src/knowledge/lexical/edit-distance.ts';
import { mistype } from './mistype.ts';

const QUESTION = 'How do I reset the password of my account?';
const SEEDS = Array.from({ length: 200 }, (_, i) => `question ${String(i)}`);

describe('mistype', () => {
  it('makes exactly one mistake, in a content word, behind its first letter', () => {
    for (const seed of SEEDS) {
      const before = QUESTION.split(' ');
      const after = mistype(QUESTION, 'en', seed).split(' ');
      const changed = before.flatMap((word, i) => (word === after[i] ? [] : [{ word, to: after[i] ?? '' }]));
      expect(changed).toHaveLength(1);
      expect(['reset', 'password', 'account?']).toContain(changed[0]?.word);
      expect(changed[0]?.to[0]).toBe(changed[0]?.word[0]);
      expect(isWithinEdits(changed[0]?.word ?? '', changed[0]?.to ?? '', 1)).toBe(true);
    }
  });

  it('makes the same mistake in every run, and different ones for different questions', () => {
    const mistyped = SEEDS.map((seed) => mistype(QUESTION, 'en', seed));
    expect(SEEDS.map((seed) => mistype(QUESTION, 'en', seed))).toEqual(mistyped);
    expect(new Set(mistyped).size).toBeGreaterThan(20);
  });

  it('leaves scripts without spaces as they are', () => {
    expect(mistype('如何重置密码？', 'zh', 'seed')).toBe('如何重置密码？');
  });
});
