// Chooses the best of many scores.

/** A passage with its score. */
export interface RankedPassage {
  readonly passage: number;
  readonly score: number;
}

/** How many passages to choose, and from which. */
export interface Selection {
  readonly limit: number;
  /** Tells which passages may be chosen; absent: all. */
  readonly canRead: ((passage: number) => boolean) | undefined;
}

/** Returns the best of the touched passages, the best first, without sorting them all; equal scores in the order of their numbers. */
export function selectBest(
  touched: Uint32Array,
  scores: Float64Array,
  { limit, canRead }: Selection,
): RankedPassage[] {
  let best: RankedPassage[] = [];
  let threshold = 0;
  const order = (x: RankedPassage, y: RankedPassage): number => y.score - x.score || x.passage - y.passage;
  for (const passage of touched) {
    const score = scores[passage] ?? 0;
    if (score < threshold || (canRead !== undefined && !canRead(passage))) continue;
    best.push({ passage, score });
    if (best.length >= limit * 4) {
      best = best.toSorted(order).slice(0, limit);
      threshold = best.at(-1)?.score ?? 0;
    }
  }
  return best.toSorted(order).slice(0, limit);
}
