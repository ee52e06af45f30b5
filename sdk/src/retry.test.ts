import { expect, it } from 'vitest';

import { waitBeforeRetry } from './retry.ts';

it('waits longer each time, up to a bound, and never twice the same', () => {
  for (const [tries, least, most] of [
    [1, 250, 500],
    [2, 500, 1_000],
    [9, 4_000, 8_000],
  ] as const) {
    const waits = Array.from({ length: 50 }, () => waitBeforeRetry(tries, null) ?? 0);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...waits)).toBeLessThanOrEqual(most);
    expect(new Set(waits).size).toBeGreaterThan(40);
  }
});

it('waits at least as long as the desk asks, in seconds or until a moment, but no minute', () => {
  expect(waitBeforeRetry(1, '3')).toBeGreaterThanOrEqual(3_000);
  expect(waitBeforeRetry(1, new Date(Date.now() + 10_000).toUTCString())).toBeGreaterThan(8_000);
  expect(waitBeforeRetry(1, new Date(0).toUTCString())).toBeLessThanOrEqual(500);
  expect(waitBeforeRetry(1, 'soon')).toBeLessThanOrEqual(500);
  expect(waitBeforeRetry(1, '61')).toBeUndefined();
});
