// Operators that test one value. Each takes its operand once and returns the test.
import { badValue, failedToParse } from '../command-error.ts';
import type { Fold } from '../bson/collation.ts';
import { bsonType, hasOperator, isDocument, isRegExp, TYPE_ALIASES, typeName } from '../bson/document.ts';
import { toBigInt, toInteger, toNumber } from '../bson/number.ts';
import { compareValues, equalValues, keyText, TYPE_ORDER, typeOrder } from '../bson/order-key.ts';
import type { ValueTest } from './filter.ts';
import { regExpTest } from './regular-expression.ts';

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
      if (value === undefined || (!anyType && typeOrder(value) !== type)) return false;
      if (isNaNOperand || Number.isNaN(toNumber(value))) return orEqual && equalValues(value, operand);
      return accepts(compareValues(value, operand, fold));
    };
  };
}

function oneOf(operand: unknown, fold?: Fold): ValueTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const items = operand as unknown[];
  if (items.some((item) => isDocument(item) && hasOperator(item))) throw badValue('cannot nest $ under $in');
  const patterns = items.filter(isRegExp).map((item) => regExpTest(item));
  const keys = new Set(items.filter((item) => !isRegExp(item)).map((item) => keyText(item, fold)));
  return (value) => keys.has(keyText(value, fold)) || patterns.some((pattern) => pattern(value));
}

function modulo(operand: unknown): ValueTest {
  const numbers = Array.isArray(operand)
    ? operand.map((item: unknown) => Math.trunc(toNumber(item) ?? NaN))
    : [];
  const [divisor = NaN, remainder = NaN] = numbers;
  if (numbers.length !== 2 || !Number.isFinite(divisor) || !Number.isFinite(remainder))
    throw badValue('malformed mod, needs to be an array of a divisor and a remainder');
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return (value) => {
    const number = toNumber(value);
    if (number === undefined || !Number.isFinite(number)) return false;
    const whole = bsonType(value) === 'Long' ? toBigInt(value) : BigInt(Math.trunc(number));
    return whole % BigInt(divisor) === BigInt(remainder);
  };
}

const NUMBER_TYPES = ['int', 'long', 'double', 'decimal'];

/** @source https://www.mongodb.com/docs/manual/reference/operator/query/type/ */
function ofType(operand: unknown): ValueTest {
  const items: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (items.length === 0) throw failedToParse('$type must match at least one type');
  const wanted = items.flatMap((item) => {
    const name = typeof item === 'string' ? item : TYPE_ALIASES.get(toNumber(item) ?? NaN);
    if (name === 'number') return NUMBER_TYPES;
    if (name === undefined || ![...TYPE_ALIASES.values()].includes(name))
      throw badValue(`Unknown type name alias or code: ${String(item)}`);
    return [name];
  });
  return (value) => wanted.includes(typeName(value));
}

function ofSize(operand: unknown): ValueTest {
  const size = toInteger(operand) ?? -1;
  if (size < 0) throw failedToParse('Failed to parse $size. Expected a non-negative integer.');
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
