// Operators that test one value: comparisons, types. Each takes its operand once and returns the test.
import type { Long } from 'bson';
import { badValue, failedToParse } from '../command-error.ts';
import { compareValues, equalValues, typeOrder } from '../bson/compare.ts';
import { bsonType, isDocument, isRegExp, typeName } from '../bson/document.ts';
import { toInteger, toNumber } from '../bson/number.ts';
import { type Fold, orderKey, TYPE_ORDER } from '../bson/order-key.ts';
import type { ValueTest } from './filter.ts';
import { regExpOf, regExpTest } from './regular-expression.ts';

type Operator = (operand: unknown, fold?: Fold) => ValueTest;

function equal(operand: unknown, fold?: Fold): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === undefined || value === null;
  return (value) => value !== undefined && equalValues(value, operand, fold);
}

/** Range operators compare within the operand's type; NaN only equals NaN. */
function range(accepts: (order: number) => boolean): Operator {
  return (operand, fold) => {
    if (isRegExp(operand)) throw badValue("Can't have RegEx as arg to predicate over field.");
    const type = typeOrder(operand);
    const orEqual = accepts(0);
    if (type === TYPE_ORDER.null) return (value) => orEqual && (value === undefined || value === null);
    const anyType = type === TYPE_ORDER.minKey || type === TYPE_ORDER.maxKey;
    const isNaNOperand = Number.isNaN(toNumber(operand));
    return (value) => {
      if (value === undefined) return false;
      if (!anyType && !sameType(value, operand, type)) return false;
      if (isNaNOperand || Number.isNaN(toNumber(value))) return orEqual && equalValues(value, operand);
      return accepts(compareValues(value, operand, fold));
    };
  };
}

function sameType(value: unknown, operand: unknown, type: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value === typeof operand;
  return typeOrder(value) === type;
}

function oneOf(operand: unknown, fold?: Fold): ValueTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const keys = new Set<string>();
  const patterns: ValueTest[] = [];
  for (const item of operand as unknown[]) {
    if (isRegExp(item)) patterns.push(regExpTest(regExpOf(item, undefined), item));
    else if (isDocument(item) && Object.keys(item)[0]?.startsWith('$') === true)
      throw badValue('cannot nest $ under $in');
    else keys.add(orderKey(item, fold).toString('latin1'));
  }
  return (value) =>
    keys.has(orderKey(value, fold).toString('latin1')) || patterns.some((pattern) => pattern(value));
}

function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length !== 2)
    throw badValue(`malformed mod, ${operand.length < 2 ? 'not enough' : 'too many'} elements`);
  const [divisor, remainder] = operand.map((item: unknown) => Math.trunc(toNumber(item) ?? Number.NaN));
  if (divisor === undefined || remainder === undefined || !Number.isFinite(divisor))
    throw badValue('malformed mod, divisor not a number');
  if (!Number.isFinite(remainder)) throw badValue('malformed mod, remainder not a number');
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return (value) => {
    if (bsonType(value) === 'Long') return (value as Long).toBigInt() % BigInt(divisor) === BigInt(remainder);
    const number = toNumber(value);
    return (
      number !== undefined && Number.isFinite(number) && (Math.trunc(number) % divisor) - remainder === 0
    );
  };
}

/**
 * Numbers and names of the BSON types.
 *
 * @source https://www.mongodb.com/docs/manual/reference/operator/query/type/
 */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};

const NUMBER_TYPES = ['int', 'long', 'double', 'decimal'];

function ofType(operand: unknown): ValueTest {
  const wanted = new Set<string>();
  const items: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (items.length === 0) throw failedToParse('$type must match at least one type');
  for (const item of items) {
    const number = toNumber(item);
    const name = number === undefined ? item : TYPE_NAMES[number];
    if (name === undefined) throw badValue(`Invalid numerical type code: ${number}`);
    if (name === 'number') for (const type of NUMBER_TYPES) wanted.add(type);
    else if (typeof name === 'string' && Object.values(TYPE_NAMES).includes(name)) wanted.add(name);
    else throw badValue(`Unknown type name alias: ${JSON.stringify(name)}`);
  }
  return (value) => wanted.has(typeName(value));
}

function ofSize(operand: unknown): ValueTest {
  const size = toInteger(operand);
  if (size === undefined) throw failedToParse('Failed to parse $size. Expected an integer.');
  if (size < 0) throw failedToParse('Failed to parse $size. Expected a non-negative number.');
  return (value) => Array.isArray(value) && value.length === size;
}

/** Operators by name. */
export const valueOperators: Readonly<Record<string, Operator>> = {
  $eq: equal,
  $gt: range((order) => order > 0),
  $gte: range((order) => order >= 0),
  $lt: range((order) => order < 0),
  $lte: range((order) => order <= 0),
  $in: oneOf,
  $mod: modulo,
  $type: ofType,
  $size: ofSize,
};
