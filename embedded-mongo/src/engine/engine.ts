// The store without its wire: one open file, its collections, cursors and housekeeping.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Catalog } from '../store/catalog.ts';
import { SqliteFile } from '../store/sqlite-file.ts';
import { WalSync } from '../store/wal-sync.ts';
import { Cursors } from './cursors.ts';
import { expireDocuments } from './expire-documents.ts';
import { Retries } from './retries.ts';

/**
 * Milliseconds between two rounds of housekeeping: expired documents, idle cursors, old sessions.
 * @source https://www.mongodb.com/docs/manual/core/index-ttl/#timing-of-the-delete-operation
 */
const HOUSEKEEPING_MS = 60_000;

/** Everything that commands work on. */
export class Engine {
  readonly catalog: Catalog;
  readonly cursors = new Cursors();
  readonly retries: Retries;
  readonly startedAt = new Date();
  readonly #file: SqliteFile;
  readonly #sync: WalSync;
  readonly #housekeeping: NodeJS.Timeout;

  /** Opens or creates the store. @param path - the SQLite file; its folder must exist */
  constructor(path: string) {
    this.#file = new SqliteFile(path);
    try {
      this.catalog = new Catalog(this.#file);
      this.retries = new Retries(this.#file);
      // Makes sure that the log exists before it is opened for syncing, and that the folder lists it.
      this.#file.transaction(() => this.#file.run('DELETE FROM retries WHERE at < 0'));
      this.#file.commit();
      this.#sync = new WalSync(`${path}-wal`);
      syncFolder(dirname(path));
    } catch (error) {
      this.#file.close();
      throw error;
    }
    this.#file.onCommit = () => this.#sync.markDirty();
    this.#housekeeping = setInterval(() => this.keepHouse(Date.now()), HOUSEKEEPING_MS);
    this.#housekeeping.unref();
  }

  /** Waits until all writes so far survive the end of this process. */
  committed(): Promise<void> {
    return this.#file.committed();
  }

  /** Waits until all committed writes are on the disk. */
  durable(): Promise<void> {
    return this.#sync.flush();
  }

  /** Removes what has expired at a time. */
  keepHouse(now: number): void {
    this.cursors.closeIdle(now);
    try {
      this.retries.prune(now);
      expireDocuments(this.catalog, now);
    } catch {
      // A full disk ends this round; the next one tries again, and writes of clients report the cause.
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#housekeeping);
    await this.#file.committed().catch(() => undefined);
    await this.#sync.close();
    this.#file.close();
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
