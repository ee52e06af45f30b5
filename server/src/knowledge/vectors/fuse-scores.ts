// Joins what was found by words with what was found by meaning.

import type { RankedPassage } from '../lexical/select-best.ts';

/**
 * Returns the passages of both lists, the best first, by the mean of their scores after each list was stretched to reach from 0 to 1.
 * A passage that one list lacks has 0 there.
 * @source Anserini's BEIR regressions: this mean is better than reciprocal ranks on 27 of 29 corpora, and than BM25 alone on all but two
 */
export function fuseScores(
  byWords: readonly RankedPassage[],
  byMeaning: readonly RankedPassage[],
): RankedPassage[] {
  const sums = new Map<number, number>();
  for (const list of [byWords, byMeaning]) {
    const scores = list.map(({ score }) => score);
    const [least, most] = [Math.min(...scores), Math.max(...scores)];
    for (const { passage, score } of list) {
      const stretched = most > least ? (score - least) / (most - least) : 1;
      sums.set(passage, (sums.get(passage) ?? 0) + stretched / 2);
    }
  }
  return [...sums]
    .map(([passage, score]) => ({ passage, score }))
    .toSorted((a, b) => b.score - a.score || a.passage - b.passage);
}
