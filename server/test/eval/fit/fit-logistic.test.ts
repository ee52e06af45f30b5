import { describe, expect, it } from 'vitest';

import { fitLogistic } from './fit-logistic.ts';

describe('fitLogistic', () => {
  it('finds the model that made the observations', () => {
    const [intercept, first, second] = [-2, 5, -0.5] as const;
    const observations = Array.from({ length: 60 }, (_, i) => {
      const values = [i / 60, (i * 7) % 11];
      const chance = 1 / (1 + Math.exp(-(intercept + first * (values[0] ?? 0) + second * (values[1] ?? 0))));
      return [
        { values, outcome: true, weight: chance },
        { values, outcome: false, weight: 1 - chance },
      ];
    }).flat();
    const fitted = fitLogistic(observations);
    [intercept, first, second].forEach((weight, i) => expect(fitted[i]).toBeCloseTo(weight, 6));
  });
});
