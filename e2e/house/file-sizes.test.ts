// Files and folders stay small enough to be read at one sitting.

import { describe, expect, it } from 'vitest';

import { sourceFiles } from './source-files.ts';

const files = sourceFiles(/^(contract|embedded-mongo|server|widget|console|sdk)\/src\/.*\.(ts|tsx)$/)
  .filter(({ path }) => !/\.test(-d)?\.tsx?$/.test(path))
  .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  .toSorted((a, b) => a.lines - b.lines);

/** @source the design, section 1: median at most 70 lines, nine of ten files at most 200 */
const MEDIAN_MAX = 70;
const NINTH_DECILE_MAX = 200;

describe('source files', () => {
  it(`have a median of at most ${MEDIAN_MAX} lines, and nine of ten at most ${NINTH_DECILE_MAX}`, () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files[Math.floor(files.length / 2)]?.lines).toBeLessThanOrEqual(MEDIAN_MAX);
    expect(files[Math.floor(files.length * 0.9)]?.lines).toBeLessThanOrEqual(NINTH_DECILE_MAX);
  });

  it('are not named for nothing', () => {
    const drawers = files.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.)/.test(path),
    );
    expect(drawers).toEqual([]);
  });
});
