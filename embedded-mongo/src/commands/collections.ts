// Commands on collections and databases.
import { CommandError } from '../command-error.ts';
import { leftOut, refuseOptions } from '../left-out.ts';
import { matches } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { CommandHandler } from './command.ts';

/** Options that would make another kind of collection. */
const OTHER_KINDS = leftOut(`
  capped viewOn timeseries validator clusteredIndex cappedSize encryptedFields changeStreamPreAndPostImages
  collation`);

const create: CommandHandler = ({ command, catalog, collection, namespace }) => {
  refuseOptions(command, OTHER_KINDS);
  if (collection) throw new CommandError('NamespaceExists', `Collection ${namespace} already exists.`);
  catalog.transaction(() => catalog.create(namespace));
  return {};
};

/** A collection that does not exist is no error, as since MongoDB 7.0. */
const drop: CommandHandler = ({ catalog, collection }) => {
  if (!collection) return {};
  catalog.transaction(() => catalog.drop(collection));
  return { ns: collection.namespace, nIndexesWas: collection.indexes.length };
};

const dropDatabase: CommandHandler = ({ catalog, database }) => {
  const collections = catalog.all(database);
  catalog.transaction(() => {
    for (const collection of collections) catalog.drop(collection);
  });
  return collections.length > 0 ? { dropped: database } : {};
};

const listCollections: CommandHandler = (request) => {
  const filter = parseFilter(request.document('filter'));
  const shown = request.catalog.all(request.database).map(({ name, indexes }) => {
    if (request.command['nameOnly'] === true) return { name, type: 'collection' };
    const idIndex = indexes[0]?.definition.spec;
    return { name, type: 'collection', options: {}, info: { readOnly: false }, idIndex };
  });
  const { batchSize, database } = request;
  const matching = shown.filter((item) => matches(filter, item));
  return request.engine.cursors.first(matching, { namespace: `${database}.$cmd.listCollections`, batchSize });
};

const listDatabases: CommandHandler = (request) => {
  const { catalog, command } = request;
  const filter = parseFilter(request.document('filter'));
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
  listCollections,
  listDatabases,
};
