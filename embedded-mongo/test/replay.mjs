// Compares this store with another server, command by command.
//   pnpm replay record FILE            starts a store behind a recorder and prints the address to run tests against
//   pnpm replay compare FILE [--all]   sends what was recorded to a fresh store and to the server at MONGODB_TEST_URI
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { BSON, MongoClient } from 'mongodb';
import { decode, encode, RawDocument } from '../dist/bson/codec.js';
import { MessageReader, parseRequest } from '../dist/wire/message.js';
import { openEmbedded, otherServer, print } from './open-store.mjs';

const { EJSON } = BSON;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
});
const [mode, file] = positionals;

/** Commands that say nothing about data. */
const NOT_RECORDED = new Set([
  'hello',
  'ismaster',
  'isMaster',
  'ping',
  'endSessions',
  'buildInfo',
  'killCursors',
  'getLog',
  'serverStatus',
]);
/** Parts of a command that belong to one connection. */
const OF_CONNECTION = [
  'lsid',
  'txnNumber',
  '$db',
  '$readPreference',
  '$clusterTime',
  'autocommit',
  'startTransaction',
];
/** Parts of a reply that differ from server to server, or from run to run; generated ids do too. */
const OF_SERVER = new Set([
  'operationTime',
  '$clusterTime',
  'electionId',
  'opTime',
  'v',
  'info',
  'sizeOnDisk',
  'totalSize',
  'totalSizeMb',
  'storageSize',
  'dataSize',
  'errmsg',
  'queryPlanner',
  'executionStats',
  'serverInfo',
  'explainVersion',
  'command',
  'serverParameters',
  'keysPerIndex',
  'waitedMS',
]);

function recordable({ command, database }) {
  const [name] = Object.keys(command);
  if (name === undefined || NOT_RECORDED.has(name)) return undefined;
  const plain = Object.fromEntries(Object.entries(command).filter(([key]) => !OF_CONNECTION.includes(key)));
  if (plain.writeConcern?.w === 0) delete plain.writeConcern;
  if (Array.isArray(plain.documents))
    plain.documents = plain.documents.map((one) => (one instanceof RawDocument ? decode(one.bytes) : one));
  return { db: database, command: plain };
}

async function record() {
  writeFileSync(file, '');
  const store = await openEmbedded();
  const path = decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(store.uri)[1]);
  const server = createServer((client) => {
    const upstream = connect(path);
    const reader = new MessageReader();
    client.on('data', (bytes) => {
      for (const message of reader.push(bytes)) {
        const entry = recordable(parseRequest(message));
        if (entry) appendFileSync(file, encode(entry));
      }
      upstream.write(bytes);
    });
    upstream.pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ])
      one.on('error', () => undefined).on('close', () => other.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  print(`MONGODB_TEST_URI=mongodb://127.0.0.1:${server.address().port}/?directConnection=true`);
  print('Press Ctrl+C when the tests are done.');
  await new Promise((resolve) => process.once('SIGINT', resolve));
  server.close();
  await store.close();
  process.exit(0);
}

function* recorded() {
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readInt32LE(at);
    yield decode(bytes.subarray(at, at + length));
    at += length;
  }
}

/** Sends one command; cursor ids of the recording are replaced by those of this server. */
async function send({ client, session, cursors }, { db, command }) {
  const own = { ...command };
  if (own.getMore !== undefined) own.getMore = cursors.shift() ?? own.getMore;
  try {
    const reply = await client.db(db).command(own, { session, promoteValues: false, promoteLongs: false });
    const id = reply.cursor?.id;
    if (id && String(id) !== '0') cursors.push(id);
    return reply;
  } catch (error) {
    return error.errorResponse ?? { ok: 0, code: error.code, message: error.message };
  }
}

