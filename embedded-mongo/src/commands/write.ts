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
import { insertDocument, runDelete, runUpdate, selectionOf, updateStatementOf } from './write-statements.ts';

/**
 * Runs a write in one transaction. A write that the client sends again is answered from memory.
 */
export function writeOnce(request: CommandRequest, work: () => Document): Document {
  const { engine, command } = request;
  const write = retryableWrite(command);
  const known = write && engine.retries.find(write);
  if (known) return known;
  try {
    return engine.catalog.transaction(() => {
      const reply = work();
      if (write) engine.retries.save(write, reply);
      return reply;
    });
  } catch (error) {
    if (error instanceof FailedAlone) return error.reply;
    throw error;
  }
}

/** The statements of a command; @throws CommandError `BadValue` when there is none */
function statementsOf(command: Document, name: string): unknown[] {
  const statements = command[name];
  if (!Array.isArray(statements) || statements.length === 0)
    throw badValue(`Write batch sizes must be between 1 and 100000: ${name}`);
  return statements as unknown[];
}

/** Carries the reply of a command whose only statement failed, so that its transaction is rolled back. */
class FailedAlone extends Error {
  readonly reply: Document;

  constructor(reply: Document) {
    super('The only statement of a command failed.');
    this.reply = reply;
  }
}

/** Runs the statements of a command. Each takes effect as a whole or not at all; `ordered` stops at the first failure. */
function runStatements(
  { engine, command }: CommandRequest,
  work: { readonly statements: readonly unknown[]; readonly totals: Document },
  run: (statement: unknown, index: number) => void,
): Document {
  const writeErrors: Document[] = [];
  const isAlone = work.statements.length === 1;
  for (const [index, statement] of work.statements.entries()) {
    try {
      if (isAlone) run(statement, index);
      else engine.catalog.transaction(() => run(statement, index));
    } catch (error) {
      if (!(error instanceof CommandError) || error.codeName === 'OutOfDiskSpace') throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.fields });
      if (isAlone) throw new FailedAlone({ ...work.totals, writeErrors });
      if (command['ordered'] !== false) break;
    }
  }
  return writeErrors.length > 0 ? { ...work.totals, writeErrors } : work.totals;
}

/** The collection of a write, made when it does not exist. */
function writableCollection(request: CommandRequest, name: string): Collection {
  const namespace = namespaceOf(request, name);
  return request.engine.catalog.find(namespace) ?? request.engine.catalog.create(namespace);
}

/** Inserts documents; the collection is made when it does not exist. */
export const insert: CommandHandler = (request) => {
  const statements = statementsOf(request.command, 'documents');
  return writeOnce(request, () => {
    const collection = writableCollection(request, 'insert');
    const totals = { n: 0 };
    return runStatements(request, { statements, totals }, (document) => {
      insertDocument(collection, document);
      totals.n += 1;
    });
  });
};

/** Runs update statements. */
export const update: CommandHandler = (request) => {
  const statements = statementsOf(request.command, 'updates');
  const variables = variablesOf(request.command);
  return writeOnce(request, () => {
    const totals: { n: number; nModified: number; upserted?: Document[] } = { n: 0, nModified: 0 };
    return runStatements(request, { statements, totals }, (input, index) => {
      const existing = collectionOf(request, 'update');
      const statement = updateStatementOf(input, existing, variables);
      if (!existing && !statement.upsert) return;
      const { matched, modified, upserted } = runUpdate(
        existing ?? writableCollection(request, 'update'),
        statement,
      );
      totals.n += matched + (upserted ? 1 : 0);
      totals.nModified += modified;
      if (upserted) totals.upserted = [...(totals.upserted ?? []), { index, _id: upserted['_id'] }];
    });
  });
};

/** Runs delete statements. */
export const remove: CommandHandler = (request) => {
  const statements = statementsOf(request.command, 'deletes');
  const variables = variablesOf(request.command);
  return writeOnce(request, () => {
    const totals = { n: 0 };
    return runStatements(request, { statements, totals }, (statement) => {
      if (!isDocument(statement))
        throw new CommandError('TypeMismatch', 'A delete statement must be an object');
      const collection = collectionOf(request, 'delete');
      const selection = selectionOf(statement, collection, { filter: statement['q'], variables });
      if (collection) totals.n += runDelete(collection, selection, toNumber(statement['limit']) === 1);
    });
  });
};
