// Getting commits onto the disk without holding up the thread: the write-ahead log is synced in the thread pool.
import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

/** Longest time in milliseconds that a commit nobody waits for stays unsynced, as in MongoDB's journal. */
const IDLE_SYNC_MS = 100;

/** Syncs the write-ahead log; commits that arrive while a sync runs share the next one. */
export class WalSync {
  readonly #descriptor: number;
  #dirty = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #queued: Promise<void> | undefined;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** Notes a commit; it is synced soon even when nobody waits for it. */
  markDirty(): void {
    this.#dirty = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // A failure is kept: the commit stays dirty, and whoever waits for durability is told.
      this.flush().catch(() => undefined);
    }, IDLE_SYNC_MS);
  }

  /** Waits until every commit so far is on the disk. @throws the system's error when it cannot be */
  async flush(): Promise<void> {
    if (this.#running) await (this.#queued ??= this.#afterRunning(this.#running));
    else if (this.#dirty) await (this.#running = this.#sync());
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.flush().catch(() => undefined);
    await promisify(close)(this.#descriptor);
  }

  async #afterRunning(running: Promise<void>): Promise<void> {
    await running.catch(() => undefined);
    this.#queued = undefined;
    await (this.#running ??= this.#sync());
  }

  async #sync(): Promise<void> {
    this.#dirty = false;
    try {
      await promisify(fdatasync)(this.#descriptor);
    } catch (error) {
      this.#dirty = true;
      throw error;
    } finally {
      this.#running = undefined;
    }
  }
}
