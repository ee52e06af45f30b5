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
import type { Catalog } from '../store/catalog.ts';
import type { Collection } from '../store/collection.ts';

/** One command of one client, as it came in. */
export interface Request {
  readonly engine: Engine;
  readonly database: string;
  readonly command: Document;
  readonly connectionId: number;
}

/** Runs a command; the reply gets `ok: 1` added. */
export type CommandHandler = (request: CommandRequest) => Document;

/** One command, and its common arguments. */
export class CommandRequest implements Request {
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly database: string;
  readonly command: Document;
  readonly connectionId: number;

  constructor({ engine, database, command, connectionId }: Request) {
    this.engine = engine;
    this.catalog = engine.catalog;
    this.database = database;
    this.command = command;
    this.connectionId = connectionId;
  }

  /** The namespace that the first field names; @throws CommandError `InvalidNamespace` for names that MongoDB refuses */
  get namespace(): string {
    const namespace = `${this.database}.${String(Object.values(this.command)[0])}`;
    if (/^[^ "$*/\\:<>|?\0.]+\.[^\0$.][^\0$]*$/.test(namespace)) return namespace;
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  }

  /** The collection that the first field names; undefined when it does not exist. */
  get collection(): Collection | undefined {
    return this.catalog.find(this.namespace);
  }

  /** The values of the command's `let`. */
  get variables(): Variables {
    const definitions = Object.entries(this.document('let'));
    return Object.fromEntries(definitions.map(([name, value]) => [name, compileExpression(value)({})]));
  }

  /** The batch size of the command's cursor. */
  get batchSize(): number | undefined {
    return countIn(this.document('cursor'), 'batchSize');
  }

  /** The session and number of a retryable write; undefined for other commands. */
  get retryableWrite(): RetryableWrite | undefined {
    const number = toInteger(this.command['txnNumber']);
    const session = sessionKey(this.command['lsid']);
    return number === undefined || !session ? undefined : { session, number };
  }

  /** An optional document argument; missing and null count as empty. */
  document(name: string): Document {
    return asDocument(this.command[name] ?? {}, name);
  }

  /** An optional count; @throws CommandError `BadValue` when it is negative or no number */
  count(name: string): number | undefined {
    return countIn(this.command, name);
  }
}

/** @throws CommandError `TypeMismatch` when a value is no document */
export function asDocument(value: unknown, name: string): Document {
  if (isDocument(value)) return value;
  throw new CommandError('TypeMismatch', `Expected ${name} to be of type object`);
}

function countIn(command: Document, name: string): number | undefined {
  if (command[name] === undefined || command[name] === null) return undefined;
  const number = Math.trunc(toNumber(command[name]) ?? Number.NaN);
  if (Number.isNaN(number)) throw failedToParse(`Field '${name}' must be an integer`);
  if (number < 0) throw badValue(`${name} value must be non-negative, but received: ${number}`);
  return number;
}

/** Reads the query of a command or statement, whose filter goes by different names. */
export function queryOf(command: Document, filter: unknown, variables: Variables): Query {
  refuseOptions(command, ['collation']);
  return {
    filter: parseFilter(asDocument(filter ?? {}, 'a filter'), variables),
    sort: parseSort(asDocument(command['sort'] ?? {}, 'sort')),
    hint: command['hint'],
    skip: countIn(command, 'skip') ?? 0,
    limit: Math.abs(toInteger(command['limit']) ?? 0),
    timeLimit: timeLimit(command),
  };
}

/** The limit that a command's `maxTimeMS` sets; undefined when there is none. */
export function timeLimit(command: Document): TimeLimit | undefined {
  const limitMs = toNumber(command['maxTimeMS']) ?? 0;
  return limitMs > 0 ? new TimeLimit(limitMs) : undefined;
}

/** The bytes by which a session is known; undefined for anything that is no session id. */
export function sessionKey(lsid: unknown): Buffer | undefined {
  const id = isDocument(lsid) ? lsid['id'] : undefined;
  return bsonType(id) === 'Binary' ? Buffer.from((id as Binary).value()) : undefined;
}
