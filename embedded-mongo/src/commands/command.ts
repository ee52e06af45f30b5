// What every command gets, and the common ways of reading its arguments.
import type { Binary } from 'bson';
import { badValue, CommandError, failedToParse } from '../command-error.ts';
import { bsonType, type Document, isDocument } from '../bson/document.ts';
import { toInteger, toNumber } from '../bson/number.ts';
import { compileExpression } from '../expression/compile.ts';
import { scopeOf, type Variables } from '../expression/scope.ts';
import type { Collection } from '../store/collection.ts';
import type { Engine } from '../engine/engine.ts';
import { TimeLimit } from '../engine/time-limit.ts';
import type { RetryableWrite } from '../engine/retries.ts';

/** One command of one client. */
export interface CommandRequest {
  readonly engine: Engine;
  readonly database: string;
  readonly command: Document;
  readonly connectionId: number;
}

/** Runs a command; the reply gets `ok: 1` added. */
export type CommandHandler = (request: CommandRequest) => Document;

/**
 * The namespace that a command's first field names.
 *
 * @throws CommandError `InvalidNamespace`
 */
export function namespaceOf({ database, command }: CommandRequest, name: string): string {
  const collection = command[name];
  if (typeof collection !== 'string')
    throw new CommandError('InvalidNamespace', `collection name has invalid type: ${name}`);
  return checkedNamespace(`${database}.${collection}`);
}

/** @throws CommandError `InvalidNamespace` for names that MongoDB refuses */
export function checkedNamespace(namespace: string): string {
  const [database = '', ...rest] = namespace.split('.');
  const collection = rest.join('.');
  if (
    database === '' ||
    /[ "$*/\\:<>|?\0]/.test(database) ||
    collection === '' ||
    /[\0$]/.test(collection) ||
    collection.startsWith('.')
  ) {
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  }
  return namespace;
}

/** The collection that a command's first field names; undefined when it does not exist. */
export function collectionOf(request: CommandRequest, name: string): Collection | undefined {
  return request.engine.catalog.find(namespaceOf(request, name));
}

/** An optional document argument; missing and null count as empty. */
export function documentArgument(command: Document, name: string): Document {
  const value = command[name];
  if (value === undefined || value === null) return {};
  if (!isDocument(value))
    throw new CommandError('TypeMismatch', `Expected field ${name} to be of type object`);
  return value;
}

/** An optional count; @throws CommandError `BadValue` when it is negative or no integer */
export function countArgument(command: Document, name: string): number | undefined {
  const value = command[name];
  if (value === undefined || value === null) return undefined;
  const number = Math.trunc(toNumber(value) ?? Number.NaN);
  if (Number.isNaN(number)) throw failedToParse(`Field '${name}' must be an integer`);
  if (number < 0) throw badValue(`${name} value must be non-negative, but received: ${number}`);
  return number;
}

/** The values of a command's `let`, and the one time that `$$NOW` means throughout. */
export function variablesOf(command: Document): Variables {
  const now = { NOW: new Date() };
  const scope = scopeOf({}, now);
  const definitions = Object.entries(documentArgument(command, 'let'));
  return Object.fromEntries([
    ...Object.entries(now),
    ...definitions.map(([name, value]) => [name, compileExpression(value)(scope)]),
  ]) as Variables;
}

/** A collation, from the command or else from the collection. */
export function collationOf(command: Document, collection: Collection | undefined): Document | undefined {
  const own = command['collation'];
  if (own !== undefined && isDocument(own)) return own;
  return collection?.options['collation'] as Document | undefined;
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
  if (bsonType(id) !== 'Binary') return undefined;
  const { buffer, position } = id as Binary;
  return position === 16 ? Buffer.from(buffer.subarray(0, position)) : undefined;
}
