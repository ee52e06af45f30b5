// Commands on indexes.
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument, RawDocument } from '../bson/document.ts';
import { encode } from '../bson/encode.ts';
import type { Collection } from '../store/collection.ts';
import { type IndexDefinition, parseIndex, sameIndex } from '../store/index-definition.ts';
import type { IndexTable } from '../store/index-table.ts';
import {
  collectionOf,
  type CommandHandler,
  type CommandRequest,
  countArgument,
  documentArgument,
  namespaceOf,
} from './command.ts';

/**
 * Indexes that a collection may have.
 *
 * @source https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-Number-of-Indexes-per-Collection
 */
const MAX_INDEXES = 64;

/** Makes the indexes that do not exist yet, all or none. */
export const createIndexes: CommandHandler = (request) => {
  const { command, engine } = request;
  const { indexes } = command;
  if (!Array.isArray(indexes) || indexes.length === 0)
    throw badValue('Must specify at least one index to create');
  const namespace = namespaceOf(request, 'createIndexes');
  const definitions = indexes.map((spec: unknown) => {
    if (!isDocument(spec)) throw new CommandError('TypeMismatch', 'An index specification must be an object');
    return spec;
  });
  return engine.catalog.transaction(() => {
    const existing = engine.catalog.find(namespace);
    const collection = existing ?? engine.catalog.create(namespace);
    const before = collection.indexes.length;
    for (const spec of definitions) {
      const { collation } = collection.options;
      const definition = parseIndex(
        'collation' in spec || collation === undefined ? spec : { ...spec, collation },
      );
      if (isNew(collection, definition)) engine.catalog.createIndex(collection, definition);
    }
    if (collection.indexes.length > MAX_INDEXES)
      throw new CommandError('CannotCreateIndex', `A collection may have ${MAX_INDEXES} indexes.`);
    const counts = { numIndexesBefore: before, numIndexesAfter: collection.indexes.length };
    const note =
      counts.numIndexesBefore === counts.numIndexesAfter ? { note: 'all indexes already exist' } : {};
    return { ...counts, createdCollectionAutomatically: existing === undefined, ...note };
  });
};

/** Tells whether an index has to be made; @throws CommandError when one stands in its way */
function isNew(collection: Collection, wanted: IndexDefinition): boolean {
  for (const { definition } of collection.indexes) {
    const sameKey = equalValues(definition.spec['key'], wanted.spec['key']);
    if (definition.name === wanted.name) {
      if (sameKey && (sameIndex(definition, wanted) || wanted.name === '_id_')) return false;
      throw new CommandError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index but another definition: ${wanted.name}`,
      );
    }
    if (!sameKey) continue;
    if (definition.name === '_id_') return false;
    if (sameIndex(definition, wanted)) {
      throw new CommandError(
        'IndexOptionsConflict',
        `Index already exists with a different name: ${definition.name}`,
      );
    }
  }
  return true;
}

/** Lists the indexes of a collection. */
export const listIndexes: CommandHandler = (request) => {
  const namespace = namespaceOf(request, 'listIndexes');
  const collection = existing(request, 'listIndexes');
  const results = collection.indexes.map(({ definition }) => new RawDocument(encode(definition.spec)));
  const batchSize = countArgument(documentArgument(request.command, 'cursor'), 'batchSize');
  return request.engine.cursors.first(results, { namespace, batchSize });
};

/** Drops indexes by name, by key, or all but the one on `_id`. */
export const dropIndexes: CommandHandler = (request) => {
  const { engine, command } = request;
  const collection = existing(request, 'dropIndexes' in command ? 'dropIndexes' : 'deleteIndexes');
  const nIndexesWas = collection.indexes.length;
  engine.catalog.transaction(() => {
    for (const index of selected(collection, command['index'])) engine.catalog.dropIndex(collection, index);
  });
  return { nIndexesWas };
};

function selected(collection: Collection, wanted: unknown): IndexTable[] {
  const droppable = collection.indexes.filter(({ definition }) => definition.name !== '_id_');
  if (wanted === '*') return droppable;
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((one) => {
    if (one === '_id_') throw new CommandError('InvalidOptions', 'cannot drop _id index');
    const index = droppable.find(({ definition }) =>
      typeof one === 'string' ? definition.name === one : equalValues(definition.spec['key'], one),
    );
    if (!index) throw new CommandError('IndexNotFound', `index not found with name [${String(one)}]`);
    return index;
  });
}

/** Changes the expiry of a TTL index; everything else of `collMod` is left out. */
export const collMod: CommandHandler = (request) => {
  const { engine, command } = request;
  const collection = existing(request, 'collMod');
  const { index: change } = command;
  for (const option of ['validator', 'viewOn', 'changeStreamPreAndPostImages', 'timeseries', 'cappedSize']) {
    if (command[option] !== undefined) throw notImplemented(`A collection with ${option}`);
  }
  if (!isDocument(change)) return {};
  const index = collection.indexes.find(({ definition }) =>
    change['name'] === undefined
      ? equalValues(definition.spec['key'], change['keyPattern'])
      : definition.name === change['name'],
  );
  if (!index) throw new CommandError('IndexNotFound', 'cannot find the index for collMod');
  const { expireAfterSeconds } = change;
  for (const option of ['hidden', 'unique', 'prepareUnique']) {
    if (change[option] !== undefined) throw notImplemented(`Changing ${option} of an index`);
  }
  if (expireAfterSeconds === undefined) return {};
  const before = index.definition.spec['expireAfterSeconds'];
  const definition = parseIndex({ ...index.definition.spec, expireAfterSeconds });
  engine.catalog.transaction(() => engine.catalog.redefineIndex(collection, index, definition));
  const reply: Document = { expireAfterSeconds_new: expireAfterSeconds };
  return before === undefined ? reply : { expireAfterSeconds_old: before, ...reply };
};

function existing(request: CommandRequest, name: string): Collection {
  const collection = collectionOf(request, name);
  if (!collection)
    throw new CommandError('NamespaceNotFound', `ns does not exist: ${namespaceOf(request, name)}`);
  return collection;
}
