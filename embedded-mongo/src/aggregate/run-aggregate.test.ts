import { Decimal128, Double, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import type { Document } from '../bson/document.ts';
import type { PipelineContext } from './stage.ts';
import { compilePipeline } from './stages.ts';

const others: Record<string, Document[]> = {
  agents: [
    { _id: 1, name: 'Ada', skills: ['de', 'en'] },
    { _id: 2, name: 'Bob', skills: [] },
  ],
};

const context: PipelineContext = {
  variables: {},
  run: (name, pipeline, variables) =>
    compilePipeline(pipeline, { ...context, variables })(others[name] ?? []),
};

function run(pipeline: Document[], documents: Document[]): Document[] {
  return [...compilePipeline(pipeline, context)(documents)];
}

function evaluate(expression: unknown, document: Document = {}): unknown {
  return run([{ $project: { _id: 0, v: expression } }], [document])[0]?.['v'];
}

function total(values: unknown[]): unknown {
  const group = { $group: { _id: null, sum: { $sum: '$v' } } };
  return run(
    [group],
    values.map((v) => ({ v })),
  )[0]?.['sum'];
}

describe('a pipeline', () => {
  const sales = [
    { _id: 1, item: 'a', n: 2, tags: ['x', 'y'] },
    { _id: 2, item: 'b', n: 1, tags: [] },
    { _id: 3, item: 'a', n: 3 },
  ];

  it('groups, also by nothing and by several fields', () => {
    const group = {
      _id: '$item',
      sum: { $sum: '$n' },
      avg: { $avg: '$n' },
      all: { $push: '$n' },
      first: { $first: '$_id' },
    };
    expect(run([{ $group: group }, { $sort: { _id: 1 } }], sales)).toEqual([
      { _id: 'a', sum: 5, avg: 2.5, all: [2, 3], first: 1 },
      { _id: 'b', sum: 1, avg: new Double(1), all: [1], first: 2 },
    ]);
    expect(run([{ $group: { _id: null, n: { $sum: 1 }, max: { $max: '$n' } } }], sales)).toEqual([
      { _id: null, n: 3, max: 3 },
    ]);
    expect(run([{ $group: { _id: { i: '$item', big: { $gt: ['$n', 2] } } } }], sales)).toHaveLength(3);
  });

  it('unwinds arrays, and keeps documents without one when asked', () => {
    expect(run([{ $unwind: '$tags' }], sales).map((sale) => sale['tags'])).toEqual(['x', 'y']);
    const kept = run(
      [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }],
      sales,
    );
    expect(kept.map(({ _id, i }) => [_id, i === null ? i : Number(i)])).toEqual([
      [1, 0],
      [1, 1],
      [2, null],
      [3, null],
    ]);
    expect(kept[2]).not.toHaveProperty('tags');
  });

  it('adds up without losing what doubles round away, in the narrowest type that holds the sum', () => {
    expect(total(Array.from({ length: 100 }, () => 0.1))).toEqual(new Double(10));
    expect(total([2_147_483_647, 1, -1])).toBe(2_147_483_647);
    expect(total([Long.MAX_VALUE, Long.MAX_VALUE])).toBe(2 ** 64);
    expect(total([1, 'x', null, Decimal128.fromString('0.1')])).toEqual(Decimal128.fromString('1.1'));
  });

  it('looks up by equal fields and by a pipeline with variables', () => {
    const tickets = [{ _id: 't', agent: 1 }, { _id: 'u' }];
    const byField = { from: 'agents', localField: 'agent', foreignField: '_id', as: 'who' };
    expect(
      run([{ $lookup: byField }], tickets).map((ticket) => (ticket['who'] as Document[]).length),
    ).toEqual([1, 0]);
    const byPipeline = {
      from: 'agents',
      let: { id: '$agent' },
      pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$id'] } } }, { $project: { _id: 0, name: 1 } }],
      as: 'who',
    };
    expect(run([{ $lookup: byPipeline }], tickets)[0]).toEqual({
      _id: 't',
      agent: 1,
      who: [{ name: 'Ada' }],
    });
  });

  it('counts, splits and joins streams', () => {
    expect(run([{ $match: { item: 'a' } }, { $count: 'n' }], sales)).toEqual([{ n: 2 }]);
    expect(run([{ $count: 'n' }], [])).toEqual([]);
    expect(run([{ $sortByCount: '$item' }], sales)[0]).toEqual({ _id: 'a', count: 2 });
    expect(run([{ $facet: { a: [{ $limit: 1 }], n: [{ $count: 'n' }] } }], sales)).toEqual([
      { a: [sales[0]], n: [{ n: 3 }] },
    ]);
    expect(run([{ $unionWith: 'agents' }], sales)).toHaveLength(5);
  });

  it('projects nested fields, and refuses a mix of keeping and dropping', () => {
    const document = { _id: 1, a: { b: 1, c: 2 }, d: [{ b: 1, c: 2 }] };
    expect(run([{ $project: { 'a.b': 1, 'd.c': 1 } }], [document])).toEqual([
      { _id: 1, a: { b: 1 }, d: [{ c: 2 }] },
    ]);
    expect(run([{ $project: { a: { b: 0 }, _id: 0 } }], [document])).toEqual([
      { a: { c: 2 }, d: [{ b: 1, c: 2 }] },
    ]);
    expect(() => run([{ $project: { a: 1, d: 0 } }], [document])).toThrow(/mix/);
    expect(run([{ $addFields: { 'a.e': '$a.b' } }], [document])[0]).toMatchObject({
      a: { b: 1, c: 2, e: 1 },
    });
  });

  it.each<[Document, number]>([
    [{ $out: 'x' }, 238],
    [{ $merge: 'x' }, 238],
    [{ $graphLookup: {} }, 238],
    [{ $nonsense: {} }, 40324],
    [{ constructor: {} }, 40324],
    [{ $group: { _id: 1, x: { constructor: 1 } } }, 9],
    [{ $group: { _id: 1, x: { $accumulator: {} } } }, 238],
    [{ $project: { x: { $function: {} } } }, 238],
    [{ $limit: 0 }, 2],
  ])('%j is refused with code %i', (stage, code) => {
    expect(() => run([stage], [{}])).toThrow(
      expect.objectContaining({ name: 'CommandError', code }) as Error,
    );
  });
});

