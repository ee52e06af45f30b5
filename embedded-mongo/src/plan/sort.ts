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
    const found: unknown[] = [];
    collect(document, parts, found);
    const sign = descending ? -1 : 1;
    return found.reduce((best, value) => (sign * compareValues(value, best) < 0 ? value : best), found[0]);
  });
  return compositeKey(
    values,
    sort.map(({ descending }) => descending),
  );
}

function collect(value: unknown, parts: readonly string[], into: unknown[]): void {
  const [name, ...rest] = parts;
  if (name === undefined) {
    if (!Array.isArray(value)) into.push(value);
    else if (value.length === 0) into.push(EMPTY_ARRAY);
    else into.push(...(value as unknown[]));
  } else if (isDocument(value)) {
    collect(field(value, name), rest, into);
  } else if (Array.isArray(value)) {
    if (isPosition(name) && Number(name) < value.length) collect(value[Number(name)], rest, into);
    for (const item of value) if (isDocument(item)) collect(item, parts, into);
    if (value.length === 0) into.push(undefined);
  } else {
    into.push(undefined);
  }
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
