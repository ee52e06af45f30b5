// A collection: its documents, with every index kept equal to them.
import { EJSON } from 'bson';
import { CommandError } from '../command-error.ts';
import { encode, MAX_DOCUMENT_BYTES, tooLarge } from '../bson/codec.ts';
import type { Document } from '../bson/document.ts';
import { EMPTY_ARRAY, equalValues } from '../bson/order-key.ts';
import type { IndexDefinition } from './index-definition.ts';
import { type IndexKey, indexKeys } from './index-keys.ts';
import type { KeyTable, RecordTable } from './tables.ts';

/** An index that is open for reading and writing. */
export interface Index {
  readonly id: number;
  readonly definition: IndexDefinition;
  readonly keys: KeyTable;
  /** Positions of fields that hold, or once held, an array in some document. Never shrinks. */
  readonly arrays: Set<number>;
  /** Remembers a grown `arrays` on disk. */
  readonly saveArrays: () => void;
}

/** Documents and their indexes. Writes must run inside a transaction of the file. */
export class Collection {
  readonly id: number;
  readonly namespace: string;
  readonly records: RecordTable;
  /** The first one is the index on `_id`, which every collection has. */
  readonly indexes: Index[] = [];

  constructor(id: number, namespace: string, records: RecordTable) {
    this.id = id;
    this.namespace = namespace;
    this.records = records;
  }

  /** The name without the database. */
  get name(): string {
    return this.namespace.slice(this.namespace.indexOf('.') + 1);
  }

  get database(): string {
    return this.namespace.slice(0, this.namespace.indexOf('.'));
  }

  /** @throws CommandError `DuplicateKey` */
  insert(document: Document, bytes: Buffer = encode(document)): void {
    const id = this.records.insert(checked(bytes));
    for (const index of this.indexes) this.file(index, id, document);
  }

  /** @throws CommandError `DuplicateKey` */
  replace(id: number, versions: { before: Document; after: Document; bytes: Buffer }): void {
    this.records.put(id, checked(versions.bytes));
    for (const index of this.indexes) {
      const before = indexKeys(index.definition, versions.before).keys;
      const after = keysOf(index, versions.after);
      for (const key of before) if (!includes(after, key)) index.keys.remove(key.bytes, id);
      for (const key of after) if (!includes(before, key)) this.#addKey(index, id, key);
    }
  }

  remove(id: number, document: Document): void {
    for (const index of this.indexes) {
      for (const key of indexKeys(index.definition, document).keys) index.keys.remove(key.bytes, id);
    }
    this.records.remove(id);
  }

  count(): number {
    return this.indexes[0]?.keys.count() ?? 0;
  }

  /** Finds an index by its name or its key. */
  indexBy(wanted: unknown): Index | undefined {
    return this.indexes.find(({ definition: { name, spec } }) =>
      typeof wanted === 'string' ? name === wanted : equalValues(spec['key'], wanted),
    );
  }

  /** Files a document in one index. @throws CommandError `DuplicateKey` */
  file(index: Index, id: number, document: Document): void {
    for (const key of keysOf(index, document)) this.#addKey(index, id, key);
  }

  #addKey({ keys, definition }: Index, id: number, key: IndexKey): void {
    if (!keys.add(key.bytes, id) && definition.unique) throw this.#duplicateKey(definition, key);
  }

  /** @source https://github.com/mongodb/mongo/blob/v7.0/src/mongo/db/storage/duplicate_key_error_info.cpp */
  #duplicateKey({ name, fields, spec }: IndexDefinition, { values }: IndexKey): CommandError {
    const shown = values.map((value) => (value === EMPTY_ARRAY ? [] : (value ?? null)));
    const pairs = fields.map(({ path }, i): [string, unknown] => [path, shown[i]]);
    const text = pairs.map(([path, value]) => `${path}: ${EJSON.stringify(value)}`).join(', ');
    const message = `E11000 duplicate key error collection: ${this.namespace} index: ${name} dup key: { ${text} }`;
    const keyValue = Object.fromEntries(pairs);
    return new CommandError('DuplicateKey', message, { keyPattern: spec['key'], keyValue });
  }
}

/** The keys of a document, after the index has learned which of its fields are arrays. */
function keysOf(index: Index, document: Document): readonly IndexKey[] {
  const { keys, arrays } = indexKeys(index.definition, document);
  if (arrays.some((position) => !index.arrays.has(position))) {
    for (const position of arrays) index.arrays.add(position);
    index.saveArrays();
  }
  return keys;
}

function includes(keys: readonly IndexKey[], wanted: IndexKey): boolean {
  return keys.some((key) => key.bytes.equals(wanted.bytes));
}

function checked(bytes: Buffer): Buffer {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
  return bytes;
}
