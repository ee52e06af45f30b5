// Running a query: candidates by plan, the filter on each, order, skip and limit.
import { decode } from '../bson/decode.ts';
import { fieldsOf, type Filter } from '../query/filter.ts';
import { matches } from '../query/matches.ts';
import type { TimeLimit } from '../engine/time-limit.ts';
import type { Collection } from '../store/collection.ts';
import type { KeyRange, StoredRecord } from '../store/tables.ts';
import { foldOf } from '../bson/collation.ts';
import { choosePlan, type Plan, type PlanRequest } from './choose-plan.ts';
import { Sorter, sortKey } from './sort.ts';

/** A query on one collection. */
export interface Query extends Omit<PlanRequest, 'limited'> {
  readonly skip?: number;
  /** 0 or missing means all. */
  readonly limit?: number;
  /** Ends a query that runs too long. */
  readonly timeLimit?: TimeLimit | undefined;
}

const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 512;

/**
 * Finds the documents that match, in order. May be left and taken up again at any time, also after writes.
 */
export function* runQuery(collection: Collection, query: Query): Generator<StoredRecord> {
  const { skip = 0, limit = 0 } = query;
  const end = limit > 0 ? skip + limit : Number.POSITIVE_INFINITY;
  let position = 0;
  for (const record of ordered(collection, query, end)) {
    position += 1;
    if (position > skip) yield record;
    if (position >= end) return;
  }
}

function* ordered(collection: Collection, query: Query, end: number): Generator<StoredRecord> {
  const { filter, sort = [] } = query;
  const plan = choosePlan(collection, { ...query, limited: Number.isFinite(end) });
  const hint =
    sort.length === 0 || plan.sorted ? Math.min(Math.max(end, FIRST_CHUNK), LARGEST_CHUNK) : LARGEST_CHUNK;
  const matching = filtered(candidates(collection, plan, hint), filter, query.timeLimit);
  if (sort.length === 0 || plan.sorted) {
    yield* matching;
    return;
  }
  const fold = foldOf(query.collation);
  const sorter = new Sorter<number>(end);
  const wanted = new Set(sort.map(({ parts }) => parts[0] as string));
  for (const { id, bytes } of matching) sorter.add(sortKey(sort, decode(bytes, wanted), fold), id);
  for (const id of sorter.sorted()) {
    const bytes = collection.records.get(id);
    if (bytes) yield { id, bytes };
  }
}

const CHECK_EVERY = 256;

function* filtered(
  records: Iterable<StoredRecord>,
  filter: Filter,
  timeLimit: TimeLimit | undefined,
): Generator<StoredRecord> {
  const wanted = fieldsOf(filter);
  const all = wanted?.size === 0 && matches(filter, {});
  let seen = 0;
  for (const record of records) {
    if (timeLimit && ++seen % CHECK_EVERY === 0) timeLimit.check();
    if (all || matches(filter, decode(record.bytes, wanted))) yield record;
  }
}

/** Candidates of a plan, each once. */
function* candidates(collection: Collection, plan: Plan, chunk = LARGEST_CHUNK): Generator<StoredRecord> {
  switch (plan.kind) {
    case 'scan':
      yield* scan(collection, plan.reverse, chunk);
      return;
    case 'index':
      yield* plan.index.arrays.size > 0 ? once(indexScan(plan, chunk)) : indexScan(plan, chunk);
      return;
    case 'union':
      yield* once(concat(plan.plans.map((part) => candidates(collection, part, chunk))));
      return;
    default:
      plan satisfies never;
  }
}

function* concat<T>(parts: readonly Iterable<T>[]): Generator<T> {
  for (const part of parts) yield* part;
}

function* once(records: Iterable<StoredRecord>): Generator<StoredRecord> {
  const seen = new Set<number>();
  for (const record of records) {
    if (seen.has(record.id)) continue;
    seen.add(record.id);
    yield record;
  }
}

function* scan(collection: Collection, reverse: boolean, chunk: number): Generator<StoredRecord> {
  let last = reverse ? Number.MAX_SAFE_INTEGER : 0;
  for (;;) {
    const records = collection.records.next(last, chunk, reverse);
    yield* records;
    if (records.length < chunk) return;
    last = records.at(-1)?.id ?? last;
  }
}

function* indexScan(plan: Extract<Plan, { kind: 'index' }>, chunk: number): Generator<StoredRecord> {
  const ranges = plan.reverse ? plan.ranges.toReversed() : plan.ranges;
  for (const range of ranges) yield* rangeScan(plan, range, chunk);
}

function* rangeScan(
  { index, reverse }: Extract<Plan, { kind: 'index' }>,
  range: KeyRange,
  chunk: number,
): Generator<StoredRecord> {
  let position = reverse ? { key: range.high, id: -1 } : { key: range.low, id: -1 };
  for (;;) {
    const records = reverse
      ? index.keys.previous(position, range.low, chunk)
      : index.keys.next(position, range.high, chunk);
    yield* records;
    if (records.length < chunk) return;
    const last = records.at(-1);
    if (!last) return;
    position = { key: last.key, id: last.id };
  }
}
