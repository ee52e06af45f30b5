// Any query by index must find what a scan of all documents finds. FUZZ_RUNS=1000 asks 20,000 queries.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { Decimal128, Double, Long, ObjectId } from 'bson';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decode, encode } from '../src/bson/codec.ts';
import type { Document } from '../src/bson/document.ts';
import { runCommand } from '../src/commands/run-command.ts';
import { Engine } from '../src/engine/engine.ts';
import { choosePlan } from '../src/plan/choose-plan.ts';
import { runQuery } from '../src/plan/run-query.ts';
import { parseSort, sortKey } from '../src/plan/sort.ts';
import { parseFilter } from '../src/query/parse-filter.ts';

const RUNS = Number(env['FUZZ_RUNS'] ?? 60);
const QUERIES_PER_RUN = 20;
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
let engine: Engine;

beforeAll(() => {
  engine = new Engine(join(folder, 'store.sqlite'));
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function command(document: Document): Promise<Document> {
  return runCommand({ engine, database: 'fuzz', command: document, connectionId: 0 });
}

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
  fc.constantFrom<unknown>(0.5, -0.5, Number.NaN, Infinity, -Infinity, new Double(1), new Double(-0)),
  fc.constantFrom<unknown>(
    Long.fromNumber(2),
    Long.MAX_VALUE,
    Long.MAX_VALUE.sub(1),
    Decimal128.fromString('0.5'),
  ),
  fc.constantFrom('', 'a', 'ab', 'b', 'B', 'é', 'a\0', '\u{1F600}', '\uffff'),
  fc.constantFrom<unknown>(null, true, false, new Date(0), new Date(-1), new Date(5)),
  fc.constantFrom<unknown>(
    new ObjectId('000000000000000000000001'),
    new ObjectId('ff0000000000000000000001'),
  ),
);
const nested = fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true });
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, nested), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
);
const document = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: [], noNullPrototype: true });

const paths = fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y');
const direction = fc.constantFrom<1 | -1>(1, -1);
const pattern = fc
  .uniqueArray(paths, { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => direction.map((sign) => [name, sign] as const))))
  .map((pairs) => Object.fromEntries(pairs));
const partial = fc.constantFrom<Document>(
  { c: { $exists: true } },
  { c: { $gt: 0 } },
  { a: 1 },
  { c: { $in: [1, 2] } },
);
const index = fc
  .record(
    { key: pattern, sparse: fc.boolean(), partialFilterExpression: partial },
    { requiredKeys: ['key'], noNullPrototype: true },
  )
  .map(({ sparse, partialFilterExpression, key }) => {
    if (partialFilterExpression) return { key, partialFilterExpression };
    return sparse === true ? { key, sparse } : { key };
  });

const condition = fc.oneof(
  { weight: 3, arbitrary: value },
  {
    weight: 3,
    arbitrary: fc
      .record({ $gt: scalar, $gte: scalar, $lt: scalar, $lte: scalar }, { requiredKeys: [] })
      .filter((range) => Object.keys(range).length > 0),
  },
  fc.array(value, { maxLength: 3 }).map((items) => ({ $in: items })),
  value.map((operand) => ({ $ne: operand })),
  fc.boolean().map((present) => ({ $exists: present })),
  fc.record({ $gt: scalar }, { noNullPrototype: true }).map((inner) => ({ $elemMatch: inner })),
  scalar.map((operand) => ({ $elemMatch: { x: operand } })),
  fc.record({ $gte: scalar }, { noNullPrototype: true }).map((inner) => ({ $not: inner })),
);
const conditions = fc.dictionary(paths, condition, { maxKeys: 3 }).map((fields) => ({ ...fields }));
const filter = fc.oneof(
  { weight: 4, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc
      .array(conditions, { minLength: 1, maxLength: 3 })
      .map((parts): Document => ({ $or: parts })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(conditions, { minLength: 1, maxLength: 3 })
      .map((parts): Document => ({ $and: parts })),
  },
);
// As on the wire: the generator's own kinds of objects and shared values do not get to the store.
const sent = (content: object): Document => decode(encode({ ...content }));

const query = fc.record({
  filter,
  sort: fc.option(pattern, { nil: undefined }),
  limit: fc.constantFrom(0, 0, 3),
});

function answer(
  request: { filter: Document; sort: Document | undefined; limit: number },
  hint?: Document,
): string[] {
  const collection = engine.catalog.find('fuzz.docs');
  if (!collection) return [];
  const sort = parseSort(request.sort);
  const found = runQuery(collection, {
    filter: parseFilter(request.filter),
    sort,
    limit: request.limit,
    hint,
  });
  const keys = Array.from(found, ({ id, bytes }) => {
    const byOrder = sortKey(sort, decode(bytes)).toString('hex');
    // A limit may cut between documents that sort alike, or anywhere when there is no order.
    if (request.limit === 0) return `${byOrder} ${id}`;
    return byOrder;
  });
  return sort.length > 0 && request.limit > 0 ? keys : keys.toSorted();
}

it(`finds by index what a scan finds, ${RUNS * QUERIES_PER_RUN} times`, async () => {
  let byIndex = 0;
  let sortedByIndex = 0;
  const property = fc.asyncProperty(
    fc.array(document.map(sent), { minLength: 1, maxLength: 30 }),
    fc.array(index, { minLength: 1, maxLength: 4 }),
    fc.array(query, { minLength: QUERIES_PER_RUN, maxLength: QUERIES_PER_RUN }),
    async (documents, indexes, queries) => {
      await command({ drop: 'docs' });
      const named = indexes.map((definition, i) => ({ ...definition, name: `i${i}` }));
      for (const definition of named) await command({ createIndexes: 'docs', indexes: [definition] });
      await command({ insert: 'docs', documents, ordered: false });
      const collection = engine.catalog.find('fuzz.docs');
      for (const request of queries) {
        const expected = answer(request, { $natural: 1 });
        expect(answer(request)).toEqual(expected);
        if (!collection) continue;
        const plan = choosePlan(collection, {
          filter: parseFilter(request.filter),
          sort: parseSort(request.sort),
        });
        if (plan.index) byIndex += 1;
        if (plan.sorted && request.sort) sortedByIndex += 1;
      }
    },
  );
  await fc.assert(property, { numRuns: RUNS, seed: Number(env['FUZZ_SEED'] ?? 20_26) });
  expect(byIndex).toBeGreaterThan(RUNS);
  expect(sortedByIndex).toBeGreaterThan(RUNS / 10);
}, 600_000);
