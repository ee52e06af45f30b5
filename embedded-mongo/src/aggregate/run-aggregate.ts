// Running a pipeline on a collection: what a query can do by index is done by a query, the rest by mingo.
import type { Lazy } from 'mingo/lazy';
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { leftOut } from '../left-out.ts';
import { decode, RawDocument } from '../bson/codec.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toInteger } from '../bson/number.ts';
import type { TimeLimit } from '../engine/time-limit.ts';
import { type Query, runQuery } from '../plan/run-query.ts';
import { parseSort, Sorter, type SortField, sortKey } from '../plan/sort.ts';
import { conjuncts, matches } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../store/collection.ts';
import { contextWith, inWords, type Options, plain, prepare, type Variables } from './expression.ts';
import { mingo } from './mingo.ts';

/** What a pipeline runs on. */
export interface AggregateRequest {
  readonly pipeline: readonly unknown[];
  readonly variables: Variables;
  readonly hint?: unknown;
  readonly timeLimit?: TimeLimit | undefined;
  /** Finds a collection of the same database. */
  readonly find?: (name: string) => Collection | undefined;
}

type Stream = ReturnType<typeof Lazy>;
type Stage = (documents: Stream, operand: unknown, options: Options) => Stream;

/** Stages of MongoDB that this store leaves out. `$bucketAuto` of mingo never ends when its arguments are wrong. */
const LEFT_OUT = leftOut(`
  $out $merge $changeStream $changeStreamSplitLargeEvent $geoNear $bucketAuto $search $searchMeta $vectorSearch
  $currentOp $listSessions $listLocalSessions $planCacheStats $indexStats $collStats $graphLookup $setWindowFields
  $densify $fill $sample`);

/** Runs a pipeline. A collection that does not exist is empty. */
export function runAggregate(
  collection: Collection | undefined,
  request: AggregateRequest,
): Iterable<RawDocument | Document> {
  const { query, rest } = leadingQuery(request);
  if (rest.length === 0) return rawDocuments(collection, query);
  if (isCount(rest)) return counted(rawDocuments(collection, query));
  const stages = rest.map(preparedStage);
  return runStages(stages, documentsOf(collection, query, fieldsUsed(stages[0] as Document)), request);
}

function* rawDocuments(collection: Collection | undefined, query: Query): Generator<RawDocument> {
  for (const { bytes } of collection ? runQuery(collection, query) : []) yield new RawDocument(bytes);
}

/** The documents that a query finds, in plain values. */
function* documentsOf(
  collection: Collection | undefined,
  query: Query,
  fields?: ReadonlySet<string>,
): Generator<Document> {
  for (const { bytes } of rawDocuments(collection, query)) yield plain(decode(bytes, fields)) as Document;
}

/** Runs prepared stages on documents of plain values. */
export function* runStages(
  pipeline: Document[],
  documents: Iterable<Document>,
  { variables, find }: Pick<AggregateRequest, 'variables' | 'find'>,
): Generator<Document> {
  const stream = inWords(() => {
    const { Aggregator, stages } = mingo();
    const options = {
      context: contextWith({ ...stages, ...OWN_STAGES }),
      scriptEnabled: false,
      variables: plain(variables) as Document,
      collectionResolver: (name: string) => [...documentsOf(find?.(name), { filter: parseFilter({}) })],
    };
    return new Aggregator(pipeline, options).stream(documents);
  });
  for (;;) {
    const { value, done } = inWords(() => stream.next());
    if (done) return;
    yield value as Document;
  }
}

/** Stages that work by our own matching and order of values, or that mingo reads to the end without need. */
const OWN_STAGES: Readonly<Record<string, Stage>> = {
  $match: (documents, operand, { variables, local }) => {
    if (!isDocument(operand)) throw badValue('the match filter must be an expression in an object');
    const filter = parseFilter(operand, { ...variables, ...local?.variables });
    return documents.filter((document: Document) => matches(filter, document));
  },
  $sort: (documents, operand) => mingo().Lazy(sorted(each(documents), parseSort(operand))),
  $limit: (documents, operand) => {
    const limit = countOf(operand);
    if (limit === undefined) throw badValue('the limit must be positive');
    return mingo().Lazy(each(documents, limit));
  },
  $count: (documents, operand) => {
    if (typeof operand === 'string' && /^[^$.][^.]*$/.test(operand))
      return mingo().Lazy(counted(each(documents), operand));
    throw badValue('the count field must be a non-empty string without $ and dots');
  },
};

