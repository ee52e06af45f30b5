import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { packPassages, SENTENCE_END } from './packed-passages.ts';
import { BM25, PassageIndex } from './passage-index.ts';
import { runToEnd } from './run-to-end.ts';
import type { RankedPassage } from './select-best.ts';

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

function rank(index: PassageIndex, words: readonly string[], limit: number): RankedPassage[] {
  const terms = words.flatMap((each) => {
    const id = index.vocabulary.find(each);
    return id === undefined ? [] : [{ ids: [id], frequency: index.frequencyOf([id]), weight: 1 }];
  });
  return runToEnd(index.rank(terms, { limit, canRead: undefined }));
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
              passages.set(index.add([{ sentences: [each.words], grams: [] }]), each.words);
            } else {
              const removed = [...passages.keys()][each.remove % Math.max(1, passages.size)];
              if (removed === undefined) continue;
              passages.delete(removed);
              index.remove(removed);
              if (purged) Array.from(index.purge());
            }
          }
          const expected = naiveRank(passages, query);
          const actual = rank(index, query, 100);
          expect(index.size).toBe(passages.size);
          const batchOf = (passage: number) => index.placeOf(passage).batch;
          expect(new Map(actual.map((each) => [batchOf(each.passage), each.score.toFixed(9)]))).toEqual(
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
      const words = Array.from({ length: 1 + (i % 50) }, (_, j) => (j === 0 ? 'needle' : `hay${j}`));
      index.add([{ sentences: [words], grams: [] }]);
    }
    const best = rank(index, ['needle'], 10);
    expect(best.map(({ passage: each }) => each)).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450]);
  });

  it('uses the numbers of removed passages again, and only after their postings are gone', () => {
    const index = new PassageIndex();
    const put = (word: string): number => {
      const batch = index.add([{ sentences: [[word]], grams: [] }]);
      return index.passagesOf(batch)[0] ?? -1;
    };
    const first = put('old');
    index.remove(index.placeOf(first).batch);
    expect(put('new')).not.toBe(first);
    Array.from(index.purge());
    expect(put('newer')).toBe(first);
    expect(rank(index, ['old'], 5)).toEqual([]);
    expect(rank(index, ['newer'], 5).map(({ passage }) => passage)).toEqual([first]);
  });

  it('finds a staged batch only once it is shown, and keeps it through a purge', () => {
    const index = new PassageIndex();
    const steps = index.stage(packPassages([{ sentences: [['word']], grams: [] }]));
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    Array.from(index.purge());
    expect([index.size, rank(index, ['word'], 5)]).toEqual([0, []]);
    index.show(step.value);
    expect([index.size, rank(index, ['word'], 5).length]).toEqual([1, 1]);
  });

  it('keeps the passages of a batch apart, in their order', () => {
    const index = new PassageIndex();
    index.add([{ sentences: [['other']], grams: [] }]);
    const batch = index.add([
      { sentences: [['head'], ['one', 'two']], grams: [] },
      { sentences: [], grams: [] },
      { sentences: [['three']], grams: ['#thr'] },
    ]);
    const [, , third = -1] = index.passagesOf(batch);
    expect(index.placeOf(third)).toEqual({ batch, position: 2 });
    expect(rank(index, ['three'], 5).map(({ passage }) => passage)).toEqual([third]);
    const ids = ['head', 'one', 'two'].map((word) => index.vocabulary.find(word));
    expect([...index.sequenceOf(index.passagesOf(batch)[0] ?? -1)]).toEqual([
      ids[0],
      SENTENCE_END,
      ids[1],
      ids[2],
      SENTENCE_END,
    ]);
  });

  it('asks to be purged once removed passages outweigh a quarter of the rest', () => {
    const index = new PassageIndex();
    const numbers = Array.from({ length: 600 }, () => index.add([{ sentences: [['x']], grams: [] }]));
    for (const number of numbers.slice(0, 256)) index.remove(number);
    expect(index.needsPurge).toBe(false);
    for (const number of numbers.slice(256, 300)) index.remove(number);
    expect(index.needsPurge).toBe(true);
    Array.from(index.purge());
    expect(index.needsPurge).toBe(false);
  });
});
