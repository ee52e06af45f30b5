// What counts as true in an expression.
import { toNumber } from '../bson/number.ts';

/** False for false, null, missing and zero of any number type; true for all else, empty strings included. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return toNumber(value) !== 0;
}
