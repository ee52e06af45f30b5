// Getting commits onto the disk without holding up the thread: the write-ahead log is synced in the thread pool.
import { close, fdatasync, openSync } from 'node:fs';

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

  /**
   * Waits until every commit so far is on the disk.
   *
   * @throws the system's error when the disk cannot take it
   */
  flush(): Promise<void> {
    if (!this.#dirty && !this.#running) return Promise.resolve();
    if (!this.#running) return (this.#running = this.#sync());
    this.#queued ??= this.#afterRunning();
    return this.#queued;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.flush().catch(() => undefined);
    await new Promise((resolve) => close(this.#descriptor, resolve));
  }

  async #afterRunning(): Promise<void> {
    await this.#running?.catch(() => undefined);
    this.#queued = undefined;
    await (this.#running ??= this.#sync());
  }

  async #sync(): Promise<void> {
    this.#dirty = false;
    try {
      await new Promise<void>((resolve, reject) => {
        fdatasync(this.#descriptor, (error) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      this.#dirty = true;
      throw error;
    } finally {
      this.#running = undefined;
    }
  }
}
