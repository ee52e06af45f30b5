// A desk that has outgrown the embedded store takes everything along to MongoDB.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbeddedMongo, type EmbeddedMongo } from '@frontdesk/embedded-mongo';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { systemClock } from '../src/ports/clock.ts';
import { copyStore, openStore } from '../src/start/open-store.ts';

const { Binary, Double, Int32, Long } = mongo.BSON;
const clock = systemClock;
const assistantId = 'asst_test';
/** More than are copied at once. */
const DOCUMENTS = 150;

let folder: string;
/** A server of MongoDB’s protocol of its own. */
let other: EmbeddedMongo;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copy-store-'));
  other = await startEmbeddedMongo({ dataDir: join(folder, 'other') });
});
afterAll(async () => {
  await other.close();
  await rm(folder, { recursive: true, force: true });
});

const uriOf = (database: string) => other.uri.replace('/?', `/${database}?`);
const copy = async (dataDir: string, database: string) =>
  copyStore({ dataDir, mongodbUri: uriOf(database) }, () => undefined);

async function withThings<Result>(
  uri: string,
  use: (things: mongo.Collection) => Promise<Result>,
): Promise<Result> {
  const client = new mongo.MongoClient(uri);
  try {
    return await use(client.db(new URL(uri).pathname.slice(1) || 'frontdesk').collection('things'));
  } finally {
    await client.close();
  }
}

/** Keeps something as a desk does. @returns its data folder */
async function keepDocuments(name: string): Promise<string> {
  const dataDir = join(folder, name);
  const store = await openStore({ mongodbUri: undefined, dataDir, clock });
  for (let index = 0; index < DOCUMENTS; index += 1) {
    const page = { title: `Page ${index}`, markdown: `# Page ${index}\n\nSomething.`, version: '1' };
    await store.stores.documents.put({ assistantId, sourceKey: `page-${index}.md`, ...page });
  }
  await store.close();
  return dataDir;
}

async function readDocuments(dataDir: string, mongodbUri?: string) {
  const store = await openStore({ mongodbUri, dataDir, clock });
  const documents = await store.stores.documents.list(assistantId);
  await store.close();
  return documents.toSorted((one, another) => one.sourceKey.localeCompare(another.sourceKey));
}

describe('copyStore', () => {
  it('takes every document along with its exact types, once, and leaves the embedded store as it was', async () => {
    const dataDir = await keepDocuments('whole');
    const embedded = await startEmbeddedMongo({ dataDir: join(dataDir, 'store') });
    const numbers = { int: new Int32(1), double: new Double(1), long: Long.fromNumber(1) };
    const values = { ...numbers, bytes: new Binary(Buffer.from('x')), at: new Date(5), none: null };
    await withThings(embedded.uri, async (things) => things.insertOne({ ...values }));
    await embedded.close();
    const before = await readDocuments(dataDir);
    expect(before).toHaveLength(DOCUMENTS);

    expect(await copy(dataDir, 'whole')).toBe(DOCUMENTS + 1);
    expect(await readDocuments(dataDir, uriOf('whole'))).toEqual(before);
    const asStored = { promoteValues: false, promoteLongs: false };
    const found = await withThings(uriOf('whole'), async (things) => things.findOne({}, asStored));
    expect(found).toMatchObject(values);

    await expect(copy(dataDir, 'whole')).rejects.toThrow(/“whole” .* holds something already/);
    expect(await readDocuments(dataDir, uriOf('whole'))).toHaveLength(DOCUMENTS);
    expect(await readDocuments(dataDir)).toEqual(before);
  });

  it('refuses while a desk runs on the folder, and where none ever did', async () => {
    const dataDir = join(folder, 'running');
    const store = await openStore({ mongodbUri: undefined, dataDir, clock });
    await expect(copy(dataDir, 'running')).rejects.toThrow(/Another process uses the data folder/);
    await store.close();
    await expect(copy(join(folder, 'nowhere'), 'nowhere')).rejects.toThrow(/nothing to copy/);
  });
});
