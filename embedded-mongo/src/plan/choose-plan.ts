// Which index answers a query, and in which order it gives the documents.
import { sameCollation } from '../bson/collation.ts';
import { badValue } from '../command-error.ts';
import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { conjuncts, type FieldCondition, type Filter } from '../query/filter.ts';
import type { Collection } from '../store/collection.ts';
import type { IndexTable } from '../store/index-table.ts';
import type { KeyRange } from '../store/tables.ts';
import { implies, impliesPresence } from './implies.ts';
import { type Bounds, boundsOf } from './index-bounds.ts';
import type { SortField } from './sort.ts';

/** How candidates are found. Every plan gives a superset of the matching documents. */
export type Plan =
  | { readonly kind: 'scan'; readonly reverse: boolean; readonly sorted: boolean }
  | {
      readonly kind: 'index';
      readonly index: IndexTable;
      readonly ranges: readonly KeyRange[];
      readonly reverse: boolean;
      /** The documents come in the wanted order. */
      readonly sorted: boolean;
    }
  | { readonly kind: 'union'; readonly plans: readonly Plan[]; readonly sorted: false };

/** What a plan is chosen for. */
export interface PlanRequest {
  readonly filter: Filter;
  readonly sort?: readonly SortField[] | undefined;
  readonly hint?: unknown;
  readonly collation?: Document | undefined;
  /** A query that stops early gains more from an index that sorts. */
  readonly limited?: boolean;
}

type IndexPlan = Extract<Plan, { kind: 'index' }>;

/**
 * Chooses a plan.
 *
 * @throws CommandError `BadValue` when the hint names no index
 */
export function choosePlan(collection: Collection, request: PlanRequest): Plan {
  const { hint } = request;
  if (isDocument(hint) && '$natural' in hint) {
    return { kind: 'scan', reverse: (toNumber(hint['$natural']) ?? 1) < 0, sorted: false };
  }
  const parts = conjuncts(request.filter);
  const conditions = parts.filter((part) => part.kind === 'field');
  if (hint !== undefined && !(isDocument(hint) && Object.keys(hint).length === 0)) {
    return planOf(hinted(collection, hint), conditions, request).plan;
  }
  return (
    bestIndex(collection, { parts, conditions }, request) ?? unionPlan(collection, parts, request) ?? SCAN
  );
}

const SCAN: Plan = { kind: 'scan', reverse: false, sorted: false };

function hinted(collection: Collection, hint: unknown): IndexTable {
  const index = collection.indexes.find(({ definition }) =>
    typeof hint === 'string' ? definition.name === hint : equalValues(definition.spec['key'], hint),
  );
  if (!index)
    throw badValue('error processing query: hint provided does not correspond to an existing index');
  return index;
}

function bestIndex(
  collection: Collection,
  query: { parts: readonly Filter[]; conditions: readonly FieldCondition[] },
  request: PlanRequest,
): Plan | undefined {
  let best: { plan: IndexPlan; score: number } | undefined;
  for (const index of collection.indexes) {
    if (!holdsAllMatches(index, query)) continue;
    const candidate = planOf(index, query.conditions, request);
    if (candidate.score > (best?.score ?? 0)) best = candidate;
  }
  return best?.plan;
}

/** A sparse or partial index serves only filters that cannot match a document outside of it. */
function holdsAllMatches(
  { definition }: IndexTable,
  query: { parts: readonly Filter[]; conditions: readonly FieldCondition[] },
): boolean {
  if (definition.partial && !implies(query.parts, definition.partial)) return false;
  if (!definition.sparse) return true;
  return query.conditions.some(
    (condition) =>
      definition.fields.some(({ path }) => path === condition.path) && impliesPresence(condition),
  );
}

function planOf(
  index: IndexTable,
  conditions: readonly FieldCondition[],
  request: PlanRequest,
): { plan: IndexPlan; score: number } {
  const bounds = boundsOf(index, conditions, request.collation);
  const direction = sortDirection(index, bounds, request);
  const sorted = direction !== 0;
  const full = bounds.points === index.definition.fields.length && index.definition.unique;
  const bySort = sorted ? (request.limited ? 3 : 1) : 0;
  const score = (full ? 100 : 0) + bounds.points * 4 + (bounds.hasRange ? 2 : 0) + bySort;
  return { plan: { kind: 'index', index, ranges: bounds.ranges, reverse: direction < 0, sorted }, score };
}

/** 1 when the index gives the wanted order forwards, -1 backwards, 0 when it does not. */
function sortDirection(index: IndexTable, bounds: Bounds, request: PlanRequest): number {
  const sort = request.sort ?? [];
  const { definition } = index;
  if (sort.length === 0 || !sameCollation(definition.collation, request.collation)) return 0;
  let direction = 0;
  let at = 0;
  for (const { path, descending } of sort) {
    while (
      definition.fields[at] &&
      definition.fields[at]?.path !== path &&
      bounds.constants.has(definition.fields[at]?.path ?? '')
    )
      at += 1;
    const field = definition.fields[at];
    if (field?.path !== path) {
      if (bounds.constants.has(path)) continue;
      return 0;
    }
    if (index.arrays.has(at)) return 0;
    const own = field.descending === descending ? 1 : -1;
    if (direction !== 0 && own !== direction && !bounds.constants.has(path)) return 0;
    if (!bounds.constants.has(path)) direction = own;
    at += 1;
  }
  return direction === 0 ? 1 : direction;
}

/** Each branch of an `$or` by an index of its own. */
function unionPlan(collection: Collection, parts: readonly Filter[], request: PlanRequest): Plan | undefined {
  const [branches] = parts.flatMap((part) => (part.kind === 'or' ? [part.filters] : []));
  if (!branches) return undefined;
  const plans: Plan[] = [];
  for (const branch of branches) {
    const plan = choosePlan(collection, { filter: branch, collation: request.collation });
    if (plan.kind !== 'index') return undefined;
    plans.push(plan);
  }
  return { kind: 'union', plans, sorted: false };
}
