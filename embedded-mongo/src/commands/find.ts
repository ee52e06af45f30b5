// Commands that read documents.
import { CommandError } from '../command-error.ts';
import { refuseOptions } from '../left-out.ts';
import { runAggregate } from '../aggregate/run-aggregate.ts';
import { decode, RawDocument } from '../bson/codec.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { EMPTY_ARRAY, keyText } from '../bson/order-key.ts';
import { runQuery } from '../plan/run-query.ts';
import { valuesAt } from '../plan/sort.ts';
import { compileProjection } from '../projection/project.ts';
import { type CommandHandler, queryOf, timeLimit } from './command.ts';

const find: CommandHandler = (request) => {
  const { command, engine, collection, namespace, variables } = request;
  refuseOptions(command, ['tailable', 'min', 'max', 'returnKey', 'showRecordId']);
  request.count('limit');
  const query = queryOf(command, command['filter'], variables);
  const projection = compileProjection(request.document('projection'), variables);
  const results = function* results(): Generator<RawDocument | Document> {
    for (const { bytes } of collection ? runQuery(collection, query) : [])
      yield projection ? projection(decode(bytes)) : new RawDocument(bytes);
  };
  return engine.cursors.first(results(), {
    namespace,
    batchSize: request.count('batchSize'),
    single: command['singleBatch'] === true,
    timeLimit: query.timeLimit,
  });
};

const getMore: CommandHandler = (request) => {
  const { command, engine, database } = request;
  const namespace = `${database}.${String(command['collection'])}`;
  return engine.cursors.next(command['getMore'], namespace, request.count('batchSize'));
};

const killCursors: CommandHandler = ({ command, engine }) => {
  const ids: unknown[] = Array.isArray(command['cursors']) ? command['cursors'] : [];
  const cursorsKilled = ids.filter((id) => engine.cursors.kill(id));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
};

const aggregate: CommandHandler = (request) => {
  const { command, engine, catalog, database, batchSize, variables } = request;
  const { pipeline } = command;
  refuseOptions(command, ['collation']);
  if (!Array.isArray(pipeline))
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array");
  if (!isDocument(command['cursor']))
    throw new CommandError('FailedToParse', "The 'cursor' option is required");
  const isOnDatabase = toNumber(command['aggregate']) === 1;
  const namespace = isOnDatabase ? `${database}.$cmd.aggregate` : request.namespace;
  const clock = timeLimit(command);
  const results = runAggregate(catalog.find(namespace), {
    pipeline,
    variables,
    hint: command['hint'],
    find: (name) => catalog.find(`${database}.${name}`),
    timeLimit: clock,
  });
  return engine.cursors.first(results, { namespace, batchSize, timeLimit: clock });
};

const count: CommandHandler = (request) => {
  const { command, collection, variables } = request;
  if (!collection) return { n: 0 };
  const query = queryOf(command, command['query'], variables);
  const isAll = Object.keys(request.document('query')).length === 0 && query.hint === undefined;
  if (isAll && !query.skip && !query.limit) return { n: collection.count() };
  let n = 0;
  for (const _record of runQuery(collection, query)) n += 1;
  return { n };
};

/** Lists the different values at a path, in the order of their first document. */
const distinct: CommandHandler = ({ command, collection, variables }) => {
  const { key, query: filter } = command;
  if (typeof key !== 'string')
    throw new CommandError('TypeMismatch', "The 'key' of distinct must be a string");
  const query = queryOf(command, filter, variables);
  const values = new Map<string, unknown>();
  const parts = key.split('.');
  for (const { bytes } of collection ? runQuery(collection, query) : []) {
    for (const value of valuesAt(decode(bytes, new Set(parts.slice(0, 1))), parts)) {
      const text = keyText(value);
      if (value !== undefined && value !== EMPTY_ARRAY && !values.has(text)) values.set(text, value);
    }
  }
  return { values: [...values.values()] };
};

/** Commands by name. */
export const reads: Readonly<Record<string, CommandHandler>> = {
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
};
