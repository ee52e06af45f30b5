// Which index answers a query, and in which order it gives the documents.
import { badValue } from '../command-error.ts';
import { isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { conjuncts, type FieldCondition, type Filter } from '../query/filter.ts';
import type { Collection, Index } from '../store/collection.ts';
import type { KeyRange } from '../store/tables.ts';
import { implies, impliesPresence } from './implies.ts';
import { boundsOf } from './index-bounds.ts';
import type { SortField } from './sort.ts';

/** How candidates are found, a superset of the matching documents: by an index, or without one by a scan of all. */
export interface Plan {
  readonly index?: Index;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** The documents come in the wanted order. */
  readonly sorted: boolean;
}

/** What a plan is chosen for. */
export interface PlanRequest {
  readonly filter: Filter;
  readonly sort?: readonly SortField[] | undefined;
  readonly hint?: unknown;
  /** A query that stops early gains more from an index that sorts. */
  readonly limited?: boolean;
}

/** Chooses a plan. @throws CommandError `BadValue` when the hint names no index */
export function choosePlan(collection: Collection, request: PlanRequest): Plan {
  const hint = isDocument(request.hint) && Object.keys(request.hint).length === 0 ? undefined : request.hint;
  const natural = isDocument(hint) ? toNumber(hint['$natural']) : undefined;
  let best: Plan = { ranges: [], reverse: (natural ?? 1) < 0, sorted: false };
  if (natural !== undefined) return best;
  const parts = conjuncts(request.filter);
  const conditions = parts.filter((part) => part.kind === 'field');
  const hinted = hint === undefined ? undefined : collection.indexBy(hint);
  if (hinted) return planOf(hinted, conditions, request).plan;
  if (hint !== undefined) throw badValue('hint provided does not correspond to an existing index');
  let bestScore = 0;
  for (const index of collection.indexes) {
    if (!holdsAllMatches(index, parts, conditions)) continue;
    const { plan, score } = planOf(index, conditions, request);
    if (score > bestScore) [best, bestScore] = [plan, score];
  }
  return best;
}

/** A sparse or partial index serves only filters that cannot match a document outside of it. */
function holdsAllMatches(
  { definition: { partial, sparse, fields } }: Index,
  parts: readonly Filter[],
  conditions: readonly FieldCondition[],
): boolean {
  if (partial && !implies(parts, partial)) return false;
  const isOfIndex = (condition: FieldCondition): boolean =>
    fields.some(({ path }) => path === condition.path);
  return !sparse || conditions.some((condition) => isOfIndex(condition) && impliesPresence(condition));
}

function planOf(
  index: Index,
  conditions: readonly FieldCondition[],
  request: PlanRequest,
): { plan: Plan; score: number } {
  const { ranges, constants, score } = boundsOf(index, conditions);
  const direction = sortDirection(index, constants, request.sort ?? []);
  const bySort = direction === 0 ? 0 : request.limited ? 3 : 1;
  const plan = { index, ranges, reverse: direction < 0, sorted: direction !== 0 };
  return { plan, score: score + bySort };
}

/** 1 when the index gives the wanted order forwards, -1 backwards, 0 when it does not. */
function sortDirection(
  { definition: { fields }, arrays }: Index,
  constants: ReadonlySet<string>,
  sort: readonly SortField[],
): number {
  let [direction, at] = [0, 0];
  const wanted = sort.filter(({ path }) => !constants.has(path));
  // The first of several keys of a document need not be the one that it is sorted by.
  const hasArray = fields.some((field, i) => arrays.has(i) && sort.some(({ path }) => path === field.path));
  if (sort.length === 0 || hasArray) return 0;
  for (const { path, descending } of wanted) {
    while (constants.has(fields[at]?.path ?? '')) at += 1;
    const field = fields[at];
    if (field?.path !== path) return 0;
    const own = field.descending === descending ? 1 : -1;
    if (direction !== 0 && own !== direction) return 0;
    direction = own;
    at += 1;
  }
  return direction || 1;
}
