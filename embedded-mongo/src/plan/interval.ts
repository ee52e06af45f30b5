// Intervals of order keys: what one condition says about the values of one index field.
import type { FieldCondition } from '../query/filter.ts';
import { isRegExp } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { ABOVE, type Fold, orderKey, TYPE_ORDER } from '../bson/order-key.ts';

/** Keys of a single field between two ends. */
export interface Interval {
  readonly low: Buffer;
  readonly lowIncluded: boolean;
  readonly high: Buffer;
  readonly highIncluded: boolean;
}

/** Everything. */
export const FULL: Interval = {
  low: Buffer.alloc(0),
  lowIncluded: true,
  high: ABOVE,
  highIncluded: true,
};

/** An interval that holds one key. */
function point(key: Buffer): Interval {
  return { low: key, lowIncluded: true, high: key, highIncluded: true };
}

/** Tells whether an interval holds a single key. */
export function isPoint(interval: Interval): boolean {
  return interval.low.equals(interval.high);
}

const MAX_IN_VALUES = 1000;

/**
 * Which keys a condition leaves.
 *
 * @returns sorted intervals that hold every matching document's key, or undefined when the condition says nothing
 */
export function intervalsOf(
  condition: FieldCondition,
  fold: Fold | undefined,
): readonly Interval[] | undefined {
  const { operator, operand } = condition;
  switch (operator) {
    case 'eq':
      return indexable(operand) ? [point(orderKey(operand ?? null, fold))] : undefined;
    case 'in':
      return pointsOf(operand as unknown[], fold);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return rangeOf(operator, operand, fold);
    default:
      return undefined;
  }
}

/** Arrays and documents with arrays are filed by their elements, so that their own key is not in the index. */
function indexable(operand: unknown): boolean {
  return !Array.isArray(operand) && !isRegExp(operand);
}

function pointsOf(items: unknown[], fold: Fold | undefined): readonly Interval[] | undefined {
  if (items.length > MAX_IN_VALUES || !items.every(indexable)) return undefined;
  const keys = new Map(
    items.map((item) => orderKey(item ?? null, fold)).map((key) => [key.toString('latin1'), key]),
  );
  return [...keys.values()].toSorted((a, b) => a.compare(b)).map(point);
}

function rangeOf(
  operator: string,
  operand: unknown,
  fold: Fold | undefined,
): readonly Interval[] | undefined {
  if (!indexable(operand) || Number.isNaN(toNumber(operand))) return undefined;
  const key = orderKey(operand, fold);
  const type = key[0] as number;
  if (type === TYPE_ORDER.null || type === TYPE_ORDER.minKey || type === TYPE_ORDER.maxKey) return undefined;
  // NaN is below every number but within no range. No type has the bytes next to a type's own, also when inverted.
  const lowest = type === TYPE_ORDER.number ? LOWEST_NUMBER : Buffer.from([type - 1]);
  const highest = Buffer.from([type + 1]);
  const included = operator.endsWith('e');
  return operator.startsWith('gt')
    ? [{ low: key, lowIncluded: included, high: highest, highIncluded: false }]
    : [{ low: lowest, lowIncluded: true, high: key, highIncluded: included }];
}

const LOWEST_NUMBER = orderKey(Number.NEGATIVE_INFINITY);

/** The keys that lie in both lists of intervals. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const x of a) {
    for (const y of b) {
      const both = overlap(x, y);
      if (both) result.push(both);
    }
  }
  return result;
}

function overlap(a: Interval, b: Interval): Interval | undefined {
  const byLow = Buffer.compare(a.low, b.low);
  const byHigh = Buffer.compare(a.high, b.high);
  const lower = byLow > 0 || (byLow === 0 && !a.lowIncluded) ? a : b;
  const upper = byHigh < 0 || (byHigh === 0 && !a.highIncluded) ? a : b;
  const order = Buffer.compare(lower.low, upper.high);
  if (order > 0 || (order === 0 && !(lower.lowIncluded && upper.highIncluded))) return undefined;
  return {
    low: lower.low,
    lowIncluded: lower.lowIncluded,
    high: upper.high,
    highIncluded: upper.highIncluded,
  };
}

/** The same interval as it lies in a descending field, where every byte is inverted. */
export function inverted(interval: Interval): Interval {
  return {
    low: invert(interval.high),
    lowIncluded: interval.highIncluded,
    high: invert(interval.low),
    highIncluded: interval.lowIncluded,
  };
}

function invert(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}
