// Where the server listens, and the connection string that leads there.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from './wire/listen.ts';

/**
 * Longest path of a Unix socket in bytes that every system takes (macOS 104, Linux 108, with an end mark).
 *
 * @source https://man7.org/linux/man-pages/man7/unix.7.html
 */
const MAX_SOCKET_PATH_BYTES = 100;

/** A place to listen, and the folder to remove afterwards. */
export interface SocketPlace {
  readonly address: Address;
  readonly temporaryFolder: string | undefined;
}

/**
 * Chooses where to listen: a socket in the data folder, in a private temporary folder when that path is too long, or
 * a loopback port where there are no socket files.
 */
export function chooseSocket(dataDir: string): SocketPlace {
  if (process.platform === 'win32') return { address: { port: 0 }, temporaryFolder: undefined };
  const path = join(dataDir, 'embedded-mongo.sock');
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES)
    return { address: { path }, temporaryFolder: undefined };
  return temporarySocket();
}

/** A socket in a new folder that only this user can enter. */
export function temporarySocket(): SocketPlace {
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
  return { address: { path: join(temporaryFolder, 's.sock') }, temporaryFolder };
}

/** The connection string for drivers. */
export function uriOf(address: Address): string {
  const host = 'path' in address ? encodeURIComponent(address.path) : `127.0.0.1:${address.port}`;
  return `mongodb://${host}/?directConnection=true`;
}
