// Arithmetic on BSON numbers: int32 grows to int64, doubles and decimals win over integers, as in MongoDB.
import { type Decimal128, type Double, type Int32, Long } from 'bson';
import { CommandError } from '../command-error.ts';
import { bsonType } from './document.ts';
import { asDouble, decimalAdd, decimalMultiply } from './decimal.ts';

/** Operations whose result type follows from the types of both sides. */
export type Arithmetic = 'add' | 'multiply';

/** Reads any BSON number as a JavaScript number (int64 rounded beyond 2^53); undefined for other values. */
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
  return typeof value === 'number' || toNumber(value) !== undefined;
}

/** Reads an integer argument such as a limit; undefined when the value has a fraction or is no number. */
export function toInteger(value: unknown): number | undefined {
  const number = toNumber(value);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** Makes the smallest integer type that holds a value: int32, else int64. */
export function integer(value: bigint): number | Long {
  const long = Long.fromBigInt(value);
  return long.high === long.low >> 31 ? long.low : long;
}

/** Makes a BSON value of a JavaScript result: integers become int32 or int64, the rest doubles. */
export function fromNumber(value: number): number | Long {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? integer(BigInt(value)) : value;
}

type Rank = 0 | 1 | 2 | 3;

function rank(value: unknown): Rank {
  if (typeof value === 'number') return value === (value | 0) && !Object.is(value, -0) ? 0 : 2;
  const type = bsonType(value);
  if (type === 'Decimal128') return 3;
  if (type === 'Double') return 2;
  return type === 'Long' ? 1 : 0;
}

function toBigInt(value: unknown): bigint {
  return bsonType(value) === 'Long' ? (value as Long).toBigInt() : BigInt(toNumber(value) as number);
}

/**
 * Adds or multiplies two BSON numbers.
 *
 * @returns the result in the wider of both types; int32 that overflows becomes int64
 * @throws CommandError `BadValue` when an int64 overflows
 */
export function calculate(operation: Arithmetic, a: unknown, b: unknown): unknown {
  const widest = Math.max(rank(a), rank(b)) as Rank;
  if (widest === 3) return operation === 'add' ? decimalAdd(a, b) : decimalMultiply(a, b);
  if (widest === 2) {
    const [x, y] = [toNumber(a) as number, toNumber(b) as number];
    return asDouble(operation === 'add' ? x + y : x * y);
  }
  const [x, y] = [toBigInt(a), toBigInt(b)];
  const exact = operation === 'add' ? x + y : x * y;
  if (BigInt.asIntN(64, exact) !== exact) {
    throw new CommandError(
      'BadValue',
      `The 64-bit integer result of ${x} and ${y} (${operation}) is too large.`,
    );
  }
  return widest === 1 ? Long.fromBigInt(exact) : integer(exact);
}
