// Which collections and indexes there are. Kept in tables of the same file, so that they change with the data.
import { decode } from '../bson/decode.ts';
import type { Document } from '../bson/document.ts';
import { encode } from '../bson/encode.ts';
import { CommandError } from '../command-error.ts';
import { Collection } from './collection.ts';
import { ID_INDEX_SPEC, type IndexDefinition, parseIndex } from './index-definition.ts';
import { IndexTable } from './index-table.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { KeyTable, RecordTable } from './tables.ts';

/** Format of the file; a file of another format is refused rather than guessed at. */
const FORMAT_VERSION = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT UNIQUE NOT NULL, options BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, spec BLOB NOT NULL, arrays TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS retries (session BLOB PRIMARY KEY, number INTEGER NOT NULL, reply BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${FORMAT_VERSION};
`;

/** The collections of a file, by namespace (`database.collection`). */
export class Catalog {
  readonly #file: SqliteFile;
  #collections = new Map<string, Collection>();

  /** @throws CommandError `OperationFailed` when a newer version of this program wrote the file */
  constructor(file: SqliteFile) {
    this.#file = file;
    const version = file.get('PRAGMA user_version')?.[0] as number;
    if (version > FORMAT_VERSION)
      throw new CommandError('OperationFailed', 'A newer version of this store wrote the file.');
    if (version < FORMAT_VERSION) {
      file.transaction(() => file.define(SCHEMA));
      file.commit();
    }
    this.#load();
    file.onRollback = () => this.#load();
  }

  /** Runs writes that take effect as a whole or not at all, changes of the catalog included. */
  transaction<T>(work: () => T): T {
    try {
      return this.#file.transaction(work);
    } catch (error) {
      if (this.#changed) this.#load();
      throw error;
    } finally {
      this.#changed = false;
    }
  }

  #changed = false;

  find(namespace: string): Collection | undefined {
    return this.#collections.get(namespace);
  }

  /** All collections, sorted by namespace. */
  all(): Collection[] {
    return [...this.#collections.values()].toSorted((a, b) => (a.namespace < b.namespace ? -1 : 1));
  }

  create(namespace: string, options: Document = {}): Collection {
    this.#changed = true;
    const { lastInsertRowid: id } = this.#file.run(
      'INSERT INTO collections (namespace, options) VALUES (?, ?)',
      [namespace, encode(options)],
    );
    const collection = new Collection({ id, namespace, options, records: new RecordTable(this.#file, id) });
    collection.records.create();
    this.#collections.set(namespace, collection);
    const { collation } = options;
    this.createIndex(
      collection,
      parseIndex(collation === undefined ? ID_INDEX_SPEC : { ...ID_INDEX_SPEC, collation }),
    );
    return collection;
  }

  drop(collection: Collection): void {
    this.#changed = true;
    for (const index of collection.indexes) index.keys.drop();
    collection.records.drop();
    this.#file.run('DELETE FROM indexes WHERE collection = ?', [collection.id]);
    this.#file.run('DELETE FROM collections WHERE id = ?', [collection.id]);
    this.#collections.delete(collection.namespace);
  }

  rename(collection: Collection, namespace: string): void {
    this.#changed = true;
    this.#file.run('UPDATE collections SET namespace = ? WHERE id = ?', [namespace, collection.id]);
    this.#load();
  }

  /**
   * Adds an index and files all documents in it.
   *
   * @throws CommandError `DuplicateKey` when the documents break a unique index
   */
  createIndex(collection: Collection, definition: IndexDefinition): IndexTable {
    this.#changed = true;
    const sql = 'INSERT INTO indexes (collection, spec, arrays) VALUES (?, ?, ?)';
    const { lastInsertRowid: id } = this.#file.run(sql, [collection.id, encode(definition.spec), '[]']);
    const index = this.#open(collection, { id, definition, arrays: [] });
    index.keys.create(definition.unique);
    for (let last = 0; ;) {
      const records = collection.records.next(last, 256);
      for (const record of records) index.add(collection.namespace, record.id, decode(record.bytes));
      if (records.length === 0) break;
      last = records.at(-1)?.id ?? last;
    }
    collection.indexes.push(index);
    return index;
  }

  dropIndex(collection: Collection, index: IndexTable): void {
    this.#changed = true;
    index.keys.drop();
    this.#file.run('DELETE FROM indexes WHERE id = ?', [index.id]);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }

  /** Replaces the definition of an index whose keys stay the same, such as its expiry. */
  redefineIndex(collection: Collection, index: IndexTable, definition: IndexDefinition): void {
    this.#changed = true;
    this.#file.run('UPDATE indexes SET spec = ? WHERE id = ?', [encode(definition.spec), index.id]);
    const changed = this.#open(collection, { id: index.id, definition, arrays: [...index.arrays] });
    collection.indexes.splice(collection.indexes.indexOf(index), 1, changed);
  }

  #open(
    collection: Collection,
    row: { id: number; definition: IndexDefinition; arrays: number[] },
  ): IndexTable {
    const keys = new KeyTable(this.#file, { index: row.id, collection: collection.id });
    return new IndexTable({ id: row.id, definition: row.definition, keys }, row.arrays, (arrays) => {
      this.#file.run('UPDATE indexes SET arrays = ? WHERE id = ?', [JSON.stringify(arrays), row.id]);
    });
  }

  #load(): void {
    this.#collections = new Map();
    const byId = new Map<number, Collection>();
    for (const [id, namespace, options] of this.#file.all('SELECT id, namespace, options FROM collections')) {
      const collection = new Collection({
        id: id as number,
        namespace: namespace as string,
        options: decode(options as Buffer),
        records: new RecordTable(this.#file, id as number),
      });
      byId.set(collection.id, collection);
      this.#collections.set(collection.namespace, collection);
    }
    for (const [id, owner, spec, arrays] of this.#file.all(
      'SELECT id, collection, spec, arrays FROM indexes ORDER BY id',
    )) {
      const collection = byId.get(owner as number);
      const definition = parseIndex(decode(spec as Buffer));
      const row = { id: id as number, definition, arrays: JSON.parse(arrays as string) as number[] };
      if (collection) collection.indexes.push(this.#open(collection, row));
    }
  }
}
