// The operations of unified tests as calls of the driver. Each gets the object it works on and its arguments.
const OPTION_ONLY = new Set([
  'filter',
  'update',
  'replacement',
  'document',
  'documents',
  'requests',
  'pipeline',
  'fieldName',
  'keys',
  'name',
  'command',
  'commandName',
  'models',
  'callback',
]);

function options(args, test) {
  const rest = Object.fromEntries(Object.entries(args).filter(([name]) => !OPTION_ONLY.has(name)));
  if (rest.session !== undefined) rest.session = test.entities.get(rest.session);
  if (rest.returnDocument !== undefined) rest.returnDocument = rest.returnDocument.toLowerCase();
  if (rest.let === undefined) delete rest.let;
  return rest;
}

const collection = {
  aggregate: (c, a, o) => c.aggregate(a.pipeline, o).toArray(),
  bulkWrite: (c, a, o) => c.bulkWrite(a.requests.map(bulkRequest), o),
  countDocuments: (c, a, o) => c.countDocuments(a.filter, o),
  count: (c, a, o) => c.count(a.filter, o),
  createFindCursor: (c, a, o) => c.find(a.filter, o),
  createIndex: (c, a, o) => c.createIndex(a.keys, { ...o, ...(a.name ? { name: a.name } : {}) }),
  deleteMany: (c, a, o) => c.deleteMany(a.filter, o),
  deleteOne: (c, a, o) => c.deleteOne(a.filter, o),
  distinct: (c, a, o) => c.distinct(a.fieldName, a.filter, o),
  drop: (c, a, o) => c.drop(o),
  dropIndex: (c, a, o) => c.dropIndex(a.name, o),
  dropIndexes: (c, a, o) => c.dropIndexes(o),
  estimatedDocumentCount: (c, a, o) => c.estimatedDocumentCount(o),
  find: (c, a, o) => c.find(a.filter, o).toArray(),
  findOne: (c, a, o) => c.findOne(a.filter, o),
  findOneAndDelete: (c, a, o) => c.findOneAndDelete(a.filter, o),
  findOneAndReplace: (c, a, o) => c.findOneAndReplace(a.filter, a.replacement, o),
  findOneAndUpdate: (c, a, o) => c.findOneAndUpdate(a.filter, a.update, o),
  insertMany: (c, a, o) => c.insertMany(a.documents, o),
  insertOne: (c, a, o) => c.insertOne(a.document, o),
  listIndexes: (c, a, o) => c.listIndexes(o).toArray(),
  listIndexNames: async (c, a, o) => (await c.listIndexes(o).toArray()).map(({ name }) => name),
  rename: (c, a, o) => c.rename(a.to, o),
  replaceOne: (c, a, o) => c.replaceOne(a.filter, a.replacement, o),
  updateMany: (c, a, o) => c.updateMany(a.filter, a.update, o),
  updateOne: (c, a, o) => c.updateOne(a.filter, a.update, o),
};

const database = {
  aggregate: (d, a, o) => d.aggregate(a.pipeline, o).toArray(),
  createCollection: (d, a, o) => d.createCollection(a.collection, withoutCollection(o)),
  dropCollection: (d, a, o) => d.dropCollection(a.collection, withoutCollection(o)),
  listCollections: (d, a, o) => d.listCollections(a.filter, o).toArray(),
  listCollectionNames: async (d, a, o) =>
    (await d.listCollections(a.filter, { ...o, nameOnly: true }).toArray()).map(({ name }) => name),
  modifyCollection: (d, a, o) => d.command({ collMod: a.collection, ...withoutCollection(o) }),
  runCommand: (d, a, o) => d.command(a.command, o),
  runCursorCommand: (d, a, o) => d.runCursorCommand(a.command, o).toArray(),
};

const client = {
  listDatabases: (c, a, o) =>
    c
      .db('admin')
      .admin()
      .listDatabases({ ...o, filter: a.filter }),
  listDatabaseNames: async (c, a, o) =>
    (
      await c
        .db('admin')
        .admin()
        .listDatabases({ ...o, nameOnly: true })
    ).databases.map(({ name }) => name),
  close: (c) => c.close(),
};

