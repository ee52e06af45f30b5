// Operators that test one value. Each takes its operand once and returns the test.
import { badValue, failedToParse, notImplemented } from '../command-error.ts';
import { hasOperator, isDocument, isRegExp, TYPE_ALIASES, typeName } from '../bson/document.ts';
import { toInteger, toNumber } from '../bson/number.ts';
import { compareValues, equalValues, keyText, TYPE_ORDER, typeOrder } from '../bson/order-key.ts';
import type { ValueTest } from './filter.ts';

type Operator = (operand: unknown) => ValueTest;

function equal(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === undefined || value === null;
  return (value) => value !== undefined && equalValues(value, operand);
}

/** Range operators compare within the operand's type; NaN only equals NaN. */
function range(accepts: (order: number) => boolean): Operator {
  return (operand) => {
    if (isRegExp(operand)) throw badValue("Can't have RegEx as arg to predicate over field.");
    const type = typeOrder(operand);
    const orEqual = accepts(0);
    if (type === TYPE_ORDER.null) return (value) => orEqual && (value === undefined || value === null);
    const anyType = type === TYPE_ORDER.minKey || type === TYPE_ORDER.maxKey;
    const isNaNOperand = Number.isNaN(toNumber(operand));
    return (value) => {
      if (value === undefined || (!anyType && typeOrder(value) !== type)) return false;
      if (isNaNOperand || Number.isNaN(toNumber(value))) return orEqual && equalValues(value, operand);
      return accepts(compareValues(value, operand));
    };
  };
}

function oneOf(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const items = operand as unknown[];
  if (items.some((item) => isDocument(item) && hasOperator(item))) throw badValue('cannot nest $ under $in');
  const patterns = items.filter(isRegExp).map((item) => regExpTest(item));
  const keys = new Set(items.filter((item) => !isRegExp(item)).map((item) => keyText(item)));
  return (value) => keys.has(keyText(value)) || patterns.some((pattern) => pattern(value));
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

/** Compiles a pattern. @throws CommandError for what JavaScript cannot read, and for options other than i, m, s, u */
export function compileRegExp(pattern: string, options: string): RegExp {
  if (options.includes('x')) throw notImplemented('The regular expression option x');
  try {
    const flags = options.replaceAll('u', '');
    return new RegExp(pattern, flags + (/\\p\{/i.test(pattern) ? 'u' : ''));
  } catch {
    throw badValue(`Regular expression is invalid: /${pattern}/${options}`);
  }
}

/** Makes a test for strings that contain a pattern, and for the same pattern stored as a value. */
export function regExpTest(operand: unknown, ownOptions?: unknown): ValueTest {
  const pattern = isRegExp(operand) ? operand.pattern : operand;
  const options = ownOptions ?? (isRegExp(operand) ? operand.options : '');
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw badValue('$regex and $options have to be strings');
  const regExp = compileRegExp(pattern, options);
  return (value) =>
    typeof value === 'string'
      ? regExp.test(value)
      : isRegExp(value) && value.pattern === pattern && value.options === options;
}

/** Operators by name. */
export const valueOperators: Readonly<Record<string, Operator>> = {
  $eq: equal,
  $gt: range((order) => order > 0),
  $gte: range((order) => order >= 0),
  $lt: range((order) => order < 0),
  $lte: range((order) => order <= 0),
  $in: oneOf,
  $type: ofType,
  $size: ofSize,
};
