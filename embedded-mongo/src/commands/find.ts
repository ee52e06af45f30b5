// Commands that read documents.
import { CommandError } from '../command-error.ts';
import { refuseOptions } from '../left-out.ts';
import { runAggregate } from '../aggregate/run-aggregate.ts';
import { decode, RawDocument } from '../bson/codec.ts';
import { type Document, field, isDocument, isPosition } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { keyText } from '../bson/order-key.ts';
import type { Results } from '../engine/cursors.ts';
import { runQuery } from '../plan/run-query.ts';
import { compileProjection } from '../projection/project.ts';
import {
  batchSizeOf,
  collectionOf,
  type CommandHandler,
  countArgument,
  documentArgument,
  namespaceOf,
  queryOf,
  timeLimit,
  variablesOf,
} from './command.ts';

const find: CommandHandler = (request) => {
  const { command, engine } = request;
  refuseOptions(command, ['tailable', 'min', 'max', 'returnKey', 'showRecordId']);
  countArgument(command, 'limit');
  const namespace = namespaceOf(request);
  const collection = engine.catalog.find(namespace);
  const variables = variablesOf(command);
  const query = queryOf(command, command['filter'], variables);
  const projection = compileProjection(documentArgument(command, 'projection'), variables);
  const results = function* results(): Generator<RawDocument | Document> {
    for (const { bytes } of collection ? runQuery(collection, query) : [])
      yield projection ? projection(decode(bytes)) : new RawDocument(bytes);
  };
  return engine.cursors.first(results(), {
    namespace,
    batchSize: countArgument(command, 'batchSize'),
    single: command['singleBatch'] === true,
    timeLimit: query.timeLimit,
  });
};

const getMore: CommandHandler = ({ command, engine, database }) => {
  const namespace = `${database}.${String(command['collection'])}`;
  return engine.cursors.next(command['getMore'], namespace, countArgument(command, 'batchSize'));
};

const killCursors: CommandHandler = ({ command, engine }) => {
  const ids: unknown[] = Array.isArray(command['cursors']) ? command['cursors'] : [];
  const cursorsKilled = ids.filter((id) => engine.cursors.kill(id));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
};

const aggregate: CommandHandler = (request) => {
  const { command, engine, database } = request;
  const { pipeline } = command;
  refuseOptions(command, ['collation']);
  if (!Array.isArray(pipeline))
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array");
  if (!isDocument(command['cursor']))
    throw new CommandError('FailedToParse', "The 'cursor' option is required");
  const isOnDatabase = toNumber(command['aggregate']) === 1;
  const namespace = isOnDatabase ? `${database}.$cmd.aggregate` : namespaceOf(request);
  const collection = engine.catalog.find(namespace);
  const clock = timeLimit(command);
  const results: Results = runAggregate(collection, {
    pipeline,
    variables: variablesOf(command),
    hint: command['hint'],
    find: (name) => engine.catalog.find(`${database}.${name}`),
    timeLimit: clock,
  });
  return engine.cursors.first(results, { namespace, batchSize: batchSizeOf(command), timeLimit: clock });
};

const count: CommandHandler = (request) => {
  const { command } = request;
  const collection = collectionOf(request);
  if (!collection) return { n: 0 };
  const query = queryOf(command, command['query']);
  const isAll = Object.keys(documentArgument(command, 'query')).length === 0 && query.hint === undefined;
  if (isAll && !query.skip && !query.limit) return { n: collection.count() };
  let n = 0;
  for (const _record of runQuery(collection, query)) n += 1;
  return { n };
};

/** Lists the different values at a path, in the order of their first document. */
const distinct: CommandHandler = (request) => {
  const { key, query: filter } = request.command;
  if (typeof key !== 'string')
    throw new CommandError('TypeMismatch', "The 'key' of distinct must be a string");
  const collection = collectionOf(request);
  const query = queryOf(request.command, filter);
  const values = new Map<string, unknown>();
  const parts = key.split('.');
  for (const { bytes } of collection ? runQuery(collection, query) : []) {
    for (const value of valuesAt(decode(bytes, new Set(parts.slice(0, 1))), parts)) {
      const text = keyText(value);
      if (!values.has(text)) values.set(text, value);
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
  const own = isPosition(name) ? valuesAt(value[Number(name)], rest) : [];
  return [...own, ...value.flatMap((item: unknown) => (isDocument(item) ? valuesAt(item, parts) : []))];
}

/** Commands by name. */
export const reads: Readonly<Record<string, CommandHandler>> = {
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
};
