// A collection: its documents, with every index kept equal to them.
import type { Document } from '../bson/document.ts';
import { encode } from '../bson/encode.ts';
import { CommandError } from '../command-error.ts';
import type { IndexTable } from './index-table.ts';
import type { RecordTable } from './tables.ts';

/**
 * Largest document in bytes.
 *
 * @source https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-BSON-Document-Size
 */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Documents and their indexes. Writes must run inside a transaction of the file. */
export class Collection {
  readonly id: number;
  readonly namespace: string;
  readonly options: Document;
  readonly records: RecordTable;
  readonly indexes: IndexTable[] = [];

  constructor(parts: { id: number; namespace: string; options: Document; records: RecordTable }) {
    this.id = parts.id;
    this.namespace = parts.namespace;
    this.options = parts.options;
    this.records = parts.records;
  }

  /** The index on `_id`, which every collection has. */
  get idIndex(): IndexTable {
    const [index] = this.indexes;
    if (!index)
      throw new CommandError('InternalError', `The collection ${this.namespace} has lost its _id index.`);
    return index;
  }

  /** @throws CommandError `DuplicateKey` */
  insert(document: Document, bytes: Buffer = encode(document)): void {
    const id = this.records.insert(checked(bytes));
    for (const index of this.indexes) index.add(this.namespace, id, document);
  }

  /** @throws CommandError `DuplicateKey` */
  replace(id: number, versions: { before: Document; after: Document; bytes: Buffer }): void {
    this.records.put(id, checked(versions.bytes));
    for (const index of this.indexes) index.change(this.namespace, id, versions);
  }

  remove(id: number, document: Document): void {
    for (const index of this.indexes) index.remove(id, document);
    this.records.remove(id);
  }

  count(): number {
    return this.idIndex.keys.count();
  }
}

function checked(bytes: Buffer): Buffer {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `The document has ${bytes.length} bytes; at most ${MAX_DOCUMENT_BYTES} are allowed.`,
    );
  }
  return bytes;
}
