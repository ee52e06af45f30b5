// What every command gets, and the common ways of reading its arguments.
import type { Binary } from 'bson';
import { badValue, CommandError, failedToParse } from '../command-error.ts';
import { refuseOptions } from '../left-out.ts';
import { compileExpression, type Variables } from '../aggregate/expression.ts';
import { bsonType, type Document, isDocument } from '../bson/document.ts';
import { toInteger, toNumber } from '../bson/number.ts';
import type { Engine } from '../engine/engine.ts';
import type { RetryableWrite } from '../engine/retries.ts';
import { TimeLimit } from '../engine/time-limit.ts';
import type { Query } from '../plan/run-query.ts';
import { parseSort } from '../plan/sort.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../store/collection.ts';

/** One command of one client. */
export interface CommandRequest {
  readonly engine: Engine;
  readonly database: string;
  readonly command: Document;
  readonly connectionId: number;
}

/** Runs a command; the reply gets `ok: 1` added. */
export type CommandHandler = (request: CommandRequest) => Document;

/** The namespace that a command's first field names; @throws CommandError `InvalidNamespace` */
export function namespaceOf({ database, command }: CommandRequest): string {
  const [name] = Object.values(command);
  return checkedNamespace(typeof name === 'string' ? `${database}.${name}` : '');
}

/** @throws CommandError `InvalidNamespace` for names that MongoDB refuses */
export function checkedNamespace(namespace: string): string {
  if (/^[^ "$*/\\:<>|?\0.]+\.[^\0$.][^\0$]*$/.test(namespace)) return namespace;
  throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
}

/** The collection that a command's first field names; undefined when it does not exist. */
export function collectionOf(request: CommandRequest): Collection | undefined {
  return request.engine.catalog.find(namespaceOf(request));
}

/** @throws CommandError `TypeMismatch` when a value is no document */
export function asDocument(value: unknown, name: string): Document {
  if (isDocument(value)) return value;
  throw new CommandError('TypeMismatch', `Expected ${name} to be of type object`);
}

/** An optional document argument; missing and null count as empty. */
export function documentArgument(command: Document, name: string): Document {
  return asDocument(command[name] ?? {}, name);
}

/** An optional count; @throws CommandError `BadValue` when it is negative or no number */
export function countArgument(command: Document, name: string): number | undefined {
  if (command[name] === undefined || command[name] === null) return undefined;
  const number = Math.trunc(toNumber(command[name]) ?? Number.NaN);
  if (Number.isNaN(number)) throw failedToParse(`Field '${name}' must be an integer`);
  if (number < 0) throw badValue(`${name} value must be non-negative, but received: ${number}`);
  return number;
}

/** The batch size of a command's cursor. */
export function batchSizeOf(command: Document): number | undefined {
  return countArgument(documentArgument(command, 'cursor'), 'batchSize');
}

/** The values of a command's `let`. */
export function variablesOf(command: Document): Variables {
  const definitions = Object.entries(documentArgument(command, 'let'));
  return Object.fromEntries(definitions.map(([name, value]) => [name, compileExpression(value)({})]));
}

/** Reads the query of a command or statement, whose filter goes by different names. */
export function queryOf(command: Document, filter: unknown, variables = variablesOf(command)): Query {
  refuseOptions(command, ['collation']);
  return {
    filter: parseFilter(asDocument(filter ?? {}, 'a filter'), variables),
    sort: parseSort(documentArgument(command, 'sort')),
    hint: command['hint'],
    skip: countArgument(command, 'skip') ?? 0,
    limit: Math.abs(toInteger(command['limit']) ?? 0),
    timeLimit: timeLimit(command),
  };
}

/** The limit that a command's `maxTimeMS` sets; undefined when there is none. */
export function timeLimit(command: Document): TimeLimit | undefined {
  const limitMs = toNumber(command['maxTimeMS']) ?? 0;
  return limitMs > 0 ? new TimeLimit(limitMs) : undefined;
}

/** The session and number of a retryable write; undefined for other commands. */
export function retryableWrite(command: Document): RetryableWrite | undefined {
  const number = toInteger(command['txnNumber']);
  const session = sessionKey(command['lsid']);
  return number === undefined || !session ? undefined : { session, number };
}

/** The bytes by which a session is known; undefined for anything that is no session id. */
export function sessionKey(lsid: unknown): Buffer | undefined {
  const id = isDocument(lsid) ? lsid['id'] : undefined;
  return bsonType(id) === 'Binary' ? Buffer.from((id as Binary).value()) : undefined;
}
