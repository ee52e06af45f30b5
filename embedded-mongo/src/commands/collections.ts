// Commands on collections and databases.
import { CommandError, notImplemented } from '../command-error.ts';
import { foldOf } from '../bson/collation.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { matches } from '../query/matches.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../store/collection.ts';
import {
  checkedNamespace,
  collectionOf,
  type CommandHandler,
  countArgument,
  documentArgument,
  namespaceOf,
} from './command.ts';

/** Options of `create` that would make another kind of collection. */
const LEFT_OUT = [
  'capped',
  'viewOn',
  'timeseries',
  'validator',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'encryptedFields',
];

/** Makes an empty collection. */
export const create: CommandHandler = (request) => {
  const { command, engine } = request;
  const namespace = namespaceOf(request, 'create');
  for (const option of LEFT_OUT) {
    const value = command[option];
    const isEmpty =
      value === undefined || value === false || (isDocument(value) && Object.keys(value).length === 0);
    if (!isEmpty) throw notImplemented(`A collection with ${option}`);
  }
  if (engine.catalog.find(namespace))
    throw new CommandError('NamespaceExists', `Collection ${namespace} already exists.`);
  const { collation } = command;
  foldOf(collation);
  engine.catalog.transaction(() =>
    engine.catalog.create(namespace, collation === undefined ? {} : { collation }),
  );
  return {};
};

/** Drops a collection with its indexes; one that does not exist is no error, as since MongoDB 7.0. */
export const drop: CommandHandler = (request) => {
  const { engine } = request;
  const collection = collectionOf(request, 'drop');
  if (!collection) return {};
  engine.catalog.transaction(() => engine.catalog.drop(collection));
  return { ns: collection.namespace, nIndexesWas: collection.indexes.length };
};

/** Drops all collections of a database. */
export const dropDatabase: CommandHandler = ({ engine, database }) => {
  const collections = engine.catalog.all().filter((collection) => databaseOf(collection) === database);
  engine.catalog.transaction(() => {
    for (const collection of collections) engine.catalog.drop(collection);
  });
  return collections.length > 0 ? { dropped: database } : {};
};

/** Renames a collection, over another one when asked. */
export const renameCollection: CommandHandler = ({ engine, command }) => {
  const [from, to] = [String(command['renameCollection']), checkedNamespace(String(command['to']))];
  const collection = engine.catalog.find(from);
  if (!collection) throw new CommandError('NamespaceNotFound', `Source collection ${from} does not exist`);
  const target = engine.catalog.find(to);
  if (from === to) throw new CommandError('IllegalOperation', "Can't rename a collection to itself");
  if (target && command['dropTarget'] !== true)
    throw new CommandError('NamespaceExists', 'target namespace exists');
  engine.catalog.transaction(() => {
    if (target) engine.catalog.drop(target);
    engine.catalog.rename(collection, to);
  });
  return {};
};

/** Lists the collections of a database. */
export const listCollections: CommandHandler = ({ engine, database, command }) => {
  const filter = parseFilter(documentArgument(command, 'filter'));
  const all = engine.catalog.all().filter((collection) => databaseOf(collection) === database);
  const shown = all.map((collection) => describe(collection, command['nameOnly'] === true));
  const namespace = `${database}.$cmd.listCollections`;
  const batchSize = countArgument(documentArgument(command, 'cursor'), 'batchSize');
  return engine.cursors.first(
    shown.filter((item) => matches(filter, item)),
    { namespace, batchSize },
  );
};

function describe(collection: Collection, nameOnly: boolean): Document {
  const name = collection.namespace.slice(collection.namespace.indexOf('.') + 1);
  if (nameOnly) return { name, type: 'collection' };
  const idIndex = collection.idIndex.definition.spec;
  return { name, type: 'collection', options: collection.options, info: { readOnly: false }, idIndex };
}

/** Lists the databases: the first parts of all namespaces. */
export const listDatabases: CommandHandler = ({ engine, command }) => {
  const filter = parseFilter(documentArgument(command, 'filter'));
  const names = [...new Set(engine.catalog.all().map(databaseOf))];
  const databases = names.map((name) =>
    command['nameOnly'] === true ? { name } : sized(engine.catalog.all(), name),
  );
  const shown = databases.filter((item) => matches(filter, item));
  return {
    databases: shown,
    totalSize: shown.reduce((sum, item) => sum + Number(item['sizeOnDisk'] ?? 0), 0),
  };
};

function sized(collections: readonly Collection[], name: string): Document {
  const own = collections.filter((collection) => databaseOf(collection) === name);
  const sizeOnDisk = own.reduce((sum, collection) => sum + collection.records.size(), 0);
  return { name, sizeOnDisk, empty: sizeOnDisk === 0 };
}

/** The database that a collection belongs to. */
function databaseOf(collection: Collection): string {
  return collection.namespace.slice(0, collection.namespace.indexOf('.'));
}

/** Tells how much a collection holds. */
export const collStats: CommandHandler = (request) => {
  const collection = collectionOf(request, 'collStats');
  const ns = namespaceOf(request, 'collStats');
  const count = collection?.count() ?? 0;
  const size = collection?.records.size() ?? 0;
  const avgObjSize = count === 0 ? 0 : Math.round(size / count);
  return {
    ns,
    count,
    size,
    avgObjSize,
    storageSize: size,
    nindexes: collection?.indexes.length ?? 0,
    capped: false,
  };
};

/** Tells how much a database holds. */
export const dbStats: CommandHandler = ({ engine, database }) => {
  const own = engine.catalog.all().filter((collection) => databaseOf(collection) === database);
  const dataSize = own.reduce((sum, collection) => sum + collection.records.size(), 0);
  const objects = own.reduce((sum, collection) => sum + collection.count(), 0);
  const indexes = own.reduce((sum, collection) => sum + collection.indexes.length, 0);
  return {
    db: database,
    collections: own.length,
    views: 0,
    objects,
    dataSize,
    storageSize: dataSize,
    indexes,
  };
};
