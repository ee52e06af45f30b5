// Opens the store: MongoDB where one is given, else the embedded one. The only place that knows both.

import { EmbeddedMongoError, startEmbeddedMongo } from '@frontdesk/embedded-mongo';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { connectStore } from '../adapters/mongo/connect.ts';
import { copyDatabase, countDocuments, type CopyProgress } from '../adapters/mongo/copy-database.ts';
import { createMongoStores, type Stores } from '../adapters/mongo/index.ts';
import { systemClock, type Clock } from '../ports/clock.ts';
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

interface ConnectedStore extends OpenStore {
  readonly connection: Awaited<ReturnType<typeof connectStore>>;
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

/**
 * Copies everything from the embedded store of a stopped desk to an empty database of a MongoDB server, which gets its indexes as well.
 * Nothing changes in the embedded store.
 * @returns how many documents were copied
 * @throws {StartError} when a desk runs on the folder or never did, the server can't be reached, its database holds something, or the
 *   copy breaks off
 */
export async function copyStore(
  { mongodbUri, dataDir }: { readonly mongodbUri: string; readonly dataDir: string },
  onProgress: (progress: CopyProgress) => void,
): Promise<number> {
  const folder = storeFolder(dataDir);
  const options = { mongodbUri, dataDir, clock: systemClock };
  await access(folder).catch((cause: unknown) => {
    throw new StartError(`There is nothing to copy: no desk has kept anything in ${folder}.`, { cause });
  });
  const from = await openEmbedded(options);
  try {
    const to = await openServer(mongodbUri, options);
    try {
      return await copyBetween(from, to, onProgress);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function copyBetween(
  from: ConnectedStore,
  to: ConnectedStore,
  onProgress: (progress: CopyProgress) => void,
): Promise<number> {
  const { name } = to.connection;
  if ((await countDocuments(to.connection)) > 0) {
    throw new StartError(
      `The database “${name}” of ${to.description} holds something already. Name another one, or drop it if nothing in it is needed.`,
    );
  }
  return copyDatabase(from.connection, to.connection, onProgress).catch((cause: unknown) => {
    throw new StartError(
      `The copy to ${to.description} broke off: ${String(cause)}. Drop the database “${name}” there and copy again; the embedded store is as it was.`,
      { cause },
    );
  });
}

const storeFolder = (dataDir: string) => join(dataDir, 'store');

async function openEmbedded({ dataDir, clock }: StoreOptions): Promise<ConnectedStore> {
  const folder = storeFolder(dataDir);
  try {
    const embedded = await startEmbeddedMongo({ dataDir: folder });
    const connection = await connectStore(embedded.uri);
    return {
      connection,
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

async function openServer(uri: string, { clock }: StoreOptions): Promise<ConnectedStore> {
  const host = /@?([^@/?]+)(?:[/?]|$)/.exec(uri.replace(/^[^:]+:\/\//, ''))?.[1] ?? 'the server';
  try {
    const connection = await connectStore(uri);
    return {
      connection,
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
