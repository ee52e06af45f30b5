// Runs MongoDB's public unified tests (github.com/mongodb/specifications) that lie in folders given as arguments.
//   pnpm spec FOLDER... [--verbose]     against the embedded store, or the server at MONGODB_TEST_URI
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BSON, GridFSBucket, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../dist/index.js';
import { matches } from './match.mjs';
import { isKnown, run } from './operations.mjs';
import { checkRequirements, Skip } from './requirements.mjs';

const { EJSON } = BSON;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
});
const write = (text) => process.stdout.write(`${text}\n`);

/** One test while it runs: its entities and the connection that prepares and checks the data. */
class Test {
  entities = new Map();
  #kinds = new Map();

  constructor(uri, admin) {
    this.uri = uri;
    this.admin = admin;
  }

  kindOf = (name) => this.#kinds.get(name);

  assert(holds, message) {
    if (!holds) throw new Error(message);
  }

  async createEntities(definitions) {
    for (const definition of definitions ?? []) {
      const [[kind, spec]] = Object.entries(definition);
      this.entities.set(spec.id, await this.#make(kind, spec));
      this.#kinds.set(spec.id, kind);
    }
  }

  keep(name, value) {
    this.entities.set(name, value);
    this.#kinds.set(name, 'cursor');
  }

  async #make(kind, spec) {
    switch (kind) {
      case 'client': {
        if (spec.autoEncryptOpts || spec.serverApi) throw new Skip('client options');
        const { readConcernLevel, w, ...options } = spec.uriOptions ?? {};
        if (readConcernLevel) options.readConcern = { level: readConcernLevel };
        return MongoClient.connect(this.uri, {
          ...options,
          ...(w === undefined ? {} : { writeConcern: { w } }),
        });
      }
      case 'database':
        return this.entities.get(spec.client).db(spec.databaseName, spec.databaseOptions);
      case 'collection':
        return this.entities.get(spec.database).collection(spec.collectionName, spec.collectionOptions);
      case 'bucket':
        return new GridFSBucket(this.entities.get(spec.database), spec.bucketOptions);
      case 'session':
        return this.entities.get(spec.client).startSession(spec.sessionOptions);
      default:
        throw new Skip(`entity ${kind}`);
    }
  }

  async fill(initialData) {
    for (const { databaseName, collectionName, documents, createOptions } of initialData ?? []) {
      const database = this.admin.db(databaseName);
      await database.collection(collectionName).drop();
      if (documents.length > 0 && !createOptions)
        await database.collection(collectionName).insertMany(documents);
      else {
        await database.createCollection(collectionName, createOptions);
        if (documents.length > 0) await database.collection(collectionName).insertMany(documents);
      }
    }
  }

  async operate(operation) {
    if (!isKnown(operation, this.kindOf)) throw new Skip(`operation ${operation.object}.${operation.name}`);
    const { expectError, expectResult, saveResultAsEntity, ignoreResultAndError, name } = operation;
    let result;
    try {
      result = await run(operation, this);
    } catch (error) {
      if (ignoreResultAndError) return;
      if (!expectError) throw error;
      this.#checkError(error, expectError);
      return;
    }
    if (ignoreResultAndError) return;
    this.assert(!expectError, `${name} should have failed`);
    if (saveResultAsEntity) this.keep(saveResultAsEntity, result);
    if (expectResult === undefined) return;
    const plain = resultOf(name, result);
    this.assert(
      matches(plain, expectResult, this),
      `${name}: expected ${EJSON.stringify(expectResult)}, got ${EJSON.stringify(plain)}`,
    );
  }

  #checkError(error, expected) {
    const {
      isClientError,
      errorCode,
      errorCodeName,
      errorContains,
      errorResponse,
      expectResult,
      errorLabelsContain,
    } = expected;
    const response = error.errorResponse ?? error.result ?? error;
    const isServer = error.code !== undefined && typeof error.code === 'number';
    if (isClientError === true)
      this.assert(!isServer, `expected an error of the client, got ${error.message}`);
    if (isClientError === false)
      this.assert(isServer, `expected an error of the server, got ${error.message}`);
    if (errorCode !== undefined)
      this.assert(error.code === errorCode, `expected code ${errorCode}, got ${error.code}`);
    if (errorCodeName !== undefined)
      this.assert(
        (error.codeName ?? response.codeName) === errorCodeName,
        `expected ${errorCodeName}, got ${error.codeName}: ${error.message}`,
      );
    if (errorContains)
      this.assert(
        error.message.toLowerCase().includes(errorContains.toLowerCase()),
        `expected "${errorContains}" in "${error.message}"`,
      );
    if (errorLabelsContain)
      this.assert(
        errorLabelsContain.every((label) => error.hasErrorLabel?.(label)),
        `expected labels ${errorLabelsContain}`,
      );
    if (errorResponse)
      this.assert(
        matches(response, errorResponse, this),
        `expected ${EJSON.stringify(errorResponse)}, got ${EJSON.stringify(response)}`,
      );
    if (expectResult) {
      const partial = resultOf('bulkWrite', error.result ?? {});
      this.assert(
        matches(partial, expectResult, this),
        `expected partial ${EJSON.stringify(expectResult)}, got ${EJSON.stringify(partial)}`,
      );
    }
  }

  async checkOutcome(outcome) {
    for (const { databaseName, collectionName, documents } of outcome ?? []) {
      const actual = await this.admin
        .db(databaseName)
        .collection(collectionName)
        .find({}, { sort: { _id: 1 } })
        .toArray();
      const same =
        actual.length === documents.length &&
        documents.every((document, i) => matches({ v: actual[i] }, { v: document }, this));
      this.assert(same, `outcome: expected ${EJSON.stringify(documents)}, got ${EJSON.stringify(actual)}`);
    }
  }

  async close() {
    for (const [name, entity] of this.entities) if (this.#kinds.get(name) === 'client') await entity.close();
  }
}