function comparable(reply, command) {
  const plain = strip(reply);
  const batch = plain.cursor?.firstBatch ?? plain.cursor?.nextBatch;
  const ordered = command.sort !== undefined || JSON.stringify(command.pipeline ?? '').includes('$sort');
  if (Array.isArray(batch) && !ordered)
    batch.sort((a, b) => (EJSON.stringify(a) < EJSON.stringify(b) ? -1 : 1));
  if (plain.cursor) plain.cursor.id = String(plain.cursor.id) === '0' ? 'closed' : 'open';
  if (Array.isArray(plain.values))
    plain.values.sort((a, b) => (EJSON.stringify(a) < EJSON.stringify(b) ? -1 : 1));
  return EJSON.stringify(plain, { relaxed: true });
}

function strip(value) {
  if (Array.isArray(value)) return value.map(strip);
  if (value?._bsontype === 'ObjectId') return 'ObjectId';
  if (typeof value !== 'object' || value === null || value._bsontype || value instanceof Date) return value;
  return Object.fromEntries(
    Object.keys(value)
      .filter((name) => !OF_SERVER.has(name))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => [name, strip(value[name])]),
  );
}

/** In which way two replies differ, to judge alike ones together. */
function kindOf(ours, theirs) {
  const [a, b] = [ours, theirs].map((reply) => reply.code ?? reply.writeErrors?.[0]?.code);
  const message = String((theirs.errmsg ?? theirs.writeErrors?.[0]?.errmsg) || '');
  const words = message.replace(/["'`{[].*/s, '').slice(0, 60);
  if (a !== b) return `code ${a ?? 'none'} here, ${b ?? 'none'} there (${words})`;
  return `at ${[...differingPaths(strip(ours), strip(theirs))].slice(0, 4).join(', ')}`;
}

/** The paths at which two values differ, without the positions in arrays. */
function differingPaths(a, b, path = '') {
  const [x, y] = [a, b].map((v) => EJSON.stringify({ v }, { relaxed: true }));
  if (x === y) return new Set();
  const inside = [a, b].every((value) => typeof value === 'object' && value !== null && !value._bsontype);
  if (!inside || (Array.isArray(a) && a.length !== b.length)) return new Set([path]);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const step = (name) => (Array.isArray(a) ? path : `${path}.${name}`);
  return new Set([...names].flatMap((name) => [...differingPaths(a[name], b[name], step(name))]));
}

async function compare() {
  const other = otherServer();
  if (!other) throw new Error('Set MONGODB_TEST_URI to the server to compare with.');
  const store = await openEmbedded();
  const sides = await Promise.all(
    [store, other].map(async ({ uri }) => {
      const client = await MongoClient.connect(uri);
      const { logicalSessionTimeoutMinutes } = await client.db('admin').command({ isMaster: 1 });
      const hasSessions = typeof logicalSessionTimeoutMinutes === 'number';
      return { client, session: hasSessions ? client.startSession() : undefined, cursors: [] };
    }),
  );
  const databases = new Set([...recorded()].map(({ db }) => db));
  for (const { client } of sides)
    for (const db of databases)
      if (!['admin', 'local', 'config'].includes(db)) await client.db(db).dropDatabase();
  const differences = new Map();
  let total = 0;
  for (const entry of recorded()) {
    total += 1;
    const replies = [];
    for (const side of sides) replies.push(await send(side, entry));
    const [a, b] = replies.map((reply) => comparable(reply, entry.command));
    if (a === b) continue;
    const [name] = Object.keys(entry.command);
    const kind = `${name}: ${kindOf(...replies)}`;
    const known = differences.get(kind) ?? [];
    known.push({
      command: EJSON.stringify(entry.command).slice(0, 500),
      embedded: a.slice(0, 500),
      other: b.slice(0, 500),
    });
    differences.set(kind, known);
  }
  const count = [...differences.values()].reduce((sum, list) => sum + list.length, 0);
  print(`${total} commands, ${count} replies differ`);
  for (const [kind, list] of differences) {
    print(`\n${list.length} × ${kind}`);
    for (const { command, embedded, other: theirs } of values.all ? list : list.slice(0, 1))
      print(`  ${command}\n    embedded ${embedded}\n    other    ${theirs}`);
  }
  for (const { client } of sides) await client.close();
  await store.close();
}

if (mode === 'record' && file) await record();
else if (mode === 'compare' && file) await compare();
else print('Usage: pnpm replay record FILE | pnpm replay compare FILE [--all]');
