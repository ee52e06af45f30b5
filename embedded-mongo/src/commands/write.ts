// Commands that write: each is one transaction, in which a failing statement leaves the others standing.
import { ObjectId } from 'bson';
import { badValue, CommandError, failedToParse } from '../command-error.ts';
import { refuseOptions } from '../left-out.ts';
import { decode, encode, RawDocument } from '../bson/codec.ts';
import { type Document, hasOperator, isDocument, isRegExp } from '../bson/document.ts';
import { isTruthy, toNumber } from '../bson/number.ts';
import { type Query, runQuery } from '../plan/run-query.ts';
import type { Filter } from '../query/filter.ts';
import type { Collection } from '../store/collection.ts';
import { parseUpdate, type Update, upsertDocument } from '../update/parse-update.ts';
import { asDocument, type CommandHandler, type CommandRequest, queryOf } from './command.ts';

/** Runs a write in one transaction. A write that the client sends again is answered from memory. */
export function writeOnce(request: CommandRequest, work: () => Document): Document {
  const { engine, retryableWrite: write } = request;
  const known = write && engine.retries.find(write);
  if (known) return known;
  return engine.catalog.transaction(() => {
    const reply = work();
    if (write) engine.retries.save(write, reply);
    return reply;
  });
}

/** Runs the statements of a command, each whole or not at all; `run` adds what it did to `totals`. */
function runStatements(
  request: CommandRequest,
  { name, totals }: { readonly name: string; readonly totals: Document },
  run: (statement: unknown, index: number) => void,
): Document {
  const { engine, command } = request;
  const statements = command[name];
  if (!Array.isArray(statements) || statements.length === 0)
    throw badValue(`Write batch sizes must be between 1 and 100000: ${name}`);
  return writeOnce(request, () => {
    const writeErrors: Document[] = [];
    for (const [index, statement] of statements.entries()) {
      try {
        engine.catalog.transaction(() => run(statement, index));
      } catch (error) {
        if (!(error instanceof CommandError) || error.codeName === 'OutOfDiskSpace') throw error;
        writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.fields });
        if (command['ordered'] !== false) break;
      }
    }
    return writeErrors.length > 0 ? { ...totals, writeErrors } : totals;
  });
}

/** The collection of a write, made when it does not exist. */
function writableCollection({ collection, catalog, namespace }: CommandRequest): Collection {
  return collection ?? catalog.create(namespace);
}

const insert: CommandHandler = (request) => {
  const totals = { n: 0 };
  return runStatements(request, { name: 'documents', totals }, (document) => {
    insertDocument(writableCollection(request), document);
    totals.n += 1;
  });
};

/** Inserts a document as it came from the client; one without `_id` gets one, and it comes first. */
function insertDocument(collection: Collection, input: unknown): void {
  const document = asDocument(input instanceof RawDocument ? decode(input.bytes) : input, 'a document');
  const isReady = input instanceof RawDocument && Object.keys(document)[0] === '_id';
  if (isReady) checkId(document['_id']);
  if (isReady) collection.insert(document, Buffer.from(input.bytes));
  else collection.insert(withId(document));
}

function withId(document: Document): Document {
  const { _id = new ObjectId(), ...rest } = document;
  checkId(_id);
  return { _id, ...rest };
}

function checkId(id: unknown): void {
  if (Array.isArray(id) || isRegExp(id) || (isDocument(id) && hasOperator(id)))
    throw new CommandError('InvalidIdField', "The '_id' value cannot be an array, a pattern or an operator");
}

const update: CommandHandler = (request) => {
  const totals: { n: number; nModified: number; upserted?: Document[] } = { n: 0, nModified: 0 };
  const { variables } = request;
  return runStatements(request, { name: 'updates', totals }, (input, index) => {
    const statement = asDocument(input, 'an update statement');
    const { q, u, arrayFilters, multi } = statement;
    refuseOptions(statement, ['sort', 'c']);
    const update = parseUpdate(u, { arrayFilters, variables });
    const isMulti = isTruthy(multi);
    if (isMulti && update.isReplacement)
      throw failedToParse('multi update is not supported for replacement-style update');
    const existing = request.collection;
    const query = queryOf(statement, q, variables);
    const { filter } = query;
    const ids = idsOf(existing, { ...query, limit: isMulti ? 0 : 1 });
    const changed = ids.filter((id) => existing && updateRecord(existing, id, { update, filter }).changed);
    totals.n += ids.length;
    totals.nModified += changed.length;
    if (ids.length > 0 || !isTruthy(statement['upsert'])) return;
    const { _id } = upsert(writableCollection(request), { update, filter });
    totals.n += 1;
    totals.upserted = [...(totals.upserted ?? []), { index, _id }];
  });
};

interface Change {
  readonly update: Update;
  readonly filter: Filter;
}

/** What a query selects, before any of it is changed. */
export function idsOf(collection: Collection | undefined, query: Query): number[] {
  return collection ? Array.from(runQuery(collection, query), ({ id }) => id) : [];
}

/** Changes one document; unchanged bytes are not written. */
export function updateRecord(
  collection: Collection,
  id: number,
  { update, filter }: Change,
): { before: Document; after: Document; changed: boolean } {
  const stored = collection.records.get(id);
  const before = decode(stored);
  const after = update.apply(before, filter);
  const bytes = encode(after);
  const changed = !bytes.equals(stored);
  if (changed) collection.replace(id, { before, after, bytes });
  return { before, after, changed };
}

/** Removes one document and returns it. */
export function removeRecord(collection: Collection, id: number): Document {
  const document = decode(collection.records.get(id));
  collection.remove(id, document);
  return document;
}

/** Inserts what filter and update say together. */
export function upsert(collection: Collection, { update, filter }: Change): Document {
  const document = withId(update.apply(upsertDocument(filter), filter, true));
  collection.insert(document);
  return document;
}

const remove: CommandHandler = (request) => {
  const totals = { n: 0 };
  const { variables } = request;
  return runStatements(request, { name: 'deletes', totals }, (input) => {
    const { limit, ...statement } = asDocument(input, 'a delete statement');
    const { collection } = request;
    const query = queryOf(statement, statement['q'], variables);
    const justOne = toNumber(limit) === 1;
    const ids = idsOf(collection, { ...query, limit: justOne ? 1 : 0 });
    for (const id of ids) if (collection) removeRecord(collection, id);
    totals.n += ids.length;
  });
};

/** Commands by name. */
export const writes: Readonly<Record<string, CommandHandler>> = { insert, update, delete: remove };