describe('an expression', () => {
  it.each<[unknown, unknown]>([
    [{ $add: [1, Long.fromNumber(2)] }, Long.fromNumber(3)],
    [{ $add: [Decimal128.fromString('0.1'), Decimal128.fromString('0.2')] }, Decimal128.fromString('0.3')],
    [{ $add: [new Date(0), 5] }, new Date(5)],
    [{ $subtract: [new Date(7), new Date(5)] }, 2],
    [{ $divide: [1, 2] }, 0.5],
    [{ $concat: ['a', null] }, null],
    [{ $cond: [{ $eq: ['$missing', null] }, 1, 2] }, 2],
    [{ $ifNull: ['$missing', 'x'] }, 'x'],
    [{ $switch: { branches: [], default: 3 } }, 3],
    [{ $map: { input: [1, 2], as: 'n', in: { $multiply: ['$$n', 2] } } }, [2, 4]],
    [{ $filter: { input: [1, 2, 3], cond: { $gt: ['$$this', 1] }, limit: 1 } }, [2]],
    [{ $reduce: { input: [1, 2], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 3],
    [{ $let: { vars: { x: 2 }, in: { $add: ['$$x', 1] } } }, 3],
    [{ $arrayElemAt: [[1, 2], -1] }, 2],
    [{ $size: [[1, 2]] }, 2],
    [{ $in: [1, [1, 2]] }, true],
    [{ $type: 5 }, 'int'],
    [{ $literal: '$x' }, '$x'],
    [{ $toUpper: 'ab' }, 'AB'],
    [{ $substrCP: ['hello', 1, 2] }, 'el'],
    [{ $split: ['a b', ' '] }, ['a', 'b']],
    [{ $dateToString: { date: new Date(0), format: '%Y-%m-%d' } }, '1970-01-01'],
    [{ $dateTrunc: { date: new Date(90_000_000), unit: 'day' } }, new Date(86_400_000)],
    [{ $year: new Date(0) }, 1970],
    [{ $hour: { date: new Date(0), timezone: 'UTC' } }, 0],
    [{ $abs: Long.fromNumber(-5) }, 5],
    [{ $round: [1.256, 2] }, 1.26],
    [
      {
        $setUnion: [
          [1, 2],
          [2, 3],
        ],
      },
      [1, 2, 3],
    ],
    [{ $arrayToObject: [[['__proto__', 1]]] }, JSON.parse('{"__proto__":1}')],
  ])('%j is %j', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });

  it('is refused when it could take all memory', () => {
    expect(() => evaluate({ $range: [0, 400_000_000] })).toThrow(/limited/);
  });
});
