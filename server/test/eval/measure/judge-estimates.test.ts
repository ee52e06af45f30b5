import { describe, expect, it } from 'vitest';

import { auroc, calibrationError } from './judge-estimates.ts';

describe('auroc', () => {
  it('is 1 when every covered question is estimated higher, 0 when none is', () => {
    expect(auroc([0.8, 0.9], [0.1, 0.2])).toBe(1);
    expect(auroc([0.1, 0.2], [0.8, 0.9])).toBe(0);
  });

  it('counts pairs, equal ones as half', () => {
    expect(auroc([0.5, 0.9], [0.5, 0.7])).toBe((0.5 + 0 + 1 + 1) / 4);
  });
});

describe('calibrationError', () => {
  it('is 0 when the estimates are the shares', () => {
    expect(calibrationError([0.75, 0.75, 0.75, 0.25], [0.25, 0.25, 0.25, 0.75])).toBeCloseTo(0);
  });

  it('is the distance between estimate and share', () => {
    expect(calibrationError([0.95], [0.95])).toBeCloseTo(0.45);
    expect(calibrationError([0], [1])).toBeCloseTo(1);
  });

  it('does not depend on how many of each kind are asked', () => {
    const few = calibrationError([0.9], [0.3]);
    expect(calibrationError([0.9, 0.9, 0.9], [0.3])).toBeCloseTo(few);
  });
});
