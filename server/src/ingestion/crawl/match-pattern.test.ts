import { describe, expect, it } from 'vitest';

import { matchesPattern } from './match-pattern.ts';

describe('matchesPattern', () => {
  it.each([
    ['/help/a', '/help/*', true],
    ['/help/', '/help/*', true],
    ['/blog/help/a', '/help/*', false],
    ['/a/b/c', '*b*', true],
    ['/a', '/a', true],
    ['/a', '/a*', true],
    ['/ab', '/a', false],
    ['/a.b', '/a?b', false],
    ['/page?x=1', '*?x=*', true],
    ['', '*', true],
    ['', '', true],
    ['/a', '', false],
  ])('tells whether %j matches %j', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected);
  });

  // A matcher that tried every split would not come back.
  it('comes to an end whatever the pattern', () => {
    expect(matchesPattern('a'.repeat(2_000), `${'*a'.repeat(149)}*b`)).toBe(false);
  });
});
