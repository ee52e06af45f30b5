// One embedded store for all test desks of a worker, as starting one is a large part of starting a desk.

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { startEmbeddedMongo, type EmbeddedMongo } from '@frontdesk/embedded-mongo';
import { inject } from 'vitest';

let store: Promise<EmbeddedMongo> | undefined;

/** @returns the connection string of a database of its own */
export async function sharedStoreUri(database: string): Promise<string> {
  store ??= startEmbeddedMongo({ dataDir: mkdtempSync(join(inject('storesFolder'), 'worker-')) });
  return (await store).uri.replace('/?', `/${database}?`);
}
