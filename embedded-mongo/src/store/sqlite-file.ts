// The one place that talks to SQLite: opening, transactions, statements, and SQLite's failures in plain words.
import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'libsql';
import { CommandError } from '../command-error.ts';
import { errorCode } from '../embedded-mongo-error.ts';

/** A value of an SQLite row or parameter. Parameters always travel in an array: a bare buffer aborts the process. */
export type Cell = Buffer | string | number | null;

interface Statement {
  run(params: Cell[]): { changes: number; lastInsertRowid: number };
  get(params: Cell[]): Cell[] | undefined;
  all(params: Cell[]): Cell[][];
}

/** 8 KB pages hold several messages of 1 KB each; with 4 KB pages the file is twice as large. */
const PAGE_BYTES = 8192;

/** An SQLite file in WAL mode that only this process can open: the lock is the system's, so it dies with us. */
export class SqliteFile {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();
  /** Settles when the work of this turn is committed; undefined when there is none. */
  #settled: Promise<void> | undefined;
  #tell: (error: unknown) => void = () => undefined;
  #changed = false;
  /** Called after each commit that wrote something. */
  onCommit: () => void = () => undefined;
  /** Called when a commit failed, so that all work of a turn is undone. */
  onRollback: () => void = () => undefined;

  /** @throws SqliteError with SQLite's code when the file cannot be opened, is locked or no database */
  constructor(path: string) {
    // Nothing that exists is opened: closing a file lets go of the locks that this process has on it.
    if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
    this.#database = new Database(path);
    try {
      this.#database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
      this.#database.pragma('locking_mode = EXCLUSIVE');
      this.#database.pragma('journal_mode = WAL');
      this.#database.pragma('synchronous = NORMAL');
      this.#database.pragma('cache_size = -65536');
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Runs a statement that changes rows. */
  run(sql: string, params: Cell[] = []): { changes: number; lastInsertRowid: number } {
    this.#changed = true;
    return this.#guard(() => this.#statement(sql).run(params));
  }

  /** Reads one row; undefined when there is none. */
  get(sql: string, params: Cell[] = []): Cell[] | undefined {
    return this.#guard(() => this.#statement(sql).get(params));
  }

  /** Reads all rows. */
  all(sql: string, params: Cell[] = []): Cell[][] {
    return this.#guard(() => this.#statement(sql).all(params));
  }

  /** Changes tables. Statements prepared before are forgotten. */
  define(sql: string): void {
    this.#changed = true;
    this.#statements.clear();
    this.#guard(sql);
  }

  /**
   * Runs work that takes effect as a whole or not at all. It is committed together with all other work of
   * this turn of the event loop: one commit for many clients costs little more than one for one.
   */
  transaction<T>(work: () => T): T {
    if (!this.#settled) this.#begin();
    this.#guard('SAVEPOINT part');
    try {
      const result = work();
      this.#guard('RELEASE part');
      return result;
    } catch (error) {
      // When the disk is full, SQLite may end the whole transaction by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK TO part; RELEASE part');
      else this.#settle(error);
      throw error;
    }
  }

  /** Waits until all work so far is committed. @throws CommandError `OutOfDiskSpace`, when none of it is */
  committed(): Promise<void> {
    return this.#settled ?? Promise.resolve();
  }

  /** Commits now what would be committed at the end of this turn. @throws CommandError `OutOfDiskSpace` */
  commit(): void {
    if (!this.#settled) return;
    try {
      this.#guard('COMMIT');
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      this.#settle(error);
      throw error;
    }
    this.#settle(undefined);
  }

  #begin(): void {
    this.#guard('BEGIN IMMEDIATE');
    const turn = setImmediate(() => {
      try {
        this.commit();
      } catch {
        // Whoever waits is told.
      }
    });
    this.#settled = new Promise<void>((resolve, reject) => {
      this.#tell = (error) => {
        clearImmediate(turn);
        if (error === undefined) resolve();
        else reject(error);
      };
    });
    // That nobody waits is no reason to end the process.
    this.#settled.catch(() => undefined);
  }

  /** Ends the work of a turn: tells all who wait what went wrong, or with undefined that nothing did. */
  #settle(error: unknown): void {
    const changed = this.#changed;
    this.#settled = undefined;
    this.#changed = false;
    this.#tell(error);
    if (error !== undefined) this.onRollback();
    else if (changed) this.onCommit();
  }

  /** Writes the log into the file and lets go of the lock, which SQLite else keeps until statements are collected. */
  close(): void {
    try {
      this.commit();
      this.#statements.clear();
      this.#database.pragma('journal_mode = DELETE');
      this.#database.pragma('locking_mode = NORMAL');
      this.#database.pragma('user_version');
    } catch {
      // On a full disk the log stays beside the file; the next start reads it.
    }
    this.#database.close();
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      const prepared = this.#database.prepare(sql);
      statement = (prepared.reader ? prepared.raw() : prepared) as unknown as Statement;
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs SQL or other work on the database, and says what goes wrong in plain words. */
  #guard<T>(work: string | (() => T)): T {
    try {
      return typeof work === 'string' ? (this.#database.exec(work) as T) : work();
    } catch (error) {
      throw inPlainWords(error);
    }
  }
}

function inPlainWords(error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR_WRITE')) {
    const message = 'The disk is full: nothing was changed. Free some space and try again.';
    return new CommandError('OutOfDiskSpace', message);
  }
  if (!code.startsWith('SQLITE_CORRUPT') && code !== 'SQLITE_NOTADB') return error;
  const message = 'The store file is damaged. Stop and put back a backup of its folder.';
  return new CommandError('OperationFailed', message);
}
