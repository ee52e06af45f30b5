// Arithmetic on BSON numbers: int32 grows to int64, doubles win over integers, as in MongoDB.
import { type Decimal128, Double, type Int32, Long } from 'bson';
import { badValue, notImplemented } from '../command-error.ts';
import { bsonType, typeName } from './document.ts';

/** Reads any BSON number as a JavaScript number (the nearest one); undefined for other values. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  switch (bsonType(value)) {
    case 'Double':
    case 'Int32':
      return (value as Double | Int32).value;
    case 'Long':
      return (value as Long).toNumber();
    case 'Decimal128':
      return Number((value as Decimal128).toString());
    default:
      return undefined;
  }
}

/** Tells whether a value is a number of any BSON type. */
export function isNumber(value: unknown): boolean {
  return toNumber(value) !== undefined;
}

/** Reads an integer argument such as a limit; undefined when the value has a fraction or is no number. */
export function toInteger(value: unknown): number | undefined {
  const number = toNumber(value);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** False for false, null, missing and zero of any number type; true for all else, empty strings included. */
export function isTruthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && toNumber(value) !== 0;
}

/** Reads an int32 or int64 exactly. */
export function toBigInt(value: unknown): bigint {
  return bsonType(value) === 'Long' ? (value as Long).toBigInt() : BigInt(toNumber(value) ?? 0);
}

/** Makes an int32, or an int64 where asked or needed. @throws CommandError `BadValue` beyond that */
export function integer(value: bigint, atLeastLong = false): number | Long {
  if (BigInt.asIntN(64, value) !== value) throw badValue(`The 64-bit integer ${value} is too large.`);
  return atLeastLong || BigInt.asIntN(32, value) !== value ? Long.fromBigInt(value) : Number(value);
}

/** Adds or multiplies in the wider type of both, int32 growing to int64. @throws CommandError `BadValue` */
export function calculate(operation: 'add' | 'multiply', a: unknown, b: unknown): unknown {
  const types = [typeName(a), typeName(b)];
  if (types.includes('decimal')) throw notImplemented('Arithmetic on Decimal128');
  if (types.includes('double')) {
    const [x, y] = [toNumber(a) ?? 0, toNumber(b) ?? 0];
    return new Double(operation === 'add' ? x + y : x * y);
  }
  const [x, y] = [toBigInt(a), toBigInt(b)];
  return integer(operation === 'add' ? x + y : x * y, types.includes('long'));
}