function* sorted(documents: Iterable<Document>, sort: readonly SortField[]): Generator<Document> {
  const sorter = new Sorter<Document>(Number.POSITIVE_INFINITY);
  for (const document of documents) sorter.add(sortKey(sort, document), document);
  yield* sorter.sorted();
}

function* each(documents: Stream, limit = Number.POSITIVE_INFINITY): Generator<Document> {
  for (let left = limit; left > 0; left -= 1) {
    const { value, done } = documents.next();
    if (done) return;
    yield value as Document;
  }
}

/** Makes a stage ready for mingo. @throws CommandError for a stage that is unknown or left out */
export function preparedStage(stage: unknown): Document {
  if (!isDocument(stage))
    throw new CommandError('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  const [name = '', ...others] = Object.keys(stage);
  if (name === '' || others.length > 0)
    throw new CommandError('Location40415', 'A pipeline stage must contain exactly one field.');
  if (LEFT_OUT.has(name)) throw notImplemented(`The stage ${name}`);
  if (!Object.hasOwn(mingo().stages, name))
    throw new CommandError('Location40324', `Unrecognized pipeline stage name: '${name}'`);
  return prepare(stage) as Document;
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` from the front of a pipeline, in this order, into a query. */
function leadingQuery({ pipeline, variables, hint, timeLimit }: AggregateRequest): {
  query: Query;
  rest: readonly unknown[];
} {
  const rest = [...pipeline];
  const take = <T>(name: string, read: (operand: unknown) => T | undefined): T | undefined => {
    const [stage] = rest;
    if (!isDocument(stage) || Object.keys(stage).join() !== name) return undefined;
    const operand = read(stage[name]);
    if (operand !== undefined) rest.shift();
    return operand;
  };
  const filters = [];
  for (let match = take('$match', documentOf); match; match = take('$match', documentOf))
    filters.push(parseFilter(match, variables));
  const sort = take('$sort', parseSort) ?? [];
  const skip = take('$skip', countOf) ?? 0;
  const limit = take('$limit', countOf) ?? 0;
  const filter = { kind: 'and', filters: filters.flatMap(conjuncts) } as const;
  return { query: { filter, sort, skip, limit, hint, timeLimit }, rest };
}

/** What is no filter or no count is left for its stage to complain about. */
function documentOf(operand: unknown): Document | undefined {
  return isDocument(operand) ? operand : undefined;
}

function countOf(operand: unknown): number | undefined {
  const number = toInteger(operand) ?? 0;
  return number > 0 ? number : undefined;
}

/** Tells whether all that is left is what drivers send for countDocuments. */
function isCount(rest: readonly unknown[]): boolean {
  return rest.length === 1 && JSON.stringify(plain(rest[0])) === '{"$group":{"_id":1,"n":{"$sum":1}}}';
}

function* counted(items: Iterable<unknown>, name?: string): Generator<Document> {
  let n = 0;
  for (const _item of items) n += 1;
  if (n > 0) yield name === undefined ? { _id: 1, n } : { [name]: n };
}

/** The top-level fields that a grouping stage reads, and maybe more; undefined when it may read any. */
function fieldsUsed(stage: Document): ReadonlySet<string> | undefined {
  const [name = ''] = Object.keys(stage);
  if (!['$group', '$sortByCount', '$count'].includes(name)) return undefined;
  const text = JSON.stringify(stage[name]);
  if (/"\$\$|\$getField/.test(text)) return undefined;
  return new Set(Array.from(text.matchAll(/"\$([^".]+)/g), ([, path]) => path as string));
}
