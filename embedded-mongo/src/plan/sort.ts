// Sort patterns, and sorting what an index could not.
import { badValue, notImplemented } from '../command-error.ts';
import { type Document, field, isDocument } from '../bson/document.ts';
import { compareValues } from '../bson/compare.ts';
import { toNumber } from '../bson/number.ts';
import { EMPTY_ARRAY, type Fold, KeyWriter } from '../bson/order-key.ts';

/** One field of a sort pattern. */
export interface SortField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

/**
 * Parses a sort pattern.
 *
 * @throws CommandError `BadValue` for a direction other than 1 and -1
 */
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

/**
 * The bytes by which a document is sorted. An array counts as its smallest element, or its largest when descending.
 */
export function sortKey(sort: readonly SortField[], document: Document, fold?: Fold): Buffer {
  const writer = new KeyWriter(fold);
  for (const { parts, descending } of sort) {
    const values: unknown[] = [];
    collect(document, parts, values);
    writer.append(extreme(values, descending), descending);
  }
  return writer.finish();
}

function extreme(values: readonly unknown[], descending: boolean): unknown {
  let best = values[0];
  for (const value of values.slice(1)) {
    const order =
      value === EMPTY_ARRAY || best === EMPTY_ARRAY ? emptyFirst(value, best) : compareValues(value, best);
    if (descending ? order > 0 : order < 0) best = value;
  }
  return best;
}

function emptyFirst(value: unknown, best: unknown): number {
  return Number(best === EMPTY_ARRAY) - Number(value === EMPTY_ARRAY);
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
    if (/^\d+$/.test(name) && Number(name) < value.length) collect(value[Number(name)], rest, into);
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