function resultOf(name, result) {
  if (name === 'bulkWrite' && result) {
    const {
      insertedCount,
      deletedCount,
      matchedCount,
      modifiedCount,
      upsertedCount,
      insertedIds,
      upsertedIds,
    } = result;
    return {
      insertedCount,
      deletedCount,
      matchedCount,
      modifiedCount,
      upsertedCount,
      insertedIds,
      upsertedIds,
    };
  }
  if (name === 'updateOne' || name === 'updateMany' || name === 'replaceOne') {
    return { ...result, upsertedId: result?.upsertedId ?? undefined };
  }
  if (name === 'insertMany')
    return {
      ...result,
      insertedCount: result.insertedCount,
      deletedCount: 0,
      matchedCount: 0,
      modifiedCount: 0,
      upsertedCount: 0,
      upsertedIds: {},
    };
  return result;
}

function usesFailPoint(test) {
  return /"(?:failPoint|targetedFailPoint)"/.test(JSON.stringify(test.operations));
}

async function runTest(file, spec, server) {
  if (spec.skipReason) throw new Skip(spec.skipReason);
  checkRequirements(file.runOnRequirements, server);
  checkRequirements(spec.runOnRequirements, server);
  if (usesFailPoint(spec)) throw new Skip('fail point');
  const test = new Test(server.uri, server.admin);
  try {
    await test.fill(file.initialData);
    await test.createEntities(file.createEntities);
    for (const operation of spec.operations) await test.operate(operation);
    await test.checkOutcome(spec.outcome);
  } finally {
    await test.close();
  }
}

async function runFolder(folder, server) {
  const totals = { passed: 0, failed: 0, skipped: new Map() };
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
  for (const name of files.toSorted((a, b) => a.localeCompare(b))) {
    const file = EJSON.parse(readFileSync(join(folder, name), 'utf8'), { relaxed: true });
    for (const spec of file.schemaVersion ? file.tests : []) {
      try {
        await runTest(file, spec, server);
        totals.passed += 1;
      } catch (error) {
        if (error instanceof Skip) {
          totals.skipped.set(error.message, (totals.skipped.get(error.message) ?? 0) + 1);
        } else {
          totals.failed += 1;
          write(`FAILED ${name}: ${spec.description}\n       ${String(error.message).slice(0, 400)}`);
        }
      }
    }
  }
  return totals;
}

async function describeServer(uri) {
  const admin = await MongoClient.connect(uri);
  const { version } = await admin.db('admin').command({ buildInfo: 1 });
  const { setName, msg } = await admin.db('admin').command({ hello: 1 });
  return {
    uri,
    admin,
    version,
    topology: setName ? 'replicaset' : msg === 'isdbgrid' ? 'sharded' : 'single',
  };
}

const dataDir = mkdtempSync(join(tmpdir(), 'spec-'));
const store = process.env.MONGODB_TEST_URI ? undefined : await startEmbeddedMongo({ dataDir });
const server = await describeServer(process.env.MONGODB_TEST_URI ?? store.uri);
let [passed, failed] = [0, 0];
for (const folder of positionals) {
  const totals = await runFolder(folder, server);
  passed += totals.passed;
  failed += totals.failed;
  const skipped = [...totals.skipped.values()].reduce((sum, count) => sum + count, 0);
  write(`${folder}: ${totals.passed} passed, ${totals.failed} failed, ${skipped} do not apply`);
  if (values.verbose) for (const [reason, count] of totals.skipped) write(`    ${count} × ${reason}`);
}
write(`${passed} of ${passed + failed} applicable tests passed`);
await server.admin.close();
await store?.close();
rmSync(dataDir, { recursive: true, force: true });
