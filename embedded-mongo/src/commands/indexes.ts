// Commands on indexes.
import { badValue, CommandError } from '../command-error.ts';
import { equalValues } from '../bson/order-key.ts';
import type { Collection, Index } from '../store/collection.ts';
import { type IndexDefinition, parseIndex, sameIndex } from '../store/index-definition.ts';
import {
  asDocument,
  batchSizeOf,
  collectionOf,
  type CommandHandler,
  type CommandRequest,
  namespaceOf,
} from './command.ts';

/**
 * Indexes that a collection may have.
 * @source
 *   https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-Number-of-Indexes-per-Collection
 */
const MAX_INDEXES = 64;

/** Makes the indexes that do not exist yet, all or none. */
const createIndexes: CommandHandler = (request) => {
  const { catalog } = request.engine;
  const { indexes } = request.command;
  if (!Array.isArray(indexes) || indexes.length === 0)
    throw badValue('Must specify at least one index to create');
  return catalog.transaction(() => {
    const existing = collectionOf(request);
    const collection = existing ?? catalog.create(namespaceOf(request));
    const numIndexesBefore = collection.indexes.length;
    for (const spec of indexes as unknown[]) {
      const definition = parseIndex(asDocument(spec, 'an index'));
      if (isNew(collection, definition)) catalog.createIndex(collection, definition);
    }
    const numIndexesAfter = collection.indexes.length;
    if (numIndexesAfter > MAX_INDEXES)
      throw new CommandError('CannotCreateIndex', `A collection may have ${MAX_INDEXES} indexes.`);
    const note = numIndexesBefore === numIndexesAfter ? { note: 'all indexes already exist' } : {};
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically: !existing, ...note };
  });
};

/** Tells whether an index has to be made; @throws CommandError when one stands in its way */
function isNew(collection: Collection, wanted: IndexDefinition): boolean {
  for (const { definition } of collection.indexes) {
    const sameKey = equalValues(definition.spec['key'], wanted.spec['key']);
    const same = sameIndex(definition, wanted);
    if (sameKey && (definition.name === '_id_' || (same && definition.name === wanted.name))) return false;
    if (definition.name === wanted.name) {
      const message = `An existing index has the same name but another definition: ${wanted.name}`;
      throw new CommandError('IndexKeySpecsConflict', message);
    }
    if (same) {
      const message = `Index already exists with a different name: ${definition.name}`;
      throw new CommandError('IndexOptionsConflict', message);
    }
  }
  return true;
}

const listIndexes: CommandHandler = (request) => {
  const specs = existing(request).indexes.map(({ definition }) => definition.spec);
  const namespace = namespaceOf(request);
  return request.engine.cursors.first(specs, { namespace, batchSize: batchSizeOf(request.command) });
};

/** Drops indexes by name, by key, or all but the one on `_id`. */
const dropIndexes: CommandHandler = (request) => {
  const { catalog } = request.engine;
  const collection = existing(request);
  const { index: wanted } = request.command;
  const nIndexesWas = collection.indexes.length;
  const selected =
    wanted === '*' ? collection.indexes.slice(1) : [wanted].flat().map((one) => indexBy(collection, one));
  if (selected.some((index) => index === collection.indexes[0]))
    throw new CommandError('InvalidOptions', 'cannot drop _id index');
  catalog.transaction(() => {
    for (const index of selected) catalog.dropIndex(collection, index);
  });
  return { nIndexesWas };
};

/** Finds an index by its name or its key. */
function indexBy(collection: Collection, wanted: unknown): Index {
  const index = collection.indexes.find(({ definition }) =>
    typeof wanted === 'string' ? definition.name === wanted : equalValues(definition.spec['key'], wanted),
  );
  if (index) return index;
  throw new CommandError('IndexNotFound', `index not found with name [${String(wanted)}]`);
}

function existing(request: CommandRequest): Collection {
  const collection = collectionOf(request);
  if (collection) return collection;
  throw new CommandError('NamespaceNotFound', `ns does not exist: ${namespaceOf(request)}`);
}

/** Commands by name. */
export const indexes: Readonly<Record<string, CommandHandler>> = {
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
};
