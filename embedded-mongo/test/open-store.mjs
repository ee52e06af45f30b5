// The server that a driver works on: the one at MONGODB_TEST_URI, or an embedded store in a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../dist/index.js';

/** Prints a line. */
export const print = (text) => process.stdout.write(`${text}\n`);

/** Opens a fresh embedded store; `close` removes its folder. */
export async function openEmbedded() {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-test-'));
  const store = await startEmbeddedMongo({ dataDir });
  return {
    name: 'embedded',
    uri: store.uri,
    dataDir,
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The other server to compare with; undefined when none is given. */
export function otherServer() {
  const uri = process.env.MONGODB_TEST_URI;
  return uri ? { name: 'other', uri, close: async () => undefined } : undefined;
}
