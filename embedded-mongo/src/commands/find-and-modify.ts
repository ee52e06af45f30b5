// findAndModify: changing one document and seeing it, before or after.
import { failedToParse } from '../command-error.ts';
import type { Variables } from '../aggregate/expression.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { isTruthy } from '../bson/number.ts';
import type { Query } from '../plan/run-query.ts';
import { compileProjection } from '../projection/project.ts';
import type { Collection } from '../store/collection.ts';
import { parseUpdate } from '../update/parse-update.ts';
import { type CommandHandler, queryOf } from './command.ts';
import { idsOf, removeRecord, updateRecord, upsert, writeOnce } from './write.ts';

/** Changes or removes one document and returns it. No other command comes in between. */
export const findAndModify: CommandHandler = (request) => {
  const { command, catalog, variables } = request;
  const [isRemove, isUpsert] = [isTruthy(command['remove']), isTruthy(command['upsert'])];
  if (isRemove === (command['update'] !== undefined))
    throw failedToParse('Either an update or remove=true must be specified');
  if (isRemove && (isUpsert || isTruthy(command['new'])))
    throw failedToParse('Cannot specify both remove=true and upsert=true or new=true');
  return writeOnce(request, () => {
    const collection = request.collection ?? (isUpsert ? catalog.create(request.namespace) : undefined);
    const query = queryOf(command, command['query'], variables);
    const projection = compileProjection(request.document('fields'), variables);
    const change = isRemove ? remove : modify;
    const { lastErrorObject, value } = change(collection, { ...query, limit: 1, variables }, command);
    return { lastErrorObject, value: isDocument(value) && projection ? projection(value) : (value ?? null) };
  });
};

interface Selection extends Query {
  readonly variables: Variables;
}

function remove(collection: Collection | undefined, selection: Selection): Document {
  const [id] = idsOf(collection, selection);
  if (!collection || id === undefined) return { lastErrorObject: { n: 0 } };
  return { lastErrorObject: { n: 1 }, value: removeRecord(collection, id) };
}

function modify(collection: Collection | undefined, selection: Selection, command: Document): Document {
  const { filter, variables } = selection;
  const update = parseUpdate(command['update'], { arrayFilters: command['arrayFilters'], variables });
  const wantsNew = isTruthy(command['new']);
  const [id] = idsOf(collection, selection);
  if (collection && id !== undefined) {
    const { before, after } = updateRecord(collection, id, { filter, update });
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: wantsNew ? after : before };
  }
  if (!collection || !isTruthy(command['upsert']))
    return { lastErrorObject: { n: 0, updatedExisting: false } };
  const value = upsert(collection, { filter, update });
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: value['_id'] };
  return { lastErrorObject, value: wantsNew ? value : null };
}
