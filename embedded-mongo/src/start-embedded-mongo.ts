// Starting and stopping the store.
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedMongoError, startError } from './embedded-mongo-error.ts';
import { chooseSocket, type SocketPlace, temporarySocket, uriOf } from './socket-address.ts';
import { SupervisedWorker } from './supervised-worker.ts';
import { workerFile } from './worker-file.ts';

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

const FILE_NAME = 'store.sqlite';

/**
 * Starts a server of MongoDB's wire protocol on a folder. One process at a time may use a folder; the lock belongs to
 * the process, so that nothing is left of it when the process is killed.
 *
 * @throws EmbeddedMongoError when the folder is in use, unreadable, damaged or on a full disk
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const dataDir = resolve(options.dataDir);
  const file = workerFile(import.meta.url);
  prepareFolder(dataDir);
  const { worker, place } = await startAnywhere(file, dataDir);
  return {
    uri: uriOf(worker.address),
    async close() {
      await worker.stop();
      removeSocket(place);
    },
  };
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw startError(codeOf(error), dataDir, error);
  }
}

/** Some file systems hold no sockets; then the socket lies in a temporary folder. */
async function startAnywhere(
  file: string,
  dataDir: string,
): Promise<{ worker: SupervisedWorker; place: SocketPlace }> {
  const first = chooseSocket(dataDir);
  try {
    return await startAt(file, dataDir, first);
  } catch (error) {
    const canMove = first.temporaryFolder === undefined && 'path' in first.address;
    if (!canMove || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EADDRINUSE'].includes(codeOf(error)))
      throw asStartError(error, dataDir);
  }
  try {
    return await startAt(file, dataDir, temporarySocket());
  } catch (error) {
    throw asStartError(error, dataDir);
  }
}

async function startAt(
  file: string,
  dataDir: string,
  place: SocketPlace,
): Promise<{ worker: SupervisedWorker; place: SocketPlace }> {
  try {
    const worker = await SupervisedWorker.start(file, {
      file: join(dataDir, FILE_NAME),
      address: place.address,
    });
    return { worker, place };
  } catch (error) {
    removeFolder(place);
    throw error;
  }
}

function asStartError(error: unknown, dataDir: string): EmbeddedMongoError {
  return error instanceof EmbeddedMongoError ? error : startError(codeOf(error), dataDir, error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function removeSocket(place: SocketPlace): void {
  if ('path' in place.address) rmSync(place.address.path, { force: true });
  removeFolder(place);
}

function removeFolder({ temporaryFolder }: SocketPlace): void {
  if (temporaryFolder !== undefined) rmSync(temporaryFolder, { recursive: true, force: true });
}
