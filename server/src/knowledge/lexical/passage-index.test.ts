import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BM25, PassageIndex, type RankedPassage } from './passage-index.ts';

/** BM25 as the textbook has it, over all passages, for comparison. */
function naiveRank(passages: ReadonlyMap<number, string[]>, query: readonly string[]): RankedPassage[] {
  const all = [...passages];
  const meanLength = all.reduce((sum, [, words]) => sum + words.length, 0) / Math.max(1, all.length) || 1;
  return all
    .map(([passage, words]) => {
      let score = 0;
      for (const term of query) {
        const holding = all.filter(([, other]) => other.includes(term)).length;
        const frequency = words.filter((word) => word === term).length;
        const idf = Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
        const norm = 1 - BM25.b + (BM25.b * words.length) / meanLength;
        score += (idf * frequency * (BM25.k1 + 1)) / (frequency + BM25.k1 * norm);
      }
      return { passage, score };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.passage - b.passage);
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const passage = fc.array(word, { maxLength: 12 });
const step = fc.oneof(
  { weight: 3, arbitrary: passage.map((words) => ({ words })) },
  { weight: 1, arbitrary: fc.nat().map((remove) => ({ remove })) },
);

function queryOf(index: PassageIndex, words: readonly string[]) {
  return words.flatMap((each) => {
    const id = index.vocabulary.find(each);
    return id === undefined ? [] : [{ ids: [id], weight: 1 }];
  });
}

describe('PassageIndex', () => {
  it('ranks as textbook BM25 does, through any additions, removals and purges', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.uniqueArray(word),
        fc.boolean(),
        (steps, query, purged) => {
          const index = new PassageIndex();
          const passages = new Map<number, string[]>();
          for (const each of steps) {
            if ('words' in each) {
              passages.set(index.add({ sentences: [each.words], grams: [] }), each.words);
            } else {
              const removed = [...passages.keys()][each.remove % Math.max(1, passages.size)];
              if (removed === undefined) continue;
              passages.delete(removed);
              index.remove(removed);
              if (purged) Array.from(index.purge());
            }
          }
          const expected = naiveRank(passages, query);
          const actual = index.rank(queryOf(index, query), 100);
          expect(index.size).toBe(passages.size);
          expect(new Map(actual.map((each) => [each.passage, each.score.toFixed(9)]))).toEqual(
            new Map(expected.map((each) => [each.passage, each.score.toFixed(9)])),
          );
          expect(actual.map(({ score }) => score)).toEqual(
            actual.map(({ score }) => score).toSorted((a, b) => b - a),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('returns the best of many passages, as many as asked for', () => {
    const index = new PassageIndex();
    for (let i = 0; i < 2_000; i += 1) {
      index.add({
        sentences: [Array.from({ length: 1 + (i % 50) }, (_, j) => (j === 0 ? 'needle' : `hay${j}`))],
        grams: [],
      });
    }
    const best = index.rank(queryOf(index, ['needle']), 10);
    expect(best.map(({ passage: each }) => each)).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450]);
  });

  it('uses the numbers of removed passages again, and only after their postings are gone', () => {
    const index = new PassageIndex();
    const first = index.add({ sentences: [['old']], grams: [] });
    index.remove(first);
    expect(index.add({ sentences: [['new']], grams: [] })).not.toBe(first);
    Array.from(index.purge());
    expect(index.add({ sentences: [['newer']], grams: [] })).toBe(first);
    expect(index.rank(queryOf(index, ['old']), 5)).toEqual([]);
  });

  it('asks to be purged once removed passages outweigh a quarter of the rest', () => {
    const index = new PassageIndex();
    const numbers = Array.from({ length: 600 }, () => index.add({ sentences: [['x']], grams: [] }));
    for (const number of numbers.slice(0, 256)) index.remove(number);
    expect(index.needsPurge).toBe(false);
    for (const number of numbers.slice(256, 300)) index.remove(number);
    expect(index.needsPurge).toBe(true);
    Array.from(index.purge());
    expect(index.needsPurge).toBe(false);
  });
});
