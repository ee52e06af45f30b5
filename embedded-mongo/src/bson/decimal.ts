// Exact sums and products of Decimal128 values, by scaled big integers.
import { Decimal128, Double } from 'bson';
import { bsonType } from './document.ts';

interface Scaled {
  readonly digits: bigint;
  readonly exponent: number;
}

const NUMBER = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** Keeps a computed double a double: one without a fraction would otherwise be stored as an integer. */
export function asDouble(value: number): number | Double {
  return value === (value | 0) ? new Double(value) : value;
}

/** Adds two numbers as decimals; NaN and infinities follow the rules of doubles. */
export function decimalAdd(a: unknown, b: unknown): Decimal128 {
  const [x, y] = [scaled(a), scaled(b)];
  if (!x || !y) return special(double(a) + double(b));
  const exponent = Math.min(x.exponent, y.exponent);
  return compose({ digits: atExponent(x, exponent) + atExponent(y, exponent), exponent });
}

/** Multiplies two numbers as decimals. */
export function decimalMultiply(a: unknown, b: unknown): Decimal128 {
  const [x, y] = [scaled(a), scaled(b)];
  if (!x || !y) return special(double(a) * double(b));
  return compose({ digits: x.digits * y.digits, exponent: x.exponent + y.exponent });
}

function text(value: unknown): string {
  return bsonType(value) === undefined ? String(value) : (value as Decimal128).toString();
}

function double(value: unknown): number {
  return Number(text(value));
}

function scaled(value: unknown): Scaled | undefined {
  const match = NUMBER.exec(text(value));
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return {
    digits: BigInt(`${sign}${whole}${fraction}` || '0'),
    exponent: Number(exponent) - fraction.length,
  };
}

function atExponent(value: Scaled, exponent: number): bigint {
  return value.digits * 10n ** BigInt(value.exponent - exponent);
}

function compose(value: Scaled): Decimal128 {
  try {
    return Decimal128.fromStringWithRounding(`${value.digits}E${value.exponent}`);
  } catch {
    return special(value.digits < 0n ? -Infinity : Infinity);
  }
}

function special(value: number): Decimal128 {
  return Decimal128.fromString(Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');
}
