// Commands on collections and databases.
import { CommandError } from '../command-error.ts';
import { leftOut, refuseOptions } from '../left-out.ts';
import { matches } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import {
  batchSizeOf,
  checkedNamespace,
  collectionOf,
  type CommandHandler,
  documentArgument,
  namespaceOf,
} from './command.ts';

/** Options that would make another kind of collection. */
export const OTHER_KINDS = leftOut(`
  capped viewOn timeseries validator clusteredIndex cappedSize encryptedFields changeStreamPreAndPostImages
  collation`);

const create: CommandHandler = (request) => {
  const { command, engine } = request;
  const namespace = namespaceOf(request);
  refuseOptions(command, OTHER_KINDS);
  if (engine.catalog.find(namespace))
    throw new CommandError('NamespaceExists', `Collection ${namespace} already exists.`);
  engine.catalog.transaction(() => engine.catalog.create(namespace));
  return {};
};

/** A collection that does not exist is no error, as since MongoDB 7.0. */
const drop: CommandHandler = (request) => {
  const { catalog } = request.engine;
  const collection = collectionOf(request);
  if (!collection) return {};
  catalog.transaction(() => catalog.drop(collection));
  return { ns: collection.namespace, nIndexesWas: collection.indexes.length };
};

const dropDatabase: CommandHandler = ({ engine: { catalog }, database }) => {
  const collections = catalog.all(database);
  catalog.transaction(() => {
    for (const collection of collections) catalog.drop(collection);
  });
  return collections.length > 0 ? { dropped: database } : {};
};

const renameCollection: CommandHandler = ({ engine: { catalog }, command }) => {
  const [from, to] = [String(command['renameCollection']), checkedNamespace(String(command['to']))];
  const [collection, target] = [catalog.find(from), catalog.find(to)];
  if (!collection) throw new CommandError('NamespaceNotFound', `Source collection ${from} does not exist`);
  if (from === to) throw new CommandError('IllegalOperation', "Can't rename a collection to itself");
  if (target && command['dropTarget'] !== true)
    throw new CommandError('NamespaceExists', 'target namespace exists');
  catalog.transaction(() => {
    if (target) catalog.drop(target);
    catalog.rename(collection, to);
  });
  return {};
};

const listCollections: CommandHandler = ({ engine, database, command }) => {
  const filter = parseFilter(documentArgument(command, 'filter'));
  const shown = engine.catalog.all(database).map(({ name, indexes }) => {
    if (command['nameOnly'] === true) return { name, type: 'collection' };
    const idIndex = indexes[0]?.definition.spec;
    return { name, type: 'collection', options: {}, info: { readOnly: false }, idIndex };
  });
  const namespace = `${database}.$cmd.listCollections`;
  const matching = shown.filter((item) => matches(filter, item));
  return engine.cursors.first(matching, { namespace, batchSize: batchSizeOf(command) });
};

const listDatabases: CommandHandler = ({ engine: { catalog }, command }) => {
  const filter = parseFilter(documentArgument(command, 'filter'));
  const databases = [...new Set(catalog.all().map(({ database }) => database))].map((name) => {
    if (command['nameOnly'] === true) return { name };
    const sizeOnDisk = catalog.all(name).reduce((sum, { records }) => sum + records.size(), 0);
    return { name, sizeOnDisk, empty: sizeOnDisk === 0 };
  });
  return { databases: databases.filter((item) => matches(filter, item)) };
};

/** Commands by name. */
export const collections: Readonly<Record<string, CommandHandler>> = {
  create,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  listDatabases,
};
