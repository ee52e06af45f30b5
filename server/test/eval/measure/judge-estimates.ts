// How good estimates of coverage are: do they tell covered questions from others, and do they mean what they say.

/**
 * Returns how likely a covered question is estimated higher than one that is not: the area under the ROC curve, .5 to 1 when it is any good.
 * Equal estimates count half.
 */
export function auroc(covered: readonly number[], uncovered: readonly number[]): number {
  const sorted = uncovered.toSorted((a, b) => a - b);
  let wins = 0;
  for (const estimate of covered) {
    const below = countBelow(sorted, (other) => other < estimate);
    const upTo = countBelow(sorted, (other) => other <= estimate);
    wins += (below + upTo) / 2;
  }
  return wins / (covered.length * uncovered.length);
}

/** How many of a sorted list come before the first that fails. */
function countBelow(sorted: readonly number[], isBelow: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBelow(sorted[middle] ?? Infinity)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** @source The usual number of equally wide bins; Naeini et al., Obtaining Well Calibrated Probabilities (2015) */
const BINS = 10;

/**
 * Returns the expected calibration error: how far estimates are from the share of covered questions among their like.
 * Covered and uncovered questions weigh half each however many there are, as the estimate knows nothing of how often visitors ask what.
 */
export function calibrationError(covered: readonly number[], uncovered: readonly number[]): number {
  const bins = Array.from({ length: BINS }, () => ({ estimates: 0, covered: 0 }));
  const put = (estimates: readonly number[], isCovered: boolean): void => {
    const weight = 0.5 / estimates.length;
    for (const estimate of estimates) {
      const bin = bins[Math.min(BINS - 1, Math.floor(estimate * BINS))];
      if (bin === undefined) continue;
      bin.estimates += weight * estimate;
      bin.covered += isCovered ? weight : 0;
    }
  };
  put(covered, true);
  put(uncovered, false);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.estimates - bin.covered), 0);
}
