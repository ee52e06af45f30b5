// The memory of retryable writes: a write that a client sends again after a broken connection happens once.
import { decode, encode } from '../bson/codec.ts';
import type { Document } from '../bson/document.ts';
import { CommandError } from '../command-error.ts';
import type { SqliteFile } from '../store/sqlite-file.ts';

/** One numbered write of a session. */
export interface RetryableWrite {
  readonly session: Buffer;
  readonly number: number;
}

/**
 * Milliseconds for which a session's last answer is remembered.
 * @source https://www.mongodb.com/docs/manual/reference/parameters/#mongodb-parameter-param.localLogicalSessionTimeoutMinutes
 */
const SESSION_MS = 30 * 60 * 1000;

/** Last answers by session. They lie in the store itself, so that they hold across a restart. */
export class Retries {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  /** The answer to a write that was done before. @throws CommandError `TransactionTooOld` for an older one */
  find(write: RetryableWrite): Document | undefined {
    const row = this.#file.get('SELECT number, reply FROM retries WHERE session = ?', [write.session]);
    const [number, reply] = (row ?? [-1]) as [number, Buffer];
    if (number > write.number)
      throw new CommandError('TransactionTooOld', `The session has already started write ${number}.`);
    return number === write.number ? decode(reply) : undefined;
  }

  /** Remembers an answer; must run in the transaction of the write. */
  save({ session, number }: RetryableWrite, reply: Document): void {
    const sql = 'INSERT OR REPLACE INTO retries (session, number, reply, at) VALUES (?, ?, ?, ?)';
    this.#file.run(sql, [session, number, encode(reply), Date.now()]);
  }

  forget(session: Buffer): void {
    this.#file.run('DELETE FROM retries WHERE session = ?', [session]);
  }

  /** Forgets the sessions that have expired. */
  prune(now: number): void {
    const oldest = now - SESSION_MS;
    if (this.#file.get('SELECT 1 FROM retries WHERE at < ? LIMIT 1', [oldest]))
      this.#file.transaction(() => this.#file.run('DELETE FROM retries WHERE at < ?', [oldest]));
  }
}
