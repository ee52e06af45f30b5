// Comparing two values in MongoDB's order, with shortcuts for the common types.
import { type Fold, orderKey } from './order-key.ts';

/**
 * Compares two values of any type.
 *
 * @returns below, equal to or above zero
 */
export function compareValues(a: unknown, b: unknown, fold?: Fold): number {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b))
    return a - b || 0;
  if (typeof a === 'string' && typeof b === 'string' && !fold) return a === b ? 0 : compareText(a, b);
  return Buffer.compare(orderKey(a, fold), orderKey(b, fold));
}

/** Tells whether MongoDB calls two values equal: numbers by value, documents with the order of their fields. */
export function equalValues(a: unknown, b: unknown, fold?: Fold): boolean {
  if (typeof a === 'string' && !fold) return a === b;
  if (typeof a === 'boolean') return a === b;
  return compareValues(a, b, fold) === 0;
}

/** The place of a value's type in MongoDB's order; range operators only compare within one type. */
export function typeOrder(value: unknown): number {
  return orderKey(value)[0] as number;
}

const SURROGATE_START = 0xd800;

/** UTF-8 byte order; it differs from UTF-16 order only when a surrogate meets a unit above the surrogates. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= SURROGATE_START && y >= SURROGATE_START) return Buffer.compare(Buffer.from(a), Buffer.from(b));
    return x - y;
  }
  return a.length - b.length;
}