const session = {
  startTransaction: (s, a, o) => s.startTransaction(o),
  commitTransaction: (s) => s.commitTransaction(),
  abortTransaction: (s) => s.abortTransaction(),
  endSession: (s) => s.endSession(),
};

const cursor = {
  iterateUntilDocumentOrError: (c) => c.next(),
  iterateOnce: (c) => c.tryNext(),
  close: (c) => c.close(),
};

const text = (stream) =>
  new Promise((resolve, reject) => {
    const parts = [];
    stream
      .on('data', (part) => parts.push(part))
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(parts)));
  });

function upload(stream, source) {
  return new Promise((resolve, reject) => {
    stream.on('error', reject).on('finish', () => resolve(stream.id));
    stream.end(Buffer.from(source.$$hexBytes, 'hex'));
  });
}

const bucket = {
  delete: (b, a) => b.delete(a.id),
  download: (b, a) => text(b.openDownloadStream(a.id)),
  downloadByName: (b, a, o) => text(b.openDownloadStreamByName(a.filename, o)),
  drop: (b) => b.drop(),
  find: (b, a, o) => b.find(a.filter, o).toArray(),
  rename: (b, a) => b.rename(a.id, a.newFilename),
  upload: (b, { source, filename, ...rest }) => upload(b.openUploadStream(filename, rest), source),
  uploadWithId: (b, { source, filename, id, ...rest }) =>
    upload(b.openUploadStreamWithId(id, filename, rest), source),
};

const TABLES = { collection, database, client, session, cursor, bucket };

const runner = {
  assertCollectionExists: async (test, a) =>
    test.assert(await exists(test, a), 'the collection should exist'),
  assertCollectionNotExists: async (test, a) =>
    test.assert(!(await exists(test, a)), 'the collection should not exist'),
  assertIndexExists: async (test, a) => test.assert(await indexExists(test, a), 'the index should exist'),
  assertIndexNotExists: async (test, a) =>
    test.assert(!(await indexExists(test, a)), 'the index should not exist'),
  assertSessionTransactionState: (test, a) => {
    const state = test.entities.get(a.session).transaction.state.toLowerCase();
    test.assert(
      state.includes(a.state.replace('none', 'no_transaction').replace('starting', 'starting')),
      `transaction state ${state}`,
    );
  },
  assertSessionNotDirty: () => undefined,
  assertSessionDirty: () => undefined,
  assertSameLsidOnLastTwoCommands: () => undefined,
  assertDifferentLsidOnLastTwoCommands: () => undefined,
  assertSessionPinned: () => undefined,
  assertSessionUnpinned: () => undefined,
  createEntities: (test, a) => test.createEntities(a.entities),
};

/** Whether the runner knows an operation. */
export function isKnown({ name, object }, kindOf) {
  if (object === 'testRunner') return Object.hasOwn(runner, name);
  const table = TABLES[kindOf(object)];
  return table !== undefined && Object.hasOwn(table, name);
}

/** Runs an operation and returns its result. */
export async function run(operation, test) {
  const { name, object, arguments: args = {} } = operation;
  if (object === 'testRunner') return runner[name](test, args);
  const target = test.entities.get(object);
  return TABLES[test.kindOf(object)][name](target, args, options(args, test));
}

function bulkRequest(request) {
  const [[kind, { ...model }]] = Object.entries(request);
  return { [kind]: model };
}

function withoutCollection({ collection: _collection, ...rest }) {
  return rest;
}

async function exists(test, { databaseName, collectionName }) {
  return (await test.admin.db(databaseName).listCollections({ name: collectionName }).toArray()).length > 0;
}

async function indexExists(test, { databaseName, collectionName, indexName }) {
  const indexes = await test.admin
    .db(databaseName)
    .collection(collectionName)
    .indexes()
    .catch(() => []);
  return indexes.some(({ name }) => name === indexName);
}
