// findAndModify: changing one document and seeing it, before or after.
import { failedToParse } from '../command-error.ts';
import { decode } from '../bson/decode.ts';
import { type Document } from '../bson/document.ts';
import { isTruthy } from '../expression/truth.ts';
import type { Variables } from '../expression/scope.ts';
import { runQuery } from '../plan/run-query.ts';
import { compileProjection } from '../projection/project.ts';
import type { Collection } from '../store/collection.ts';
import { type CommandHandler, documentArgument, namespaceOf, variablesOf } from './command.ts';
import { writeOnce } from './write.ts';
import {
  type Selection,
  selectionOf,
  updateRecord,
  type UpdateStatement,
  upsert,
} from './write-statements.ts';
import { parseUpdate } from '../update/parse-update.ts';

interface Outcome {
  readonly document: Document | undefined;
  readonly lastErrorObject: Document;
}

/** Changes or removes one document and returns it. No other command comes in between. */
export const findAndModify: CommandHandler = (request) => {
  const { command, engine } = request;
  const name = 'findAndModify' in command ? 'findAndModify' : 'findandmodify';
  const isRemove = isTruthy(command['remove']);
  if (isRemove === (command['update'] !== undefined))
    throw failedToParse('Either an update or remove=true must be specified');
  if (isRemove && (isTruthy(command['upsert']) || isTruthy(command['new']))) {
    throw failedToParse('Cannot specify both remove=true and upsert=true or new=true');
  }
  const variables = variablesOf(command);
  return writeOnce(request, () => {
    const namespace = namespaceOf(request, name);
    const creates = isTruthy(command['upsert']);
    const collection =
      engine.catalog.find(namespace) ?? (creates ? engine.catalog.create(namespace) : undefined);
    const selection = selectionOf(command, collection, { filter: command['query'] ?? {}, variables });
    const run = isRemove ? runRemove : runModify;
    const outcome = collection ? run(collection, { selection, command, variables }) : nothing(isRemove);
    return {
      lastErrorObject: outcome.lastErrorObject,
      value: shown(outcome.document, { command, selection, variables }),
    };
  });
};

interface Job {
  readonly selection: Selection;
  readonly command: Document;
  readonly variables: Variables;
}

function nothing(isRemove: boolean): Outcome {
  return { document: undefined, lastErrorObject: isRemove ? { n: 0 } : { n: 0, updatedExisting: false } };
}

function runRemove(collection: Collection, { selection }: Job): Outcome {
  const [record] = runQuery(collection, { ...selection.query, limit: 1 });
  if (!record) return nothing(true);
  const document = decode(record.bytes);
  collection.remove(record.id, document);
  return { document, lastErrorObject: { n: 1 } };
}

function runModify(collection: Collection, { selection, command, variables }: Job): Outcome {
  const update = parseUpdate(command['update'], { arrayFilters: command['arrayFilters'], variables });
  const statement: UpdateStatement = {
    ...selection,
    update,
    multi: false,
    upsert: isTruthy(command['upsert']),
  };
  const [record] = runQuery(collection, { ...selection.query, limit: 1 });
  const wantsNew = isTruthy(command['new']);
  if (record) {
    const { before, after } = updateRecord(collection, record.id, statement);
    return { document: wantsNew ? after : before, lastErrorObject: { n: 1, updatedExisting: true } };
  }
  if (!statement.upsert) return nothing(false);
  const document = upsert(collection, statement);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: document['_id'] };
  return { document: wantsNew ? document : undefined, lastErrorObject };
}

function shown(document: Document | undefined, { command, selection, variables }: Job): Document | null {
  if (!document) return null;
  const fields = documentArgument(command, 'fields');
  const projection = compileProjection(fields, { find: true, filter: selection.filter, variables });
  return projection ? projection(document) : document;
}
