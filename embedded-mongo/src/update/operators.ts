// Update operators. Each gets the present value at a path and its operand, and returns the new value.
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { isDocument, isRegExp, typeName } from '../bson/document.ts';
import { calculate, isNumber, toInteger, toNumber } from '../bson/number.ts';
import { compareValues, equalValues } from '../bson/order-key.ts';
import { parseSort, sortKey } from '../plan/sort.ts';
import { matches } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';

/** Computes a new value; `undefined` is a missing value, and returning it changes nothing. */
export type ValueUpdate = (present: unknown, operand: unknown, path: string) => unknown;

function arithmetic(name: string, operation: 'add' | 'multiply'): ValueUpdate {
  return (present, operand, path) => {
    for (const value of [operand, present ?? 0]) {
      if (isNumber(value)) continue;
      const message = `Cannot apply ${name} with a value of type ${typeName(value)} at '${path}'`;
      throw new CommandError('TypeMismatch', message);
    }
    if (present === undefined) return operation === 'add' ? operand : calculate('multiply', operand, 0);
    return calculate(operation, present, operand);
  };
}

function currentDate(_present: unknown, operand: unknown): unknown {
  const type = isDocument(operand) ? operand['$type'] : operand;
  if (typeof type === 'boolean' || type === 'date') return new Date();
  throw notImplemented('$currentDate with a type other than date');
}

/** Keeps the present value unless the operand is beyond it. */
function extreme(sign: 1 | -1): ValueUpdate {
  return (present, operand) =>
    present === undefined || sign * compareValues(operand, present) > 0 ? operand : undefined;
}

function push(present: unknown, operand: unknown, path: string): unknown {
  const array = arrayAt(present ?? [], path);
  if (!isDocument(operand) || !('$each' in operand)) return [...array, operand];
  const { $each, $position, $slice, $sort, ...unknown } = operand;
  for (const name of Object.keys(unknown)) throw badValue(`Unrecognized clause in $push: ${name}`);
  const result = [...array];
  result.splice($position === undefined ? array.length : integer($position), 0, ...eachOf($each));
  const ordered = $sort === undefined ? result : sorted(result, $sort);
  if ($slice === undefined) return ordered;
  const count = integer($slice);
  return count < 0 ? ordered.slice(count) : ordered.slice(0, count);
}

function eachOf(each: unknown): unknown[] {
  if (Array.isArray(each)) return each as unknown[];
  throw badValue(`The argument to $each must be an array but it was of type ${typeName(each)}`);
}

function integer(value: unknown): number {
  const number = toInteger(value);
  if (number !== undefined) return number;
  throw badValue(`$position and $slice must be integers but one was given type: ${typeName(value)}`);
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
  const array = arrayAt(present ?? [], path);
  const added = isDocument(operand) && '$each' in operand ? eachOf(operand['$each']) : [operand];
  const result = [...array];
  for (const item of added) if (!result.some((known) => equalValues(known, item))) result.push(item);
  return result.length === array.length && present !== undefined ? undefined : result;
}

function arrayAt(present: unknown, path: string): unknown[] {
  if (Array.isArray(present)) return present as unknown[];
  throw badValue(`The field '${path}' must be an array but is of type ${typeName(present)}`);
}

/** Removes the elements that a test accepts. */
function removeWhere(present: unknown, path: string, test: (item: unknown) => boolean): unknown {
  const kept = arrayAt(present ?? [], path).filter((item) => !test(item));
  return present === undefined ? undefined : kept;
}

function pull(present: unknown, operand: unknown, path: string): unknown {
  return removeWhere(present, path, pullTest(operand));
}

/** The elements to pull: documents that match a filter, what meets operators, or what equals a value. */
function pullTest(operand: unknown): (item: unknown) => boolean {
  const [first = ''] = isDocument(operand) ? Object.keys(operand) : [];
  if (isDocument(operand) && (!first.startsWith('$') || ['$and', '$or', '$nor'].includes(first))) {
    const filter = parseFilter(operand);
    return (item) => isDocument(item) && matches(filter, item);
  }
  if (!isDocument(operand) && !isRegExp(operand)) return (item) => equalValues(item, operand);
  const filter = parseFilter({ items: { $elemMatch: isDocument(operand) ? operand : { $regex: operand } } });
  return (item) => matches(filter, { items: [item] });
}

function pullAll(present: unknown, operand: unknown, path: string): unknown {
  const values = eachOf(operand);
  return removeWhere(present, path, (item) => values.some((value) => equalValues(item, value)));
}

function pop(present: unknown, operand: unknown, path: string): unknown {
  const direction = toNumber(operand);
  if (direction !== 1 && direction !== -1) throw badValue(`$pop expects 1 or -1, found: ${String(operand)}`);
  if (present === undefined) return undefined;
  const array = arrayAt(present, path);
  return direction === 1 ? array.slice(0, -1) : array.slice(1);
}

/** Operators by name. */
export const valueUpdates: Readonly<Record<string, ValueUpdate>> = {
  $set: (_present, operand) => operand,
  $setOnInsert: (_present, operand) => operand,
  $inc: arithmetic('$inc', 'add'),
  $mul: arithmetic('$mul', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};
