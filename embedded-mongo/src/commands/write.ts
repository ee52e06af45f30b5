// Commands that write: each is one transaction, in which a failing statement leaves the others standing.
import { badValue, CommandError } from '../command-error.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import type { Collection } from '../store/collection.ts';
import {
  collectionOf,
  type CommandHandler,
  type CommandRequest,
  namespaceOf,
  retryableWrite,
  variablesOf,
} from './command.ts';
import {
  insertDocument,
  type Part,
  runDelete,
  runUpdate,
  selectionOf,
  updateStatementOf,
} from './write-statements.ts';

/**
 * Runs a write in one transaction. A write that the client sends again is answered from memory.
 */
export function writeOnce(request: CommandRequest, work: () => Document): Document {
  const { engine, command } = request;
  const write = retryableWrite(command);
  const known = write && engine.retries.find(write);
  if (known) return known;
  return engine.catalog.transaction(() => {
    const reply = work();
    if (write) engine.retries.save(write, reply);
    return reply;
  });
}

/** The statements of a command; @throws CommandError `BadValue` when there is none */
function statementsOf(command: Document, name: string): unknown[] {
  const statements = command[name];
  if (!Array.isArray(statements) || statements.length === 0)
    throw badValue(`Write batch sizes must be between 1 and 100000: ${name}`);
  return statements as unknown[];
}

interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
}

/**
 * Runs statements one after the other.
 *
 * @param part - runs one statement so that it can fail alone
 * @returns the errors of those that failed; an ordered command stops at the first
 */
function runStatements(
  statements: readonly unknown[],
  ordered: boolean,
  run: (statement: unknown, index: number) => void,
): WriteError[] {
  const errors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError) || error.codeName === 'OutOfDiskSpace') throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.fields });
      if (ordered) break;
    }
  }
  return errors;
}

function withErrors(reply: Document, errors: readonly WriteError[]): Document {
  return errors.length > 0 ? { ...reply, writeErrors: errors } : reply;
}

/** The collection of a write, made when it does not exist. */
function writableCollection(request: CommandRequest, name: string): Collection {
  const namespace = namespaceOf(request, name);
  return request.engine.catalog.find(namespace) ?? request.engine.catalog.create(namespace);
}

export const insert: CommandHandler = (request) => {
  const { command, engine } = request;
  const documents = statementsOf(command, 'documents');
  return writeOnce(request, () => {
    const collection = writableCollection(request, 'insert');
    let n = 0;
    const errors = runStatements(documents, command['ordered'] !== false, (document) => {
      engine.catalog.transaction(() => insertDocument(collection, document));
      n += 1;
    });
    return withErrors({ n }, errors);
  });
};

export const update: CommandHandler = (request) => {
  const { command, engine } = request;
  const statements = statementsOf(command, 'updates');
  const variables = variablesOf(command);
  const part: Part = (work) => engine.catalog.transaction(work);
  return writeOnce(request, () => {
    const totals = { n: 0, nModified: 0, upserted: [] as Document[] };
    const errors = runStatements(statements, command['ordered'] !== false, (input, index) => {
      const existing = collectionOf(request, 'update');
      const statement = updateStatementOf(input, existing, variables);
      if (!existing && !statement.upsert) return;
      const result = runUpdate(existing ?? writableCollection(request, 'update'), statement, part);
      totals.n += result.matched + (result.upserted ? 1 : 0);
      totals.nModified += result.modified;
      if (result.upserted) totals.upserted.push({ index, ...result.upserted });
    });
    const { upserted, ...counts } = totals;
    return withErrors(upserted.length > 0 ? { ...counts, upserted } : counts, errors);
  });
};

export const remove: CommandHandler = (request) => {
  const { command, engine } = request;
  const statements = statementsOf(command, 'deletes');
  const variables = variablesOf(command);
  return writeOnce(request, () => {
    let n = 0;
    const errors = runStatements(statements, command['ordered'] !== false, (statement) => {
      if (!isDocument(statement))
        throw new CommandError('TypeMismatch', 'A delete statement must be an object');
      const collection = collectionOf(request, 'delete');
      const selection = selectionOf(statement, collection, { filter: statement['q'], variables });
      if (collection)
        n += engine.catalog.transaction(() =>
          runDelete(collection, selection, toNumber(statement['limit']) === 1),
        );
    });
    return withErrors({ n }, errors);
  });
};
