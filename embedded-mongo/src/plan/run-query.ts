// Running a query: candidates by plan, the filter on each, order, skip and limit.
import { decode } from '../bson/codec.ts';
import type { TimeLimit } from '../engine/time-limit.ts';
import { fieldsOf, matches } from '../query/filter.ts';
import type { Collection } from '../store/collection.ts';
import type { KeyedRecord, StoredRecord } from '../store/tables.ts';
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

/** Finds the documents that match, in order. May be left and taken up again at any time, also after writes. */
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
  const { sort = [] } = query;
  const plan = choosePlan(collection, { ...query, limited: Number.isFinite(end) });
  const inOrder = sort.length === 0 || plan.sorted;
  const chunk = inOrder ? Math.min(Math.max(end, FIRST_CHUNK), LARGEST_CHUNK) : LARGEST_CHUNK;
  const matching = filtered(candidates(collection, plan, chunk), query);
  if (inOrder) return yield* matching;
  const sorter = new Sorter<number>(end);
  const wanted = new Set(sort.map(({ parts }) => parts[0] as string));
  for (const { id, bytes } of matching) sorter.add(sortKey(sort, decode(bytes, wanted)), id);
  for (const id of sorter.sorted()) {
    // A cursor may come back after the record is gone.
    const [record] = collection.records.next(id - 1, 1);
    if (record?.id === id) yield record;
  }
}

function* filtered(records: Iterable<StoredRecord>, { filter, timeLimit }: Query): Generator<StoredRecord> {
  const wanted = fieldsOf(filter);
  const all = wanted?.size === 0 && matches(filter, {});
  for (const record of records) {
    timeLimit?.check();
    if (all || matches(filter, decode(record.bytes, wanted))) yield record;
  }
}

/** Candidates of a plan, each once. */
function* candidates(collection: Collection, plan: Plan, chunk: number): Generator<StoredRecord> {
  const { index } = plan;
  if (!index) return yield* scan(collection, plan.reverse, chunk);
  const seen = index.arrays.size > 0 ? new Set<number>() : undefined;
  for (const record of indexScan(collection, plan, chunk)) {
    if (seen?.has(record.id)) continue;
    seen?.add(record.id);
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

function* indexScan(
  { records: table }: Collection,
  { index, ranges, reverse }: Plan,
  chunk: number,
): Generator<StoredRecord> {
  for (const range of reverse ? ranges.toReversed() : ranges) {
    let after: KeyedRecord | undefined;
    do {
      const records = index?.keys.next(table, range, { after, limit: chunk, reverse }) ?? [];
      yield* records;
      after = records.length < chunk ? undefined : records.at(-1);
    } while (after);
  }
}
