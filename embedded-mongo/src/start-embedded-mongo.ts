// Starting and stopping the store.
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedMongoError, errorCode, startError } from './embedded-mongo-error.ts';
import { SupervisedWorker } from './supervised-worker.ts';
import type { Address } from './wire/listen.ts';

/** What the store needs to know. */
export interface EmbeddedMongoOptions {
  /** Folder that holds the store. Created with mode 700 if missing. */
  readonly dataDir: string;
}

/** A running store. */
export interface EmbeddedMongo {
  /** Connection string for the `mongodb` driver and Mongoose. */
  readonly uri: string;
  /** Writes everything to the disk, ends the worker and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Longest path of a Unix socket in bytes that every system takes (macOS 104, Linux 108, with an end mark).
 * @source https://man7.org/linux/man-pages/man7/unix.7.html
 */
const MAX_SOCKET_PATH_BYTES = 100;

/**
 * Starts a server of MongoDB's wire protocol on a folder. One process at a time may use a folder; the lock
 * belongs to the process, so that nothing is left of it when the process is killed.
 * @throws EmbeddedMongoError when the folder is in use, unreadable, damaged or on a full disk
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const dataDir = resolve(options.dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await startAnywhere(dataDir);
  } catch (error) {
    throw startError(error, dataDir);
  }
}

/** Listens in the data folder, or where its path is too long or its file system holds no sockets, in a private one. */
async function startAnywhere(dataDir: string): Promise<EmbeddedMongo> {
  const path = join(dataDir, 'embedded-mongo.sock');
  if (process.platform === 'win32') return startAt(dataDir, { port: 0 });
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) return startAt(dataDir, temporarySocket());
  try {
    return await startAt(dataDir, { path });
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EADDRINUSE'].includes(errorCode(error))) throw error;
    return startAt(dataDir, temporarySocket());
  }
}

/** A socket in a new folder that only this user can enter. */
function temporarySocket(): Address {
  return { path: join(mkdtempSync(join(tmpdir(), 'embedded-mongo-')), 's.sock') };
}

async function startAt(dataDir: string, address: Address): Promise<EmbeddedMongo> {
  const folder = 'path' in address ? dirname(address.path) : dataDir;
  const removeTemporary = (): void => {
    if (folder !== dataDir) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const worker = await SupervisedWorker.start(workerFile(), {
      file: join(dataDir, 'store.sqlite'),
      address,
    });
    const close = (): Promise<void> => worker.stop().then(removeTemporary);
    return { uri: uriOf(worker.address), close };
  } catch (error) {
    // The socket in the data folder may be that of the process that has the lock.
    removeTemporary();
    throw error;
  }
}

/** The connection string for drivers. */
export function uriOf(address: Address): string {
  const host = 'path' in address ? encodeURIComponent(address.path) : `127.0.0.1:${address.port}`;
  return `mongodb://${host}/?directConnection=true`;
}

/** Finds the built worker; sources use it too: Node runs no TypeScript there. @throws EmbeddedMongoError */
export function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(isSource ? '../dist/worker.js' : './worker.js', import.meta.url));
  if (existsSync(file)) return file;
  const message = 'The embedded store is not built yet: run "pnpm build" first.';
  throw new EmbeddedMongoError('unavailable', message);
}
