// @vitest-environment node
// How long things take, in words.

import { describe, expect, it } from 'vitest';

import { dayWords, durationWords, elapsedWords } from './format-time.ts';

const SINCE = '2026-03-02T09:00:00.000Z';
const START_MS = Date.parse(SINCE);

describe('elapsedWords', () => {
  it.each([
    [-5_000, 'now'],
    [59_999, 'now'],
    [60_000, '1 min'],
    [59 * 60_000, '59 min'],
    [60 * 60_000, '1 h'],
    [125 * 60_000, '2 h 5 min'],
    [24 * 3_600_000, '1 d'],
    [80 * 3_600_000, '3 d'],
  ])('says %d ms as %s', (ms, words) => {
    expect(elapsedWords(SINCE, START_MS + ms)).toBe(words);
  });
});

describe('dayWords', () => {
  it('names today and yesterday, and the date of other days', () => {
    expect(dayWords(SINCE, START_MS)).toBe('Today');
    expect(dayWords(SINCE, START_MS + 24 * 3_600_000)).toBe('Yesterday');
    expect(dayWords(SINCE, START_MS + 48 * 3_600_000)).toContain('2');
  });
});

describe('durationWords', () => {
  it('says short times in milliseconds and long ones in seconds', () => {
    expect([durationWords(12.4), durationWords(1_240)]).toEqual(['12 ms', '1.2 s']);
  });
});
