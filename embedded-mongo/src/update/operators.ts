// Update operators on single values. Each gets the present value and its operand and returns the new value.
import { Long, Timestamp } from 'bson';
import { badValue, CommandError, failedToParse } from '../command-error.ts';
import { compareValues } from '../bson/compare.ts';
import { bsonType, isDocument, typeName } from '../bson/document.ts';
import { calculate, isNumber, toNumber } from '../bson/number.ts';

/** Computes a new value; `undefined` is a missing value, and returning it changes nothing. */
export type ValueUpdate = (present: unknown, operand: unknown, path: string) => unknown;

function arithmetic(operation: 'add' | 'multiply', word: string): ValueUpdate {
  return (present, operand, path) => {
    if (!isNumber(operand)) {
      throw new CommandError(
        'TypeMismatch',
        `Cannot ${word} with non-numeric argument: {${path}: ${String(operand)}}`,
      );
    }
    if (present === undefined) return operation === 'add' ? operand : calculate('multiply', operand, 0);
    if (!isNumber(present)) {
      const message = `Cannot apply $${operation === 'add' ? 'inc' : 'mul'} to a value of non-numeric type. The field '${path}' has type ${typeName(present)}`;
      throw new CommandError('TypeMismatch', message);
    }
    return calculate(operation, present, operand);
  };
}

function currentDate(_present: unknown, operand: unknown): unknown {
  if (operand === true || operand === false) return new Date();
  const type = isDocument(operand) ? operand['$type'] : undefined;
  if (type === 'date') return new Date();
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  throw badValue("$currentDate needs true, { $type: 'date' } or { $type: 'timestamp' }");
}

const BIT_OPERATIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

function bit(present: unknown, operand: unknown, path: string): unknown {
  if (!isDocument(operand) || Object.keys(operand).length === 0)
    throw badValue('$bit needs an operation and an integer');
  let value = present ?? 0;
  for (const [name, mask] of Object.entries(operand)) {
    const operation = Object.hasOwn(BIT_OPERATIONS, name) ? BIT_OPERATIONS[name] : undefined;
    if (!operation || !isInteger(mask))
      throw badValue(`$bit knows and, or, xor with an integer, not ${name}`);
    if (!isInteger(value)) throw badValue(`Cannot apply $bit to a value of non-integral type at '${path}'`);
    const isLong = bsonType(value) === 'Long' || bsonType(mask) === 'Long';
    const result = operation(
      Long.fromValue(toNumber(value) as number).toBigInt(),
      Long.fromValue(toNumber(mask) as number).toBigInt(),
    );
    value = isLong ? Long.fromBigInt(result) : Number(result);
  }
  return value;
}

function isInteger(value: unknown): boolean {
  return ['int', 'long'].includes(typeName(value));
}

/** Operators by name. */
export const valueUpdates: Readonly<Record<string, ValueUpdate>> = {
  $set: (_present, operand) => operand,
  $setOnInsert: (_present, operand) => operand,
  $inc: arithmetic('add', 'increment'),
  $mul: arithmetic('multiply', 'multiply'),
  $min: (present, operand) =>
    present === undefined || compareValues(operand, present) < 0 ? operand : undefined,
  $max: (present, operand) =>
    present === undefined || compareValues(operand, present) > 0 ? operand : undefined,
  $currentDate: currentDate,
  $bit: bit,
};

/** Checks that the operand of an update operator is a document of paths. */
export function pathsOf(name: string, operand: unknown): [string, unknown][] {
  if (!isDocument(operand)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeName(operand)} instead. For example: {$mod: {<field>: ...}} not {${name}: ...}`,
    );
  }
  return Object.entries(operand);
}
