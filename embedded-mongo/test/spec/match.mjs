// Comparing results with what a unified test expects, with its special operators.
import { BSON } from 'mongodb';

const { EJSON } = BSON;

const TYPES = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  int: (value) => typeof value === 'number' && Number.isInteger(value),
  long: (value) => (typeof value === 'number' && Number.isInteger(value)) || value?._bsontype === 'Long',
  double: (value) => typeof value === 'number',
  objectId: (value) => value?._bsontype === 'ObjectId',
  binData: (value) => value?._bsontype === 'Binary',
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null,
  date: (value) => value instanceof Date,
};

const OPERATORS = {
  $$exists: (actual, operand) => (actual !== undefined) === operand,
  $$type: (actual, operand) => [operand].flat().some((type) => TYPES[type]?.(actual) ?? true),
  $$unsetOrMatches: (actual, operand, context) =>
    actual === undefined || actual === null || matches(actual, operand, context),
  $$matchesEntity: (actual, operand, context) => matches(actual, context.entities.get(operand), context),
  $$matchAsRoot: (actual, operand, context) => matches(actual, operand, { ...context, depth: 0 }),
  $$matchAsDocument: (actual, operand, context) => matches(actual, operand, context),
  $$matchesHexBytes: (actual, operand) => Buffer.from(actual).toString('hex') === operand,
  $$lte: (actual, operand) => actual <= operand,
};

/**
 * Compares a value with an expectation.
 *
 * @param context - the entities of the test; at depth 0 a document may have more fields than expected
 */
export function matches(actual, expected, context) {
  const depth = context.depth ?? 0;
  if (expected === null || typeof expected !== 'object' || expected._bsontype || expected instanceof Date) {
    return sameScalar(actual, expected);
  }
  const inner = { ...context, depth: depth + 1 };
  if (Array.isArray(expected)) {
    const rows = { ...context, depth: depth === 0 ? 0 : depth + 1 };
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, i) => matches(actual[i], item, rows))
    );
  }
  const [first] = Object.keys(expected);
  if (first !== undefined && Object.hasOwn(OPERATORS, first))
    return OPERATORS[first](actual, expected[first], context);
  if (typeof actual !== 'object' || actual === null) return false;
  const present = Object.keys(actual).filter((name) => actual[name] !== undefined);
  if (depth > 0 && !present.every((name) => Object.hasOwn(expected, name))) return false;
  return Object.entries(expected).every(([name, value]) => matches(actual[name], value, inner));
}

function sameScalar(actual, expected) {
  if (typeof expected === 'number' && typeof actual === 'number') return actual === expected;
  if (actual?._bsontype === 'Long' && typeof expected === 'number') return actual.toNumber() === expected;
  return EJSON.stringify({ v: actual }) === EJSON.stringify({ v: expected });
}
