// Commands on collections and databases.
import { CommandError, leftOut, notImplemented } from '../command-error.ts';
import { foldOf } from '../bson/collation.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { matches } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../store/collection.ts';
import {
  batchSizeOf,
  checkedNamespace,
  collectionOf,
  type CommandHandler,
  documentArgument,
  namespaceOf,
} from './command.ts';

/** Options that would make another kind of collection. */
const LEFT_OUT = leftOut(`
  capped viewOn timeseries validator clusteredIndex cappedSize encryptedFields changeStreamPreAndPostImages`);

/** @throws CommandError `NotImplemented` for options of other kinds of collections */
export function refuseOtherKinds(command: Document): void {
  for (const option of LEFT_OUT) {
    const value = command[option] ?? false;
    if (value === false || (isDocument(value) && Object.keys(value).length === 0)) continue;
    throw notImplemented(`A collection with ${option}`);
  }
}

const create: CommandHandler = (request) => {
  const { command, engine } = request;
  const namespace = namespaceOf(request);
  refuseOtherKinds(command);
  if (engine.catalog.find(namespace))
    throw new CommandError('NamespaceExists', `Collection ${namespace} already exists.`);
  const { collation } = command;
  foldOf(collation);
  const options = collation === undefined ? {} : { collation };
  engine.catalog.transaction(() => engine.catalog.create(namespace, options));
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
  const shown = engine.catalog.all(database).map(({ name, options, indexes }) => {
    if (command['nameOnly'] === true) return { name, type: 'collection' };
    const idIndex = indexes[0]?.definition.spec;
    return { name, type: 'collection', options, info: { readOnly: false }, idIndex };
  });
  const namespace = `${database}.$cmd.listCollections`;
  const matching = shown.filter((item) => matches(filter, item));
  return engine.cursors.first(matching, { namespace, batchSize: batchSizeOf(command) });
};

const listDatabases: CommandHandler = ({ engine: { catalog }, command }) => {
  const filter = parseFilter(documentArgument(command, 'filter'));
  const databases = [...new Set(catalog.all().map(({ database }) => database))].map((name) => {
    if (command['nameOnly'] === true) return { name };
    const sizeOnDisk = sum(catalog.all(name), ({ records }) => records.size());
    return { name, sizeOnDisk, empty: sizeOnDisk === 0 };
  });
  return { databases: databases.filter((item) => matches(filter, item)) };
};

function sum(collections: readonly Collection[], size: (collection: Collection) => number): number {
  return collections.reduce((total, collection) => total + size(collection), 0);
}

/** What collections hold together. */
function sizesOf(collections: readonly Collection[]): Document {
  const [count, size] = [
    sum(collections, (one) => one.count()),
    sum(collections, (one) => one.records.size()),
  ];
  return { count, size, storageSize: size, avgObjSize: count === 0 ? 0 : Math.round(size / count) };
}

const collStats: CommandHandler = (request) => {
  const collection = collectionOf(request);
  const nindexes = collection?.indexes.length ?? 0;
  return { ns: namespaceOf(request), ...sizesOf(collection ? [collection] : []), nindexes, capped: false };
};

const dbStats: CommandHandler = ({ engine, database }) => {
  const own = engine.catalog.all(database);
  const { count: objects, size: dataSize, storageSize } = sizesOf(own);
  const indexes = sum(own, (collection) => collection.indexes.length);
  return { db: database, collections: own.length, views: 0, objects, dataSize, storageSize, indexes };
};

/** Commands by name. */
export const collections: Readonly<Record<string, CommandHandler>> = {
  create,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  listDatabases,
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
};
