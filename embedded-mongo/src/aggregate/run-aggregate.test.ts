import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal128, deserialize, Double, Long } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeReply } from '../bson/codec.ts';
import type { Document } from '../bson/document.ts';
import { runCommand } from '../commands/run-command.ts';
import { Engine } from '../engine/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'aggregate-'));
let engine: Engine;

const agents = [
  { _id: 1, name: 'Ada', skills: ['de', 'en'] },
  { _id: 2, name: 'Bob', skills: [] },
];

beforeAll(async () => {
  engine = new Engine(join(folder, 'store.sqlite'));
  await command({ insert: 'agents', documents: agents });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function command(document: Document): Promise<Document> {
  const reply = await runCommand({ engine, database: 'test', command: document, connectionId: 1 });
  return deserialize(encodeReply(reply));
}

async function answer(pipeline: Document[], documents: Document[]): Promise<Document> {
  await command({ drop: 'docs' });
  if (documents.length > 0) await command({ insert: 'docs', documents });
  return command({ aggregate: 'docs', pipeline, cursor: {} });
}

async function run(pipeline: Document[], documents: Document[]): Promise<Document[]> {
  const reply = await answer(pipeline, documents);
  expect(reply).toMatchObject({ ok: 1 });
  return (reply['cursor'] as Document)['firstBatch'] as Document[];
}

async function evaluate(expression: unknown): Promise<unknown> {
  const [result] = await run([{ $project: { _id: 0, v: expression } }], [{}]);
  return result?.['v'];
}

describe('a pipeline', () => {
  const sales = [
    { _id: 1, item: 'a', n: 2, tags: ['x', 'y'] },
    { _id: 2, item: 'b', n: 1, tags: [] },
    { _id: 3, item: 'a', n: 3 },
  ];

  it('groups, also by nothing and by several fields', async () => {
    const group = {
      _id: '$item',
      sum: { $sum: '$n' },
      avg: { $avg: '$n' },
      all: { $push: '$n' },
      first: { $first: '$_id' },
    };
    expect(await run([{ $group: group }, { $sort: { _id: 1 } }], sales)).toEqual([
      { _id: 'a', sum: 5, avg: 2.5, all: [2, 3], first: 1 },
      { _id: 'b', sum: 1, avg: 1, all: [1], first: 2 },
    ]);
    expect(await run([{ $group: { _id: null, n: { $sum: 1 }, max: { $max: '$n' } } }], sales)).toEqual([
      { _id: null, n: 3, max: 3 },
    ]);
    expect(await run([{ $group: { _id: { i: '$item', big: { $gt: ['$n', 2] } } } }], sales)).toHaveLength(3);
  });

  it('unwinds arrays, and keeps documents without one when asked', async () => {
    const tags = await run([{ $unwind: '$tags' }], sales);
    expect(tags.map((sale) => sale['tags'] as string)).toEqual(['x', 'y']);
    const kept = await run(
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

  it('adds up numbers of all types, and leaves out what is no number', async () => {
    const group = { $group: { _id: null, sum: { $sum: '$v' } } };
    const numbers = [1, 'x', null, Decimal128.fromString('0.5'), new Double(2), Long.fromNumber(3)];
    const documents = numbers.map((v) => ({ v }));
    expect(await run([group], documents)).toEqual([{ _id: null, sum: 6.5 }]);
  });

  it('leaves the types of documents alone that it only selects and sorts', async () => {
    const documents = [
      { _id: 1, v: Decimal128.fromString('0.10') },
      { _id: 2, v: Long.MAX_VALUE },
    ];
    expect(await run([{ $match: { v: { $gt: 0 } } }, { $sort: { _id: 1 } }], documents)).toEqual(documents);
  });

  it('looks up by equal fields and by a pipeline with variables', async () => {
    const tickets = [{ _id: 't', agent: 1 }, { _id: 'u' }];
    const byField = { from: 'agents', localField: 'agent', foreignField: '_id', as: 'who' };
    const joined = await run([{ $lookup: byField }], tickets);
    expect(joined.map((ticket) => (ticket['who'] as Document[]).length)).toEqual([1, 0]);
    const byPipeline = {
      from: 'agents',
      let: { id: '$agent' },
      pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$id'] } } }, { $project: { _id: 0, name: 1 } }],
      as: 'who',
    };
    const [first] = await run([{ $lookup: byPipeline }], tickets);
    expect(first).toEqual({ _id: 't', agent: 1, who: [{ name: 'Ada' }] });
  });

  it('counts, splits and joins streams', async () => {
    expect(await run([{ $match: { item: 'a' } }, { $count: 'n' }], sales)).toEqual([{ n: 2 }]);
    expect(await run([{ $count: 'n' }], [])).toEqual([]);
    expect(await run([{ $sortByCount: '$item' }, { $limit: 1 }], sales)).toEqual([{ _id: 'a', count: 2 }]);
    expect(await run([{ $facet: { a: [{ $limit: 1 }], n: [{ $count: 'n' }] } }], sales)).toEqual([
      { a: [sales[0]], n: [{ n: 3 }] },
    ]);
    expect(await run([{ $unionWith: 'agents' }], sales)).toHaveLength(5);
  });

  it('projects nested fields, and refuses a mix of keeping and dropping', async () => {
    const document = { _id: 1, a: { b: 1, c: 2 }, d: [{ b: 1, c: 2 }] };
    expect(await run([{ $project: { 'a.b': 1, 'd.c': 1 } }], [document])).toEqual([
      { _id: 1, a: { b: 1 }, d: [{ c: 2 }] },
    ]);
    expect(await run([{ $project: { a: { b: 0 }, _id: 0 } }], [document])).toEqual([
      { a: { c: 2 }, d: [{ b: 1, c: 2 }] },
    ]);
    expect(await answer([{ $project: { a: 1, d: 0 } }], [document])).toMatchObject({ ok: 0, code: 2 });
    expect(await run([{ $addFields: { 'a.e': '$a.b' } }], [document])).toMatchObject([
      { a: { b: 1, c: 2, e: 1 } },
    ]);
  });

  it.each<[Document, number]>([
    [{ $out: 'x' }, 238],
    [{ $merge: 'x' }, 238],
    [{ $graphLookup: {} }, 238],
    [{ $nonsense: {} }, 40324],
    [{ constructor: {} }, 40324],
    [{ $addFields: { x: { $nonsense: 1 } } }, 2],
    [{ $bucketAuto: {} }, 238],
    [{ $group: { _id: 1, x: { $accumulator: {} } } }, 238],
    [{ $project: { x: { $function: {} } } }, 238],
    [{ $limit: 0 }, 2],
  ])('%j is refused with code %i', async (stage, code) => {
    expect(await answer([stage], [{}])).toMatchObject({ ok: 0, code });
  });
});

describe('an expression', () => {
  it.each<[unknown, unknown]>([
    [{ $add: [1, Long.fromNumber(2)] }, 3],
    [
      {
        $eq: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      false,
    ],
    [{ $gt: ['$missing', null] }, false],
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
    [{ $type: [[1]] }, 'array'],
  ])('%j is %j', async (expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected);
  });

  it('is refused when it could take all memory', async () => {
    const reply = await answer([{ $project: { x: { $range: [0, 400_000_000] } } }], [{}]);
    expect(reply['errmsg']).toMatch(/limited/);
  });
});
