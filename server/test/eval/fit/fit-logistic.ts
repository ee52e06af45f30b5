// Logistic regression by Newton's method: few numbers, the same in every run.

/** One observation. */
export interface Observation {
  readonly values: readonly number[];
  readonly outcome: boolean;
  readonly weight: number;
}

/** Newton's method doubles the right digits with each step; more steps than this change nothing. */
const STEPS = 12;

/**
 * Fits the weights of a logistic model by maximum likelihood.
 * @returns the intercept, then one weight per value
 */
export function fitLogistic(observations: readonly Observation[]): number[] {
  const size = 1 + (observations[0]?.values.length ?? 0);
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map(() => 0);
    const curvature = weights.map(() => weights.map(() => 0));
    for (const { values, outcome, weight } of observations) {
      const row = [1, ...values];
      const sum = row.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-sum));
      const error = weight * ((outcome ? 1 : 0) - chance);
      const bend = weight * chance * (1 - chance);
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * value;
        const line = curvature[i] ?? [];
        row.forEach((other, j) => (line[j] = (line[j] ?? 0) + bend * value * other));
      });
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + (change[i] ?? 0));
  }
  return weights;
}

/** Solves a system of linear equations whose matrix is symmetric and positive, by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((pivot, i) => {
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      pivot.forEach((value, j) => (row[j] = (row[j] ?? 0) - factor * value));
    }
  });
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}
