// Which collections and indexes there are. Kept in tables of the same file, so that they change with the data.
import { decode, encode } from '../bson/codec.ts';
import { CommandError } from '../command-error.ts';
import { Collection, type Index } from './collection.ts';
import { ID_INDEX_SPEC, type IndexDefinition, parseIndex } from './index-definition.ts';
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

/** Documents that are read at once while an index is made. */
const CHUNK = 256;

/** The collections of a file, by namespace (`database.collection`). */
export class Catalog {
  readonly #file: SqliteFile;
  #collections = new Map<string, Collection>();
  #changed = false;
  #depth = 0;

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
    this.#depth += 1;
    try {
      return this.#file.transaction(work);
    } catch (error) {
      if (this.#changed) this.#load();
      throw error;
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#changed = false;
    }
  }

  find(namespace: string): Collection | undefined {
    return this.#collections.get(namespace);
  }

  /** All collections, or those of one database, sorted by namespace. */
  all(database?: string): Collection[] {
    const all = [...this.#collections.values()].toSorted((a, b) => (a.namespace < b.namespace ? -1 : 1));
    return database === undefined ? all : all.filter((collection) => collection.database === database);
  }

  create(namespace: string): Collection {
    this.#changed = true;
    const sql = 'INSERT INTO collections (namespace, options) VALUES (?, ?)';
    const { lastInsertRowid: id } = this.#file.run(sql, [namespace, encode({})]);
    const collection = this.#openCollection(id, namespace);
    collection.records.create();
    this.createIndex(collection, parseIndex(ID_INDEX_SPEC));
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

  /** Adds an index and files all documents in it. @throws CommandError `DuplicateKey` */
  createIndex(collection: Collection, definition: IndexDefinition): void {
    this.#changed = true;
    const sql = 'INSERT INTO indexes (collection, spec, arrays) VALUES (?, ?, ?)';
    const { lastInsertRowid: id } = this.#file.run(sql, [collection.id, encode(definition.spec), '[]']);
    const index = this.#openIndex(id, definition);
    index.keys.create(definition.unique);
    let records = collection.records.next(0, CHUNK);
    while (records.length > 0) {
      for (const record of records) collection.file(index, record.id, decode(record.bytes));
      records = collection.records.next(records.at(-1)?.id ?? 0, CHUNK);
    }
    collection.indexes.push(index);
  }

  dropIndex(collection: Collection, index: Index): void {
    this.#changed = true;
    index.keys.drop();
    this.#file.run('DELETE FROM indexes WHERE id = ?', [index.id]);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }

  #openCollection(id: number, namespace: string): Collection {
    const collection = new Collection(id, namespace, new RecordTable(this.#file, `records_${id}`));
    this.#collections.set(namespace, collection);
    return collection;
  }

  #openIndex(id: number, definition: IndexDefinition, known = '[]'): Index {
    const arrays = new Set(JSON.parse(known) as number[]);
    const saveArrays = (): void =>
      void this.#file.run('UPDATE indexes SET arrays = ? WHERE id = ?', [JSON.stringify([...arrays]), id]);
    return { id, definition, keys: new KeyTable(this.#file, `keys_${id}`), arrays, saveArrays };
  }

  #load(): void {
    this.#collections = new Map();
    const byId = new Map<number, Collection>();
    const all = this.#file.all('SELECT id, namespace FROM collections') as [number, string][];
    for (const [id, namespace] of all) byId.set(id, this.#openCollection(id, namespace));
    const sql = 'SELECT id, collection, spec, arrays FROM indexes ORDER BY id';
    for (const [id, owner, spec, arrays] of this.#file.all(sql) as [number, number, Buffer, string][])
      byId.get(owner)?.indexes.push(this.#openIndex(id, parseIndex(decode(spec)), arrays));
  }
}
