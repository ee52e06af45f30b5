// findAndModify: changing one document and seeing it, before or after.
import { failedToParse } from '../command-error.ts';
import type { Variables } from '../aggregate/expression.ts';
import type { Document } from '../bson/document.ts';
import { isTruthy } from '../bson/number.ts';
import type { Query } from '../plan/run-query.ts';
import { compileProjection } from '../projection/project.ts';
import type { Collection } from '../store/collection.ts';
import { parseUpdate } from '../update/parse-update.ts';
import { type CommandHandler, documentArgument, namespaceOf, queryOf, variablesOf } from './command.ts';
import { idsOf, removeRecord, updateRecord, upsert, writeOnce } from './write.ts';

/** Changes or removes one document and returns it. No other command comes in between. */
export const findAndModify: CommandHandler = (request) => {
  const { command, engine } = request;
  const [isRemove, isUpsert] = [isTruthy(command['remove']), isTruthy(command['upsert'])];
  if (isRemove === (command['update'] !== undefined))
    throw failedToParse('Either an update or remove=true must be specified');
  if (isRemove && (isUpsert || isTruthy(command['new'])))
    throw failedToParse('Cannot specify both remove=true and upsert=true or new=true');
  const variables = variablesOf(command);
  return writeOnce(request, () => {
    const namespace = namespaceOf(request);
    const existing = engine.catalog.find(namespace);
    const collection = isUpsert ? (existing ?? engine.catalog.create(namespace)) : existing;
    const query = queryOf(command, command['query'], variables);
    const projection = compileProjection(documentArgument(command, 'fields'), variables);
    const change = isRemove ? remove : modify;
    const { document, ...outcome } = change(collection, { ...query, limit: 1, variables }, command);
    return { ...outcome, value: document ? (projection?.(document) ?? document) : null };
  });
};

interface Outcome {
  readonly document?: Document | undefined;
  readonly lastErrorObject: Document;
}

interface Selection extends Query {
  readonly variables: Variables;
}

function remove(collection: Collection | undefined, selection: Selection): Outcome {
  const [id] = idsOf(collection, selection);
  if (!collection || id === undefined) return { lastErrorObject: { n: 0 } };
  return { document: removeRecord(collection, id), lastErrorObject: { n: 1 } };
}

function modify(collection: Collection | undefined, selection: Selection, command: Document): Outcome {
  const { filter, variables } = selection;
  const update = parseUpdate(command['update'], { arrayFilters: command['arrayFilters'], variables });
  const wantsNew = isTruthy(command['new']);
  const [id] = idsOf(collection, selection);
  if (collection && id !== undefined) {
    const { before, after } = updateRecord(collection, id, { filter, update });
    return { document: wantsNew ? after : before, lastErrorObject: { n: 1, updatedExisting: true } };
  }
  if (!collection || !isTruthy(command['upsert']))
    return { lastErrorObject: { n: 0, updatedExisting: false } };
  const document = upsert(collection, { filter, update });
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: document['_id'] };
  return { document: wantsNew ? document : undefined, lastErrorObject };
}
