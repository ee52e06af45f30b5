// The keys under which an index files a document: one per array element, several fields of one array together.
import { CommandError } from '../command-error.ts';
import { type Document, field, isDocument } from '../bson/document.ts';
import { EMPTY_ARRAY, KeyWriter } from '../bson/order-key.ts';
import { matches } from '../query/matches.ts';
import type { IndexDefinition } from './index-definition.ts';

/** One key of a document, with the values it was made of for the message about a duplicate. */
export interface IndexKey {
  readonly bytes: Buffer;
  readonly values: readonly unknown[];
}

/** All keys of a document in one index. */
export interface IndexKeys {
  readonly keys: readonly IndexKey[];
  /** Positions of the index fields whose path went through an array. */
  readonly arrays: readonly number[];
}

interface Slot {
  readonly value: unknown;
  /** Index of the next part of the path. */
  readonly next: number;
  /** The value is an element of an array that was already expanded. */
  readonly element: boolean;
}

const NONE: IndexKeys = { keys: [], arrays: [] };

/**
 * Computes the keys of a document.
 *
 * @throws CommandError `CannotIndexParallelArrays` when two fields lead through different arrays
 */
export function indexKeys(index: IndexDefinition, document: Document): IndexKeys {
  if (index.partial && !matches(index.partial, document)) return NONE;
  const arrays = new Set<number>();
  const rows: unknown[][] = [];
  const slots = index.fields.map((): Slot => ({ value: document, next: 0, element: false }));
  expand({ index, arrays, rows }, slots);
  if (index.sparse && rows.every((row) => row.every((value) => value === undefined))) return NONE;
  const writer = new KeyWriter(index.fold);
  const keys = rows.map((values) => {
    for (const [i, part] of index.fields.entries()) writer.append(values[i], part.descending);
    return { bytes: writer.finish(), values };
  });
  return { keys: keys.length > 1 ? distinct(keys) : keys, arrays: [...arrays] };
}

interface Expansion {
  readonly index: IndexDefinition;
  readonly arrays: Set<number>;
  readonly rows: unknown[][];
}

function expand(state: Expansion, start: readonly Slot[]): void {
  const slots = start.map((slot, i) => advance(slot, partsOf(state, i)));
  const pending = slots.findIndex((slot) => Array.isArray(slot.value) && !slot.element);
  if (pending < 0) {
    state.rows.push(slots.map((slot) => slot.value));
    return;
  }
  const array = slots[pending]?.value as unknown[];
  for (const [i, slot] of slots.entries()) {
    if (slot.value === array) state.arrays.add(i);
    else if (Array.isArray(slot.value) && !slot.element) throw parallelArrays(state.index, pending, i);
  }
  if (array.length === 0) {
    expand(
      state,
      slots.map((slot, i) => (slot.value === array ? emptied(slot, partsOf(state, i)) : slot)),
    );
  }
  for (const element of array) {
    expand(
      state,
      slots.map((slot) => (slot.value === array ? { ...slot, value: element, element: true } : slot)),
    );
  }
}

function partsOf(state: Expansion, i: number): readonly string[] {
  return state.index.fields[i]?.parts ?? [];
}

/** Follows the path until it ends or meets an array. */
function advance(start: Slot, parts: readonly string[]): Slot {
  let { value, next, element } = start;
  while (next < parts.length) {
    const part = parts[next] as string;
    if (isDocument(value)) value = field(value, part);
    else if (Array.isArray(value) && /^\d+$/.test(part)) value = value[Number(part)];
    else if (Array.isArray(value) && !element) return { value, next, element };
    else return { value: undefined, next: parts.length, element: true };
    next += 1;
    element = false;
  }
  return { value, next, element };
}

function emptied(slot: Slot, parts: readonly string[]): Slot {
  return { value: slot.next < parts.length ? undefined : EMPTY_ARRAY, next: parts.length, element: true };
}

function parallelArrays(index: IndexDefinition, a: number, b: number): CommandError {
  const [first, second] = [index.fields[a]?.path, index.fields[b]?.path];
  return new CommandError('CannotIndexParallelArrays', `cannot index parallel arrays [${second}] [${first}]`);
}

function distinct(keys: IndexKey[]): IndexKey[] {
  const byBytes = new Map(keys.map((key) => [key.bytes.toString('latin1'), key]));
  return [...byBytes.values()];
}
