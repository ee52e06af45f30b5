// One insert, update or delete statement, as it takes effect on a collection.
import { ObjectId } from 'bson';
import { CommandError, failedToParse, notImplemented } from '../command-error.ts';
import { foldOf } from '../bson/collation.ts';
import { decode } from '../bson/decode.ts';
import { type Document, isDocument, isRegExp, RawDocument } from '../bson/document.ts';
import { encode } from '../bson/encode.ts';
import { isTruthy } from '../expression/truth.ts';
import type { Variables } from '../expression/scope.ts';
import { type Query, runQuery } from '../plan/run-query.ts';
import { parseSort } from '../plan/sort.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../store/collection.ts';
import { parseUpdate, type Update } from '../update/parse-update.ts';
import { upsertDocument } from '../update/upsert-document.ts';
import { collationOf } from './command.ts';

/** Inserts a document as it came from the client; one without `_id` gets one. */
export function insertDocument(collection: Collection, input: unknown): void {
  const document = input instanceof RawDocument ? decode(input.bytes) : input;
  if (!isDocument(document)) throw new CommandError('TypeMismatch', 'A document to insert must be an object');
  const [first] = Object.keys(document);
  if (first === '_id' && input instanceof RawDocument) {
    checkId(document['_id']);
    collection.insert(document, Buffer.from(input.bytes));
    return;
  }
  collection.insert(withId(document));
}

/** The document with its `_id` in front; a missing one is made. */
function withId(document: Document): Document {
  const { _id = new ObjectId(), ...rest } = document;
  checkId(_id);
  return { _id, ...rest };
}

function checkId(id: unknown): void {
  if (Array.isArray(id) || isRegExp(id)) {
    throw new CommandError('InvalidIdField', "The '_id' value cannot be an array or a regular expression");
  }
  if (isDocument(id) && Object.keys(id).some((name) => name.startsWith('$'))) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      "The '_id' value may not have fields that start with '$'",
    );
  }
}

/** Which documents a statement is about. */
export interface Selection {
  readonly query: Query;
  readonly filter: Filter;
}

/** Reads filter, hint, collation and sort of a statement. */
export function selectionOf(
  statement: Document,
  collection: Collection | undefined,
  rest: { readonly filter: unknown; readonly variables: Variables },
): Selection {
  const collation = collationOf(statement, collection);
  const query = rest.filter;
  if (!isDocument(query)) throw new CommandError('TypeMismatch', 'A filter must be an object');
  const filter = parseFilter(query, { fold: foldOf(collation), variables: rest.variables });
  return {
    filter,
    query: { filter, hint: statement['hint'], collation, sort: parseSort(statement['sort'] ?? {}) },
  };
}

/** An update statement, parsed. */
export interface UpdateStatement extends Selection {
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
}

/** @throws CommandError `FailedToParse` for statements that cannot be */
export function updateStatementOf(
  input: unknown,
  collection: Collection | undefined,
  variables: Variables,
): UpdateStatement {
  if (!isDocument(input)) throw new CommandError('TypeMismatch', 'An update statement must be an object');
  if ('sort' in input) throw notImplemented('The sort option of an update');
  const own = constantsOf(input);
  const update = parseUpdate(input['u'], {
    arrayFilters: input['arrayFilters'],
    variables: { ...variables, ...own },
  });
  const multi = isTruthy(input['multi']);
  if (multi && update.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  const selection = selectionOf(input, collection, { filter: input['q'], variables });
  return { ...selection, update, multi, upsert: isTruthy(input['upsert']) };
}

function constantsOf(input: Document): Variables {
  return isDocument(input['c']) ? input['c'] : {};
}

/** What an update statement did. */
export interface UpdateResult {
  readonly matched: number;
  readonly modified: number;
  /** The document that was inserted because none matched. */
  readonly upserted?: Document;
}

/** Runs an update statement. */
export function runUpdate(collection: Collection, statement: UpdateStatement): UpdateResult {
  const { query, multi } = statement;
  const ids = Array.from(runQuery(collection, multi ? query : { ...query, limit: 1 }), ({ id }) => id);
  if (ids.length === 0 && statement.upsert)
    return { matched: 0, modified: 0, upserted: upsert(collection, statement) };
  let modified = 0;
  for (const id of ids) if (updateRecord(collection, id, statement).changed) modified += 1;
  return { matched: ids.length, modified };
}

/** Changes one document; unchanged bytes are not written. */
export function updateRecord(
  collection: Collection,
  id: number,
  { update, filter }: UpdateStatement,
): { before: Document; after: Document; changed: boolean } {
  const stored = collection.records.get(id);
  if (!stored) throw new CommandError('InternalError', 'A matched document is gone.');
  const before = decode(stored);
  const after = update.apply(before, filter);
  const bytes = encode(after);
  const changed = !bytes.equals(stored);
  if (changed) collection.replace(id, { before, after, bytes });
  return { before, after, changed };
}

/** Inserts what filter and update say together. */
export function upsert(collection: Collection, { filter, update }: UpdateStatement): Document {
  const start = upsertDocument(filter);
  const document = withId(update.apply(start, filter, true));
  collection.insert(document);
  return document;
}

/** Deletes what a filter selects. */
export function runDelete(collection: Collection, { query }: Selection, justOne: boolean): number {
  const records = [...runQuery(collection, justOne ? { ...query, limit: 1 } : query)];
  for (const { id, bytes } of records) collection.remove(id, decode(bytes));
  return records.length;
}
