// Operators that are functions of their evaluated arguments, on exact BSON types.
import { ObjectId } from 'bson';
import { badValue, CommandError } from '../command-error.ts';
import { compareValues, equalValues } from '../bson/compare.ts';
import { asDouble } from '../bson/decimal.ts';
import { bsonType, copyDocument, type Document, isDocument, setField, typeName } from '../bson/document.ts';
import { calculate, fromNumber, integer, isNumber, toInteger, toNumber } from '../bson/number.ts';
import { isTruthy } from './truth.ts';

/** An operator with the number of arguments it takes. */
export interface PlainOperator {
  readonly least: number;
  readonly most: number;
  readonly apply: (args: readonly unknown[]) => unknown;
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Expressions order a missing value below null. */
function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return Math.sign(compareValues(a, b));
}

function comparison(accepts: (order: number) => boolean): PlainOperator {
  return { least: 2, most: 2, apply: ([a, b]) => accepts(compare(a, b)) };
}

function typeMismatch(name: string, value: unknown): CommandError {
  return new CommandError('TypeMismatch', `${name} does not support values of type ${typeName(value)}`);
}

function sum(args: readonly unknown[]): unknown {
  if (args.some(isNothing)) return null;
  const date = args.find((arg) => arg instanceof Date);
  let total: unknown = 0;
  for (const arg of args) {
    if (arg === date) continue;
    if (!isNumber(arg)) throw typeMismatch('$add', arg);
    total = calculate('add', total, arg);
  }
  return date instanceof Date ? new Date(date.getTime() + (toNumber(total) as number)) : total;
}

function difference([a, b]: readonly unknown[]): unknown {
  if (isNothing(a) || isNothing(b)) return null;
  if (a instanceof Date && b instanceof Date) return integerLong(a.getTime() - b.getTime());
  const negative = isNumber(b) ? calculate('multiply', b, -1) : undefined;
  if (negative === undefined) throw typeMismatch('$subtract', b);
  if (a instanceof Date) return new Date(a.getTime() + (toNumber(negative) as number));
  if (!isNumber(a)) throw typeMismatch('$subtract', a);
  return calculate('add', a, negative);
}

function integerLong(value: number): unknown {
  return integer(BigInt(value));
}

function product(args: readonly unknown[]): unknown {
  if (args.some(isNothing)) return null;
  return args.reduce((total, arg) => {
    if (!isNumber(arg)) throw typeMismatch('$multiply', arg);
    return calculate('multiply', total, arg);
  }, 1);
}

function quotient([a, b]: readonly unknown[]): unknown {
  if (isNothing(a) || isNothing(b)) return null;
  const [x, y] = [toNumber(a), toNumber(b)];
  if (x === undefined) throw typeMismatch('$divide', a);
  if (y === undefined) throw typeMismatch('$divide', b);
  if (y === 0) throw badValue("can't $divide by zero");
  return asDouble(x / y);
}

function concat(args: readonly unknown[]): unknown {
  if (args.some(isNothing)) return null;
  for (const arg of args)
    if (typeof arg !== 'string') throw typeMismatch('$concat only supports strings and', arg);
  return args.join('');
}

function concatArrays(args: readonly unknown[]): unknown {
  if (args.some(isNothing)) return null;
  for (const arg of args) if (!Array.isArray(arg)) throw typeMismatch('$concatArrays', arg);
  return (args as unknown[][]).flat();
}

function elementAt([array, position]: readonly unknown[]): unknown {
  if (isNothing(array) || isNothing(position)) return null;
  if (!Array.isArray(array)) throw typeMismatch('$arrayElemAt', array);
  const index = toInteger(position);
  if (index === undefined) throw typeMismatch("$arrayElemAt's second argument", position);
  return array.at(index);
}

function contains([value, array]: readonly unknown[]): unknown {
  if (!Array.isArray(array)) throw typeMismatch("$in's second argument", array);
  return array.some((item) => equalValues(item, value ?? null));
}

