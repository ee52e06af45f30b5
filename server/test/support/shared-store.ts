// One embedded store for all test desks of a worker, as starting one is a large part of starting a desk.

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { startEmbeddedMongo } from '@frontdesk/embedded-mongo';
import { mongo } from 'mongoose';
import { inject } from 'vitest';

/** A database of its own on the shared store. */
export interface SharedDatabase {
  readonly uri: string;
  /** Removes it; making the next one would take ever longer otherwise. */
  drop(): Promise<void>;
}

async function start() {
  const { uri } = await startEmbeddedMongo({ dataDir: mkdtempSync(join(inject('storesFolder'), 'worker-')) });
  return { uri, client: new mongo.MongoClient(uri) };
}

let store: ReturnType<typeof start> | undefined;

/** Names a database on the store of this worker, which is started for the first. */
export async function sharedDatabase(name: string): Promise<SharedDatabase> {
  const { uri, client } = await (store ??= start());
  return {
    uri: uri.replace('/?', `/${name}?`),
    drop: async () => void (await client.db(name).dropDatabase()),
  };
}
