// Update operators on arrays: push, pull, pop and their variants.
import { badValue } from '../command-error.ts';
import { compareValues, equalValues } from '../bson/compare.ts';
import { type Document, isDocument, isRegExp, typeName } from '../bson/document.ts';
import { toInteger, toNumber } from '../bson/number.ts';
import { matches, matchesElement } from '../query/matches.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { parseSort, sortKey } from '../plan/sort.ts';
import type { ValueUpdate } from './operators.ts';

const PUSH_MODIFIERS = new Set(['$each', '$position', '$slice', '$sort']);

function push(present: unknown, operand: unknown, path: string): unknown {
  const array = arrayOrNew('$push', present, path);
  if (!isDocument(operand) || !('$each' in operand)) return [...array, operand];
  for (const name of Object.keys(operand))
    if (!PUSH_MODIFIERS.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  const added = eachOf('$push', operand);
  const position =
    operand['$position'] === undefined ? array.length : integer('$position', operand['$position']);
  const start = position < 0 ? Math.max(array.length + position, 0) : Math.min(position, array.length);
  let result = [...array.slice(0, start), ...added, ...array.slice(start)];
  if (operand['$sort'] !== undefined) result = sorted(result, operand['$sort']);
  if (operand['$slice'] === undefined) return result;
  const count = integer('$slice', operand['$slice']);
  return count < 0 ? result.slice(count) : result.slice(0, count);
}

function eachOf(name: string, operand: Document): unknown[] {
  const each = operand['$each'];
  if (!Array.isArray(each))
    throw badValue(`The argument to $each in ${name} must be an array but it was of type ${typeName(each)}`);
  return each as unknown[];
}

function integer(name: string, value: unknown): number {
  const number = toInteger(value);
  if (number === undefined)
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return number;
}

function sorted(items: unknown[], order: unknown): unknown[] {
  if (isDocument(order)) {
    const fields = parseSort(order);
    const keyed = items.map((item) => ({ item, key: sortKey(fields, isDocument(item) ? item : {}) }));
    return keyed.toSorted((a, b) => Buffer.compare(a.key, b.key)).map(({ item }) => item);
  }
  const direction = toNumber(order);
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return items.toSorted((a, b) => direction * compareValues(a, b));
}

function addToSet(present: unknown, operand: unknown, path: string): unknown {
  const array = arrayOrNew('$addToSet', present, path);
  const added = isDocument(operand) && '$each' in operand ? eachOf('$addToSet', operand) : [operand];
  const result = [...array];
  for (const item of added) if (!result.some((known) => equalValues(known, item))) result.push(item);
  return result.length === array.length && present !== undefined ? undefined : result;
}

function arrayOrNew(name: string, present: unknown, path: string): unknown[] {
  if (present === undefined) return [];
  if (Array.isArray(present)) return present as unknown[];
  throw badValue(`The field '${path}' must be an array but is of type ${typeName(present)} (${name})`);
}

/** Removes the elements that a test accepts. */
function removeWhere(name: string, present: unknown, test: (item: unknown) => boolean): unknown {
  if (present === undefined) return undefined;
  if (!Array.isArray(present)) throw badValue(`Cannot apply ${name} to a non-array value`);
  const kept = present.filter((item: unknown) => !test(item));
  return kept.length === present.length ? undefined : kept;
}

function pull(present: unknown, operand: unknown): unknown {
  return removeWhere('$pull', present, pullTest(operand));
}

function pullTest(operand: unknown): (item: unknown) => boolean {
  if (isRegExp(operand)) {
    const filter = parseFilter({ v: operand });
    return (item) => matchesElement(filter, item);
  }
  if (!isDocument(operand)) return (item) => equalValues(item, operand);
  const [first = ''] = Object.keys(operand);
  if (first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const filter = parseFilter({ v: operand });
    return (item) => matches(filter, { v: item });
  }
  const filter = parseFilter(operand);
  return (item) => isDocument(item) && matches(filter, item);
}

function pullAll(present: unknown, operand: unknown): unknown {
  if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument');
  return removeWhere('$pullAll', present, (item) => operand.some((value) => equalValues(item, value)));
}

function pop(present: unknown, operand: unknown, path: string): unknown {
  const direction = toNumber(operand);
  if (direction !== 1 && direction !== -1) throw badValue(`$pop expects 1 or -1, found: ${String(operand)}`);
  if (present === undefined) return undefined;
  if (!Array.isArray(present))
    throw badValue(`Path '${path}' contains an element of non-array type '${typeName(present)}'`);
  return direction === 1 ? present.slice(0, -1) : present.slice(1);
}

/** Operators by name. */
export const arrayUpdates: Readonly<Record<string, ValueUpdate>> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};
