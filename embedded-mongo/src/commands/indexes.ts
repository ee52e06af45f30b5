// Commands on indexes.
import { badValue, CommandError } from '../command-error.ts';
import { equalValues } from '../bson/order-key.ts';
import type { Collection } from '../store/collection.ts';
import { type IndexDefinition, parseIndex, sameIndex } from '../store/index-definition.ts';
import { asDocument, type CommandHandler, type CommandRequest } from './command.ts';

/**
 * Indexes that a collection may have.
 * @source https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-Number-of-Indexes-per-Collection
 */
const MAX_INDEXES = 64;

/** Makes the indexes that do not exist yet, all or none. */
const createIndexes: CommandHandler = (request) => {
  const { catalog } = request;
  const { indexes } = request.command;
  if (!Array.isArray(indexes) || indexes.length === 0)
    throw badValue('Must specify at least one index to create');
  return catalog.transaction(() => {
    const existing = request.collection;
    const collection = existing ?? catalog.create(request.namespace);
    const numIndexesBefore = collection.indexes.length;
    for (const spec of indexes as unknown[]) {
      const definition = parseIndex(asDocument(spec, 'an index'));
      if (isNew(collection, definition)) catalog.createIndex(collection, definition);
    }
    const numIndexesAfter = collection.indexes.length;
    if (numIndexesAfter > MAX_INDEXES)
      throw new CommandError('CannotCreateIndex', `A collection may have ${MAX_INDEXES} indexes.`);
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically: !existing };
  });
};

/** Tells whether an index has to be made; @throws CommandError when one stands in its way */
function isNew(collection: Collection, wanted: IndexDefinition): boolean {
  for (const { definition } of collection.indexes) {
    const sameKey = equalValues(definition.spec['key'], wanted.spec['key']);
    const same = sameIndex(definition, wanted);
    if (sameKey && (definition.name === '_id_' || (same && definition.name === wanted.name))) return false;
    const conflict = definition.name === wanted.name ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict';
    if (same || definition.name === wanted.name)
      throw new CommandError(conflict, `Index already exists differently: ${definition.name}`);
  }
  return true;
}

const listIndexes: CommandHandler = (request) => {
  const specs = existing(request).indexes.map(({ definition }) => definition.spec);
  return request.engine.cursors.first(specs, request);
};

/** Drops indexes by name, by key, or all but the one on `_id`. */
const dropIndexes: CommandHandler = (request) => {
  const { catalog, command } = request;
  const collection = existing(request);
  const { index: wanted } = command;
  const nIndexesWas = collection.indexes.length;
  const named = wanted === '*' ? [] : [wanted].flat().map((one) => collection.indexBy(one));
  const selected =
    wanted === '*' ? collection.indexes.slice(1) : named.filter((index) => index !== undefined);
  if (selected.length < named.length)
    throw new CommandError('IndexNotFound', `index not found with name [${String(wanted)}]`);
  if (selected.some((index) => index === collection.indexes[0]))
    throw new CommandError('InvalidOptions', 'cannot drop _id index');
  catalog.transaction(() => {
    for (const index of selected) catalog.dropIndex(collection, index);
  });
  return { nIndexesWas };
};

function existing({ collection, namespace }: CommandRequest): Collection {
  if (collection) return collection;
  throw new CommandError('NamespaceNotFound', `ns does not exist: ${namespace}`);
}

/** Commands by name. */
export const indexes: Readonly<Record<string, CommandHandler>> = {
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
};
