// The keys under which an index files a document: one per array element, several fields of one array together.
import { CommandError } from '../command-error.ts';
import { type Document, field, isDocument, isPosition } from '../bson/document.ts';
import { compositeKey, EMPTY_ARRAY } from '../bson/order-key.ts';
import { matches } from '../query/filter.ts';
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

/** How far the path of one field was followed. */
interface Slot {
  readonly value: unknown;
  /** The parts of the path that are left. */
  readonly rest: readonly string[];
  /** The value is an element of an array that was already expanded. */
  readonly element: boolean;
}

const NONE: IndexKeys = { keys: [], arrays: [] };

/** Computes the keys of a document. @throws CommandError `CannotIndexParallelArrays` */
export function indexKeys(index: IndexDefinition, document: Document): IndexKeys {
  if (index.partial && !matches(index.partial, document)) return NONE;
  const arrays = new Set<number>();
  const slots = index.fields.map(({ parts }): Slot => ({ value: document, rest: parts, element: false }));
  const rows = expand(slots, arrays);
  if (index.sparse && rows.every((row) => row.every((value) => value === undefined))) return NONE;
  const keys = new Map<string, IndexKey>();
  for (const values of rows) {
    const bytes = compositeKey(values, index.fields);
    if (rows.length === 1) return { keys: [{ bytes, values }], arrays: [...arrays] };
    keys.set(bytes.toString('latin1'), { bytes, values });
  }
  return { keys: [...keys.values()], arrays: [...arrays] };
}

/** The values of all keys: each array that the paths meet is replaced by each of its elements. */
function expand(start: readonly Slot[], arrays: Set<number>): unknown[][] {
  const slots = start.map(advance);
  const array = slots.find(isOpenArray)?.value as unknown[] | undefined;
  if (!array) return [slots.map(({ value }) => value)];
  for (const [i, slot] of slots.entries()) {
    if (slot.value === array) arrays.add(i);
    else if (isOpenArray(slot))
      throw new CommandError('CannotIndexParallelArrays', 'cannot index parallel arrays');
  }
  const replaced = (change: (slot: Slot) => Slot): unknown[][] =>
    expand(
      slots.map((slot) => (slot.value === array ? change(slot) : slot)),
      arrays,
    );
  const whenEmpty = ({ rest }: Slot): Slot => ended(rest.length > 0 ? undefined : EMPTY_ARRAY);
  if (array.length === 0) return replaced(whenEmpty);
  return array.flatMap((element) => replaced((slot) => ({ ...slot, value: element, element: true })));
}

function isOpenArray({ value, element }: Slot): boolean {
  return Array.isArray(value) && !element;
}

function ended(value: unknown): Slot {
  return { value, rest: [], element: true };
}

/** Follows the path until it ends or meets an array. */
function advance(slot: Slot): Slot {
  const { value, rest, element } = slot;
  const [part, ...others] = rest;
  if (part === undefined) return slot;
  if (isDocument(value)) return advance({ value: field(value, part), rest: others, element: false });
  if (!Array.isArray(value)) return ended(undefined);
  if (isPosition(part)) return advance({ value: value[Number(part)], rest: others, element: false });
  return element ? ended(undefined) : slot;
}
