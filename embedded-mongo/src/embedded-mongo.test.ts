import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Collection,
  type Document,
  Long,
  MongoBulkWriteError,
  MongoClient,
  MongoServerError,
} from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedMongo, EmbeddedMongoError, startEmbeddedMongo } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'em-'));
let mongo: EmbeddedMongo;
let client: MongoClient;
let items: Collection;

beforeAll(async () => {
  mongo = await startEmbeddedMongo({ dataDir: join(folder, 'data') });
  client = await MongoClient.connect(mongo.uri);
});

afterAll(async () => {
  await client.close();
  await mongo.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  items = client.db('test').collection('items');
  await client.db('test').dropDatabase();
});

async function failure(work: Promise<unknown>): Promise<MongoServerError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof MongoServerError) return error;
  throw new Error(`expected a server error, got ${String(error)}`);
}

async function plan(filter: object, sort: Record<string, 1 | -1> = {}): Promise<string> {
  const explained = await items.find(filter, { sort }).explain('queryPlanner');
  const text = JSON.stringify(
    (explained as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan,
  );
  return `${text.includes('"SORT"') ? 'sort of ' : ''}${/"indexName":"([^"]+)"/.exec(text)?.[1] ?? 'scan'}`;
}

describe('the folder', () => {
  it('is private, and so is the socket in it', () => {
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'data', 'embedded-mongo.sock')).mode & 0o777).toBe(0o600);
  });

  it('is refused to a second store while the first one runs', async () => {
    const second = startEmbeddedMongo({ dataDir: join(folder, 'data') });
    await expect(second).rejects.toMatchObject({ code: 'locked', name: 'EmbeddedMongoError' });
    expect(await client.db('test').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('is refused while another process has it, and free as soon as that process is killed', async () => {
    const dataDir = join(folder, 'shared');
    const built = new URL('../dist/index.js', import.meta.url).href;
    const script = `const { startEmbeddedMongo } = await import(${JSON.stringify(built)});
      await startEmbeddedMongo({ dataDir: ${JSON.stringify(dataDir)} });
      process.stdout.write('ready');`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(holder.stdout, 'data');
    await expect(startEmbeddedMongo({ dataDir })).rejects.toMatchObject({ code: 'locked' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const next = await startEmbeddedMongo({ dataDir });
    await next.close();
  });

  it('keeps everything over a restart, in a path longer than a socket may be', async () => {
    const dataDir = join(folder, 'long'.repeat(30));
    const first = await startEmbeddedMongo({ dataDir });
    const one = await MongoClient.connect(first.uri);
    await one.db('a').collection('b').createIndex({ x: 1 }, { unique: true });
    await one
      .db('a')
      .collection('b')
      .insertOne({ x: Long.fromNumber(5) });
    await one.close();
    await first.close();
    const second = await startEmbeddedMongo({ dataDir });
    const two = await MongoClient.connect(second.uri);
    expect(await two.db('a').collection('b').findOne({ x: 5 }, { promoteValues: false })).toMatchObject({
      x: Long.fromNumber(5),
    });
    expect(await failure(two.db('a').collection('b').insertOne({ x: 5 }))).toMatchObject({ code: 11000 });
    await two.close();
    await second.close();
  });

  it('says in one sentence that the file is no store', async () => {
    const dataDir = mkdtempSync(join(folder, 'bad-'));
    writeFileSync(
      join(dataDir, 'store.sqlite'),
      'not a database, but long enough to be looked at'.repeat(50),
    );
    const error: unknown = await startEmbeddedMongo({ dataDir }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EmbeddedMongoError);
    expect(error).toMatchObject({ code: 'corrupt' });
    expect(existsSync(join(dataDir, 'embedded-mongo.sock'))).toBe(false);
  });

  it('says that a file stands where the folder should be', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(startEmbeddedMongo({ dataDir: join(folder, 'file') })).rejects.toMatchObject({
      code: 'unreadable',
    });
  });
});

describe('writes', () => {
  it('report a duplicate key with its pattern and its value, and store nothing of it', async () => {
    await items.createIndex({ email: 1, at: -1 }, { unique: true });
    await items.insertOne({ email: 'a@x', at: 1 });
    const error = await failure(items.insertOne({ email: 'a@x', at: 1, more: true }));
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { email: 1, at: -1 },
      keyValue: { email: 'a@x', at: 1 },
    });
    expect(await items.countDocuments()).toBe(1);
  });

  it('keep fields whose names mean something to JavaScript', async () => {
    const strange = JSON.parse('{"__proto__":{"a":1},"constructor":{"b":2},"text":"x"}') as object;
    await items.insertOne({ ...strange });
    await items.updateOne({ text: 'x' }, { $set: { 'constructor.c': 3 } });
    await items.replaceOne({ text: 'y' }, { ...strange, text: 'y' }, { upsert: true });
    const found = await items.find({}, { projection: { _id: 0 } }).toArray();
    expect(found.map((document) => JSON.stringify(document))).toEqual([
      '{"__proto__":{"a":1},"constructor":{"b":2,"c":3},"text":"x"}',
      '{"__proto__":{"a":1},"constructor":{"b":2},"text":"y"}',
    ]);
  });

  it('stop an ordered bulk at the first error and go on in an unordered one', async () => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[];
    const ordered: unknown = await items.insertMany(documents).catch((reason: unknown) => reason);
    expect(ordered).toBeInstanceOf(MongoBulkWriteError);
    expect(await items.countDocuments()).toBe(1);
    await items.insertMany(documents, { ordered: false }).catch(() => undefined);
    expect(await items.countDocuments()).toBe(2);
  });

  it('let only one of many simultaneous claims win', async () => {
    await items.insertOne({ _id: 'c', owner: null } as never);
    const claims = Array.from({ length: 20 }, (_, agent) =>
      items.findOneAndUpdate(
        { _id: 'c' as never, owner: null },
        { $set: { owner: agent } },
        { returnDocument: 'after' },
      ),
    );
    expect((await Promise.all(claims)).filter((claimed) => claimed !== null)).toHaveLength(1);
  });

  it('count up without a gap or a repetition', async () => {
    const counts = Array.from({ length: 50 }, () =>
      items.findOneAndUpdate(
        { _id: 'seq' as never },
        { $inc: { n: 1 } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    const numbers = (await Promise.all(counts)).map((document) => document?.['n'] as number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  it('are done once when a client sends them again', async () => {
    const other = await MongoClient.connect(mongo.uri);
    const session = other.startSession();
    const updates = [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }];
    const send = (number: number): Promise<Document> =>
      other.db('test').command({ update: 'items', updates, txnNumber: Long.fromNumber(number) }, { session });
    const first = await send(7);
    expect(await send(7)).toMatchObject({ n: 1, upserted: first['upserted'] as unknown });
    expect(await items.findOne()).toMatchObject({ n: 1 });
    expect(await failure(send(6))).toMatchObject({ code: 225 });
    await send(8);
    expect(await items.findOne()).toMatchObject({ n: 2 });
    await other.close();
  });
});

describe('indexes', () => {
  it('serve equality, range and order together', async () => {
    await items.createIndex({ conversation: 1, seq: -1 });
    expect(await plan({ conversation: 'c', seq: { $lt: 5 } }, { seq: -1 })).toBe('conversation_1_seq_-1');
    expect(await plan({ conversation: 'c' }, { seq: 1 })).toBe('conversation_1_seq_-1');
    expect(await plan({ conversation: 'c' }, { other: 1 })).toBe('sort of conversation_1_seq_-1');
    expect(await plan({ seq: 1 })).toBe('scan');
  });

  it('give the last page of a conversation in order', async () => {
    await items.createIndex({ conversation: 1, seq: -1 });
    await items.insertMany(Array.from({ length: 300 }, (_, i) => ({ conversation: i % 3, seq: i })));
    const page = await items
      .find({ conversation: 1, seq: { $lt: 250 } })
      .sort({ seq: -1 })
      .limit(4)
      .toArray();
    expect(page.map((item) => item['seq'] as number)).toEqual([247, 244, 241, 238]);
  });

  it('leave documents outside a partial or sparse index alone', async () => {
    await items.createIndex({ key: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await items.createIndex({ mail: 1 }, { unique: true, sparse: true });
    await items.insertMany([{ key: 1, open: true }, { key: 1, open: false }, { key: 1 }]);
    expect(await failure(items.insertOne({ key: 1, open: true }))).toMatchObject({ code: 11000 });
    expect(await items.countDocuments({ key: 1 })).toBe(3);
    expect(await plan({ key: 1, open: true })).toBe('key_1');
    expect(await plan({ key: 1 })).toBe('scan');
  });

  it('are listed as they were made, and dropped', async () => {
    await items.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    expect(await items.indexes()).toMatchObject([
      { name: '_id_' },
      { name: 'at_1', key: { at: 1 }, expireAfterSeconds: 60 },
    ]);
    await items.dropIndex('at_1');
    expect(await items.indexes()).toHaveLength(1);
    expect(await failure(items.createIndex({ place: '2dsphere' }))).toMatchObject({ code: 238 });
  });
});

describe('reads', () => {
  it('come in batches, and a killed cursor is gone', async () => {
    await items.insertMany(Array.from({ length: 250 }, (_, i) => ({ i })));
    expect(await items.find().batchSize(7).toArray()).toHaveLength(250);
    const cursor = items.find().batchSize(10);
    await cursor.next();
    const id = cursor.id;
    await cursor.close();
    const more = client.db('test').command({ getMore: id, collection: 'items' });
    expect(await failure(more)).toMatchObject({ code: 43 });
  });

  it('refuse what the store does not have by name', async () => {
    expect(await failure(items.find({ $where: 'true' }).toArray())).toMatchObject({ code: 238 });
    expect(await failure(items.aggregate([{ $out: 'x' }]).toArray())).toMatchObject({ code: 238 });
    expect(await failure(items.watch().next())).toMatchObject({ code: 238 });
    const collated = items.find({ a: 'x' }, { collation: { locale: 'en', strength: 2 } });
    expect(await failure(collated.toArray())).toMatchObject({ code: 238 });
    const sliced = items.find({}, { projection: { a: { $slice: 1 } } });
    expect(await failure(sliced.toArray())).toMatchObject({ code: 238 });
    const stats = client.db('test').command({ collStats: 'items' });
    expect(await failure(stats)).toMatchObject({ code: 238 });
    expect(await failure(client.db('test').command({ nonsense: 1 }))).toMatchObject({ code: 59 });
    const session = client.startSession();
    const inTransaction = session.withTransaction(() => items.insertOne({ x: 1 }, { session }));
    expect(await failure(inTransaction)).toMatchObject({ code: 238 });
    await session.endSession();
  });
});
