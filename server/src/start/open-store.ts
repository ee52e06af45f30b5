// Opens the store: MongoDB where one is given, else the embedded one. The only place that knows both.

import { EmbeddedMongoError, startEmbeddedMongo } from '@frontdesk/embedded-mongo';
import { join } from 'node:path';

import { connectStore } from '../adapters/mongo/connect.ts';
import { createMongoStores, type Stores } from '../adapters/mongo/index.ts';
import type { Clock } from '../ports/clock.ts';
import { StartError } from './start-error.ts';

/** An open store. */
export interface OpenStore {
  readonly stores: Stores;
  /** What the operator is told, such as `embedded (./data/store)`. Never holds a password. */
  readonly description: string;
  /** The indexes that the server refused to build; the desk works without them, only slower. */
  readonly refusedIndexes: readonly string[];
  close(): Promise<void>;
}

interface StoreOptions {
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly clock: Clock;
}

/**
 * Opens the store and builds missing indexes.
 * @throws {StartError} when it can't be reached or used
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  return options.mongodbUri === undefined ? openEmbedded(options) : openServer(options.mongodbUri, options);
}

async function openEmbedded({ dataDir, clock }: StoreOptions): Promise<OpenStore> {
  const folder = join(dataDir, 'store');
  try {
    const embedded = await startEmbeddedMongo({ dataDir: folder });
    const connection = await connectStore(embedded.uri);
    return {
      ...(await createMongoStores(connection, clock)),
      description: `embedded (${folder})`,
      async close() {
        await connection.close();
        await embedded.close();
      },
    };
  } catch (cause) {
    if (cause instanceof EmbeddedMongoError) throw new StartError(cause.message, { cause });
    throw cause;
  }
}

async function openServer(uri: string, { clock }: StoreOptions): Promise<OpenStore> {
  const host = /@?([^@/?]+)(?:[/?]|$)/.exec(uri.replace(/^[^:]+:\/\//, ''))?.[1] ?? 'the server';
  try {
    const connection = await connectStore(uri);
    return {
      ...(await createMongoStores(connection, clock)),
      description: `MongoDB (${host})`,
      close: async () => connection.close(),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : 'unknown error';
    throw new StartError(
      `MongoDB at ${host} can't be reached (${reason}). Check MONGODB_URI and that the server runs, or unset it to use the embedded store.`,
      { cause },
    );
  }
}
