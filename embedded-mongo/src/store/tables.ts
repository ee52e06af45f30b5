// The key-value interface: documents by number, and sorted keys that lead to those numbers.
import type { SqliteFile } from './sqlite-file.ts';

/** Keys from `low` (included) to `high` (excluded), in byte order. */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer;
}

/** A document as it lies in the store. */
export interface StoredRecord {
  readonly id: number;
  readonly bytes: Buffer;
}

/** A document with the key under which it was found. */
export interface KeyedRecord extends StoredRecord {
  readonly key: Buffer;
}

/** How a scan of keys goes on: after the last record that was read. */
export interface ScanOptions {
  readonly after: KeyedRecord | undefined;
  readonly limit: number;
  readonly reverse: boolean;
}

/** A table of the file. */
class Table {
  readonly file: SqliteFile;
  readonly name: string;

  constructor(file: SqliteFile, name: string) {
    this.file = file;
    this.name = name;
  }

  drop(): void {
    this.file.define(`DROP TABLE ${this.name}`);
  }
}

/** Documents, numbered in the order of their insertion. */
export class RecordTable extends Table {
  /** Highest number given so far. None is used twice while the store runs, so that cursors cannot mix them up. */
  #lastId: number | undefined;

  create(): void {
    this.file.define(`CREATE TABLE ${this.name} (id INTEGER PRIMARY KEY, doc BLOB NOT NULL)`);
  }

  insert(bytes: Buffer): number {
    this.#lastId ??= this.file.get(`SELECT ifnull(max(id), 0) FROM ${this.name}`)?.[0] as number;
    this.#lastId += 1;
    this.file.run(`INSERT INTO ${this.name} (id, doc) VALUES (?, ?)`, [this.#lastId, bytes]);
    return this.#lastId;
  }

  /** Reads a record that must be there. */
  get(id: number): Buffer {
    return this.file.get(`SELECT doc FROM ${this.name} WHERE id = ?`, [id])?.[0] as Buffer;
  }

  put(id: number, bytes: Buffer): void {
    this.file.run(`UPDATE ${this.name} SET doc = ? WHERE id = ?`, [bytes, id]);
  }

  remove(id: number): void {
    this.file.run(`DELETE FROM ${this.name} WHERE id = ?`, [id]);
  }

  /** The next records after (or, reversed, before) a number, in order. */
  next(from: number, limit: number, reverse = false): StoredRecord[] {
    const [compare, order] = reverse ? ['<', 'DESC'] : ['>', 'ASC'];
    const sql = `SELECT id, doc FROM ${this.name} WHERE id ${compare} ? ORDER BY id ${order} LIMIT ?`;
    const rows = this.file.all(sql, [from, limit]) as [number, Buffer][];
    return rows.map(([id, bytes]) => ({ id, bytes }));
  }

  /** Bytes of all documents together. */
  size(): number {
    return this.file.get(`SELECT ifnull(sum(length(doc)), 0) FROM ${this.name}`)?.[0] as number;
  }
}

/** Sorted keys of one index. A unique one refuses a key that another record has. */
export class KeyTable extends Table {
  create(unique: boolean): void {
    const columns = `k BLOB NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (${unique ? 'k' : 'k, id'})`;
    this.file.define(`CREATE TABLE ${this.name} (${columns}) WITHOUT ROWID`);
  }

  /** @returns false when the key was there already */
  add(key: Buffer, id: number): boolean {
    return this.file.run(`INSERT OR IGNORE INTO ${this.name} (k, id) VALUES (?, ?)`, [key, id]).changes > 0;
  }

  remove(key: Buffer, id: number): void {
    this.file.run(`DELETE FROM ${this.name} WHERE k = ? AND id = ?`, [key, id]);
  }

  /** How many keys there are. */
  count(): number {
    return this.file.get(`SELECT count(*) FROM ${this.name}`)?.[0] as number;
  }

  /** Records by key after a position, up to the end of the range; or backwards before it, down to the start. */
  next(records: RecordTable, { low, high }: KeyRange, options: ScanOptions): KeyedRecord[] {
    const { after, limit, reverse } = options;
    const [from, to, order] = reverse ? ['<', '>=', 'DESC'] : ['>', '<', 'ASC'];
    const start = after ?? { key: reverse ? high : low, id: -1 };
    const sql = `SELECT i.k, i.id, r.doc FROM ${this.name} i CROSS JOIN ${records.name} r ON r.id = i.id
      WHERE (i.k, i.id) ${from} (?, ?) AND i.k ${to} ? ORDER BY i.k ${order}, i.id ${order} LIMIT ?`;
    const params = [start.key, start.id, reverse ? low : high, limit];
    const rows = this.file.all(sql, params) as [Buffer, number, Buffer][];
    return rows.map(([key, id, bytes]) => ({ key, id, bytes }));
  }
}
