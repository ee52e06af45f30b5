// Commands that read documents.
import { CommandError, notImplemented } from '../command-error.ts';
import { foldOf } from '../bson/collation.ts';
import { decode } from '../bson/decode.ts';
import { type Document, field, isDocument, RawDocument } from '../bson/document.ts';
import { toInteger, toNumber } from '../bson/number.ts';
import { orderKey } from '../bson/order-key.ts';
import { isTruthy } from '../expression/truth.ts';
import { runAggregate } from '../aggregate/run-aggregate.ts';
import { type Query, runQuery } from '../plan/run-query.ts';
import { parseSort } from '../plan/sort.ts';
import { collStats } from './collections.ts';
import { compileProjection } from '../projection/project.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../store/collection.ts';
import {
  collationOf,
  collectionOf,
  type CommandHandler,
  type CommandRequest,
  countArgument,
  documentArgument,
  namespaceOf,
  timeLimit,
  variablesOf,
} from './command.ts';

/** Reads the query of a `find`, `count` or `distinct`. */
export function queryOf(command: Document, collection: Collection | undefined, filterName: string): Query {
  const collation = collationOf(command, collection);
  const variables = variablesOf(command);
  const filter = parseFilter(documentArgument(command, filterName), { fold: foldOf(collation), variables });
  const limit = toInteger(command['limit']) ?? 0;
  return {
    filter,
    sort: parseSort(documentArgument(command, 'sort')),
    hint: command['hint'],
    collation,
    skip: countArgument(command, 'skip') ?? 0,
    limit: Math.abs(limit),
    timeLimit: timeLimit(command),
  };
}

/** Finds documents and gives them in batches. */
export const find: CommandHandler = (request) => {
  const { command, engine } = request;
  const namespace = namespaceOf(request, 'find');
  for (const option of ['tailable', 'min', 'max', 'returnKey', 'showRecordId']) {
    if (isTruthy(command[option])) throw notImplemented(`The option ${option} of find`);
  }
  countArgument(command, 'limit');
  const collection = engine.catalog.find(namespace);
  const query = queryOf(command, collection, 'filter');
  const projection = compileProjection(documentArgument(command, 'projection'), {
    find: true,
    filter: query.filter,
    variables: variablesOf(command),
  });
  const results = function* results(): Generator<RawDocument | Document> {
    if (!collection) return;
    for (const { bytes } of runQuery(collection, query))
      yield projection ? projection(decode(bytes)) : new RawDocument(bytes);
  };
  const single = command['singleBatch'] === true;
  return engine.cursors.first(results(), {
    namespace,
    batchSize: countArgument(command, 'batchSize'),
    single,
    timeLimit: query.timeLimit,
  });
};

/** Gives the next batch of a cursor. */
export const getMore: CommandHandler = ({ command, engine, database }) => {
  const namespace = `${database}.${String(command['collection'])}`;
  return engine.cursors.next(command['getMore'], namespace, countArgument(command, 'batchSize'));
};

/** Closes cursors. */
export const killCursors: CommandHandler = ({ command, engine }) => {
  const ids: unknown[] = Array.isArray(command['cursors']) ? command['cursors'] : [];
  const killed = ids.filter((id) => engine.cursors.kill(id));
  const notFound = ids.filter((id) => !killed.includes(id));
  return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
};

/** Runs a pipeline. */
export const aggregate: CommandHandler = (request) => {
  const { command, engine, database } = request;
  const { pipeline } = command;
  if (!Array.isArray(pipeline))
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array");
  if (!isDocument(command['cursor']) && command['explain'] !== true) {
    throw new CommandError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  const onDatabase = toNumber(command['aggregate']) === 1;
  const namespace = onDatabase ? `${database}.$cmd.aggregate` : namespaceOf(request, 'aggregate');
  const collection = engine.catalog.find(namespace);
  const clock = timeLimit(command);
  const statistics = collectionStatistics(request, pipeline[0]);
  const results = runAggregate(statistics ? undefined : collection, {
    pipeline: statistics ? [{ $documents: [statistics] }, ...pipeline.slice(1)] : pipeline,
    variables: variablesOf(command),
    collation: collationOf(command, collection),
    hint: command['hint'],
    find: (name) => engine.catalog.find(`${database}.${name}`),
    timeLimit: clock,
  });
  const batchSize = countArgument(documentArgument(command, 'cursor'), 'batchSize');
  return engine.cursors.first(results, { namespace, batchSize, timeLimit: clock });
};

/** What `$collStats`, which is always a first stage, gives in place of documents. */
function collectionStatistics(request: CommandRequest, stage: unknown): Document | undefined {
  if (!isDocument(stage) || !('$collStats' in stage)) return undefined;
  const { ns, ...storageStats } = collStats({
    ...request,
    command: { collStats: request.command['aggregate'] },
  });
  return { ns, host: 'embedded', localTime: new Date(), storageStats, count: storageStats['count'] };
}

/** Counts the documents that match. */
export const count: CommandHandler = (request) => {
  const collection = collectionOf(request, 'count');
  if (!collection) return { n: 0 };
  const query = queryOf(request.command, collection, 'query');
  const isAll = Object.keys(documentArgument(request.command, 'query')).length === 0;
  if (isAll && query.hint === undefined) {
    const left = Math.max(collection.count() - (query.skip ?? 0), 0);
    return { n: query.limit ? Math.min(left, query.limit) : left };
  }
  let n = 0;
  for (const _record of runQuery(collection, query)) n += 1;
  return { n };
};

/** Lists the different values at a path, in the order of their first document. */
export const distinct: CommandHandler = (request) => {
  const { key } = request.command;
  if (typeof key !== 'string')
    throw new CommandError('TypeMismatch', "The 'key' of distinct must be a string");
  const collection = collectionOf(request, 'distinct');
  if (!collection) return { values: [] };
  const query = queryOf(request.command, collection, 'query');
  const fold = foldOf(query.collation);
  const values = new Map<string, unknown>();
  const parts = key.split('.');
  for (const { bytes } of runQuery(collection, query)) {
    for (const value of valuesAt(decode(bytes, new Set(parts.slice(0, 1))), parts)) {
      const order = orderKey(value, fold).toString('latin1');
      if (!values.has(order)) values.set(order, value);
    }
  }
  return { values: [...values.values()] };
};

/** The values at a path, each element of an array on its own. */
function valuesAt(value: unknown, parts: readonly string[]): unknown[] {
  const [name, ...rest] = parts;
  if (name === undefined)
    return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
  if (isDocument(value)) return valuesAt(field(value, name), rest);
  if (!Array.isArray(value)) return [];
  const own = /^\d+$/.test(name) ? valuesAt(value[Number(name)], rest) : [];
  return [...own, ...value.flatMap((item: unknown) => (isDocument(item) ? valuesAt(item, parts) : []))];
}
