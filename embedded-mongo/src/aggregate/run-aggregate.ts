// Running a pipeline on a collection: what a query can do by index is done by a query.
import { decode } from '../bson/decode.ts';
import type { Document } from '../bson/document.ts';
import { isDocument } from '../bson/document.ts';
import { toInteger } from '../bson/number.ts';
import { foldOf } from '../bson/collation.ts';
import type { Variables } from '../expression/scope.ts';
import { type Query, runQuery } from '../plan/run-query.ts';
import { parseSort } from '../plan/sort.ts';
import { conjuncts } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { TimeLimit } from '../engine/time-limit.ts';
import type { Collection } from '../store/collection.ts';
import type { PipelineContext } from './stage.ts';
import { compilePipeline, stageParts } from './stages.ts';

/** What a pipeline runs on. */
export interface AggregateRequest {
  readonly pipeline: readonly unknown[];
  readonly variables: Variables;
  readonly collation?: Document | undefined;
  readonly hint?: unknown;
  readonly timeLimit?: TimeLimit | undefined;
  /** Finds a collection of the same database. */
  readonly find: (name: string) => Collection | undefined;
}

/** Runs a pipeline. A collection that does not exist is empty. */
export function runAggregate(
  collection: Collection | undefined,
  request: AggregateRequest,
): Iterable<Document> {
  const { query, rest } = leadingQuery(request);
  const collation = request.collation ?? (collection?.options['collation'] as Document | undefined);
  const context: PipelineContext = {
    fold: foldOf(collation),
    variables: request.variables,
    run: (name, pipeline, variables) =>
      runAggregate(request.find(name), { ...request, pipeline, variables, hint: undefined }),
  };
  const run = compilePipeline(rest, context);
  if (!collection) return run([]);
  return run(read(collection, { ...query, collation }, fieldsUsed(rest[0])));
}

function* read(
  collection: Collection,
  query: Query,
  fields: ReadonlySet<string> | undefined,
): Generator<Document> {
  for (const { bytes } of runQuery(collection, query)) yield decode(bytes, fields);
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` from the front of a pipeline, in this order, into a query. */
function leadingQuery(request: AggregateRequest): { query: Query; rest: readonly unknown[] } {
  const rest = [...request.pipeline];
  const context = { fold: foldOf(request.collation), variables: request.variables };
  const take = (name: string): unknown => {
    if (rest.length === 0 || stageParts(rest[0])[0] !== name) return undefined;
    return stageParts(rest.shift())[1];
  };
  const filters = [];
  for (let match = take('$match'); isDocument(match); match = take('$match'))
    filters.push(parseFilter(match, context));
  const sort = parseSort(take('$sort'));
  const skip = stageNumber(rest, '$skip', take) ?? 0;
  const limit = stageNumber(rest, '$limit', take) ?? 0;
  const filter = { kind: 'and', filters: filters.flatMap(conjuncts) } as const;
  return { query: { filter, sort, skip, limit, hint: request.hint, timeLimit: request.timeLimit }, rest };
}

/** Takes a stage only when its number is right; a wrong one is left for its stage to complain about. */
function stageNumber(
  rest: readonly unknown[],
  name: string,
  take: (name: string) => unknown,
): number | undefined {
  const stage = rest[0];
  const number = isDocument(stage) ? toInteger(stage[name]) : undefined;
  if (number === undefined || number < 1) return undefined;
  take(name);
  return number;
}

/** The top-level fields that a grouping stage reads; undefined when it may read any. */
function fieldsUsed(stage: unknown): ReadonlySet<string> | undefined {
  if (!isDocument(stage)) return undefined;
  const [name] = Object.keys(stage);
  if (name === '$count') return new Set();
  if (name !== '$group' && name !== '$sortByCount') return undefined;
  const fields = new Set<string>();
  return collectPaths(stage[name], fields) ? fields : undefined;
}

function collectPaths(value: unknown, fields: Set<string>): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return !/^\$\$(?:ROOT|CURRENT)/.test(value);
    if (value.startsWith('$')) fields.add(value.slice(1).split('.')[0] as string);
    return true;
  }
  if (Array.isArray(value)) return value.every((item) => collectPaths(item, fields));
  if (!isDocument(value)) return true;
  if ('$getField' in value) return false;
  return Object.values(value).every((item) => collectPaths(item, fields));
}