function mergeObjects(args: readonly unknown[]): unknown {
  const merged: Document = {};
  const parts = args.length === 1 && Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  for (const part of parts) {
    if (isNothing(part)) continue;
    if (!isDocument(part)) throw typeMismatch('$mergeObjects', part);
    for (const name of Object.keys(part)) setField(merged, name, part[name]);
  }
  return merged;
}

function arrayToObject([array]: readonly unknown[]): unknown {
  if (isNothing(array)) return null;
  if (!Array.isArray(array)) throw typeMismatch('$arrayToObject', array);
  const result: Document = {};
  for (const item of array as unknown[]) {
    const [name, value] = Array.isArray(item) ? item : isDocument(item) ? [item['k'], item['v']] : [];
    if (typeof name !== 'string') throw badValue('$arrayToObject needs pairs of a key and a value');
    setField(result, name, value);
  }
  return result;
}

function toText([value]: readonly unknown[]): unknown {
  if (isNothing(value)) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) || isDocument(value)) throw typeMismatch('$toString', value);
  return `${value as string | number}`;
}

function toObjectId([value]: readonly unknown[]): unknown {
  if (isNothing(value)) return null;
  if (bsonType(value) === 'ObjectId') return value;
  if (typeof value !== 'string' || !ObjectId.isValid(value))
    throw badValue('$toObjectId needs 24 hexadecimal digits');
  return new ObjectId(value);
}

const ANY = Number.POSITIVE_INFINITY;

function arrayOf(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value)) throw typeMismatch(`The argument to ${name} must be an array; it`, value);
  return value as unknown[];
}

/** Operators by name. */
export const plainOperators: Readonly<Record<string, PlainOperator>> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: { least: 2, most: 2, apply: ([a, b]) => compare(a, b) },
  $not: { least: 1, most: 1, apply: ([value]) => !isTruthy(value) },
  $add: { least: 0, most: ANY, apply: sum },
  $subtract: { least: 2, most: 2, apply: difference },
  $multiply: { least: 0, most: ANY, apply: product },
  $divide: { least: 2, most: 2, apply: quotient },
  $concat: { least: 0, most: ANY, apply: concat },
  $concatArrays: { least: 0, most: ANY, apply: concatArrays },
  $arrayElemAt: { least: 2, most: 2, apply: elementAt },
  $size: { least: 1, most: 1, apply: ([value]) => arrayOf(value, '$size').length },
  $isArray: { least: 1, most: 1, apply: ([value]) => Array.isArray(value) },
  $isNumber: { least: 1, most: 1, apply: ([value]) => isNumber(value) },
  $type: { least: 1, most: 1, apply: ([value]) => typeName(value) },
  $in: { least: 2, most: 2, apply: contains },
  $mergeObjects: { least: 0, most: ANY, apply: mergeObjects },
  $objectToArray: {
    least: 1,
    most: 1,
    apply: ([value]) => {
      if (isNothing(value)) return null;
      if (!isDocument(value)) throw typeMismatch('$objectToArray', value);
      return Object.entries(copyDocument(value)).map(([k, v]) => ({ k, v }));
    },
  },
  $arrayToObject: { least: 1, most: 1, apply: arrayToObject },
  $toString: { least: 1, most: 1, apply: toText },
  $toObjectId: { least: 1, most: 1, apply: toObjectId },
  $rand: { least: 0, most: 1, apply: () => asDouble(Math.random()) },
  $toLong: {
    least: 1,
    most: 1,
    apply: ([value]) => {
      if (isNothing(value)) return null;
      const number =
        value instanceof Date ? value.getTime() : toNumber(typeof value === 'string' ? Number(value) : value);
      if (number === undefined || Number.isNaN(number)) throw typeMismatch('$toLong', value);
      return fromNumber(Math.trunc(number));
    },
  },
};
