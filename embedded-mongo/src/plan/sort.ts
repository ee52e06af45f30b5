// Sort patterns, and sorting what an index could not.
import { badValue, notImplemented } from '../command-error.ts';
import { type Document, field, isDocument, isPosition } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { compareValues, compositeKey, EMPTY_ARRAY } from '../bson/order-key.ts';

/** One field of a sort pattern. */
export interface SortField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

/** Parses a sort pattern. @throws CommandError `BadValue` for a direction other than 1 and -1 */
export function parseSort(sort: unknown): readonly SortField[] {
  if (sort === undefined) return [];
  if (!isDocument(sort)) throw badValue('A sort pattern has to be a document.');
  return Object.entries(sort).map(([path, direction]) => {
    if (isDocument(direction)) throw notImplemented('Sorting by $meta');
    const number = toNumber(direction);
    if (number !== 1 && number !== -1)
      throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { path, parts: path.split('.'), descending: number < 0 };
  });
}

/** The bytes by which a document is sorted. An array counts as its smallest element, or its largest when descending. */
export function sortKey(sort: readonly SortField[], document: Document): Buffer {
  const values = sort.map(({ parts, descending }) => {
    const [first, ...others] = valuesAt(document, parts);
    const sign = descending ? -1 : 1;
    return others.reduce((best, value) => (sign * compareValues(value, best) < 0 ? value : best), first);
  });
  return compositeKey(values, sort);
}

/** The values at a path, each element of an array on its own; undefined where nothing is. */
export function valuesAt(value: unknown, parts: readonly string[]): unknown[] {
  const [name, ...rest] = parts;
  if (name !== undefined && isDocument(value)) return valuesAt(field(value, name), rest);
  if (!Array.isArray(value)) return [name === undefined ? value : undefined];
  if (value.length === 0) return [name === undefined ? EMPTY_ARRAY : undefined];
  if (name === undefined) return value as unknown[];
  const own = isPosition(name) && Number(name) < value.length ? valuesAt(value[Number(name)], rest) : [];
  return [...own, ...value.flatMap((item: unknown) => (isDocument(item) ? valuesAt(item, parts) : []))];
}

/** Sorts items by the keys of their documents; of a limited query only the first ones are kept in memory. */
export class Sorter<T> {
  readonly #limit: number;
  #items: { readonly key: Buffer; readonly item: T }[] = [];

  /** @param limit - how many items are wanted at most; infinite for all */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(key: Buffer, item: T): void {
    this.#items.push({ key, item });
    if (this.#items.length >= 2 * this.#limit + 1000) this.#trim();
  }

  sorted(): T[] {
    this.#trim();
    return this.#items.map(({ item }) => item);
  }

  #trim(): void {
    this.#items = this.#items.toSorted((a, b) => Buffer.compare(a.key, b.key)).slice(0, this.#limit);
  }
}
