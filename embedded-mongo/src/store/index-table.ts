// One index of a collection: its definition, its keys on disk, and which of its fields have met an array.
import type { Document } from '../bson/document.ts';
import { duplicateKey } from './duplicate-key.ts';
import type { IndexDefinition } from './index-definition.ts';
import { type IndexKey, indexKeys } from './index-keys.ts';
import type { KeyTable } from './tables.ts';

/** An index that is open for reading and writing. */
export class IndexTable {
  readonly definition: IndexDefinition;
  readonly keys: KeyTable;
  readonly id: number;
  /** Positions of fields that hold, or once held, an array in some document. Never shrinks. */
  readonly arrays: Set<number>;
  /** Remembers a grown `arrays` on disk. */
  readonly #saveArrays: (arrays: readonly number[]) => void;

  constructor(
    parts: { readonly id: number; readonly definition: IndexDefinition; readonly keys: KeyTable },
    arrays: readonly number[],
    saveArrays: (arrays: readonly number[]) => void,
  ) {
    this.id = parts.id;
    this.definition = parts.definition;
    this.keys = parts.keys;
    this.arrays = new Set(arrays);
    this.#saveArrays = saveArrays;
  }

  /**
   * Files a new document.
   *
   * @throws CommandError `DuplicateKey`
   */
  add(namespace: string, id: number, document: Document): void {
    for (const key of this.#keysOf(document)) this.#addKey(namespace, id, key);
  }

  remove(id: number, document: Document): void {
    for (const key of indexKeys(this.definition, document).keys) this.keys.remove(key.bytes, id);
  }

  /**
   * Files a changed document; keys that stay are not touched.
   *
   * @throws CommandError `DuplicateKey`
   */
  change(namespace: string, id: number, versions: { before: Document; after: Document }): void {
    const before = indexKeys(this.definition, versions.before).keys;
    const after = this.#keysOf(versions.after);
    for (const key of before) if (!includes(after, key)) this.keys.remove(key.bytes, id);
    for (const key of after) if (!includes(before, key)) this.#addKey(namespace, id, key);
  }

  #keysOf(document: Document): readonly IndexKey[] {
    const { keys, arrays } = indexKeys(this.definition, document);
    if (arrays.some((position) => !this.arrays.has(position))) {
      for (const position of arrays) this.arrays.add(position);
      this.#saveArrays([...this.arrays]);
    }
    return keys;
  }

  #addKey(namespace: string, id: number, key: IndexKey): void {
    if (!this.keys.add(key.bytes, id) && this.definition.unique) {
      throw duplicateKey(namespace, this.definition, key);
    }
  }
}

function includes(keys: readonly IndexKey[], wanted: IndexKey): boolean {
  return keys.some((key) => key.bytes.equals(wanted.bytes));
}
