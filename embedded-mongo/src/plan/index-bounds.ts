// The key ranges of one index that hold every document a filter can match.
import { sameCollation } from '../bson/collation.ts';
import type { Document } from '../bson/document.ts';
import { isDocument } from '../bson/document.ts';
import { ABOVE } from '../bson/order-key.ts';
import type { FieldCondition } from '../query/filter.ts';
import type { IndexTable } from '../store/index-table.ts';
import type { KeyRange } from '../store/tables.ts';
import { FULL, type Interval, intersect, intervalsOf, inverted, isPoint } from './interval.ts';

/** What a filter leaves of an index. */
export interface Bounds {
  /** In key order, without overlap. */
  readonly ranges: readonly KeyRange[];
  /** Leading fields that are held to single values. */
  readonly points: number;
  /** Whether a further field is held to a range. */
  readonly hasRange: boolean;
  /** Paths that have one and the same value in all ranges. */
  readonly constants: ReadonlySet<string>;
}

const MAX_RANGES = 2000;

/** Computes the ranges for conditions that must all hold. */
export function boundsOf(
  index: IndexTable,
  conditions: readonly FieldCondition[],
  collation: Document | undefined,
): Bounds {
  const { definition } = index;
  const collates = sameCollation(definition.collation, collation);
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let points = 0;
  let arrayBound = false;
  const constants = new Set<string>();
  for (const [position, field] of definition.fields.entries()) {
    const isArray = index.arrays.has(position);
    const usable = conditions.filter(
      ({ path, operand }) => path === field.path && (collates || !comparesText(operand)),
    );
    const own =
      field.parts.some(isNumeric) || (isArray && arrayBound)
        ? undefined
        : fieldIntervals(usable, definition.fold, isArray);
    if (!own || own.length * prefixes.length > MAX_RANGES) break;
    arrayBound ||= isArray;
    const intervals = field.descending ? own.map(inverted) : own;
    if (!own.every(isPoint))
      return { ranges: sorted(ranges(prefixes, intervals)), points, hasRange: true, constants };
    if (own.length === 1) constants.add(field.path);
    prefixes = prefixes.flatMap((prefix) => intervals.map(({ low }) => Buffer.concat([prefix, low])));
    points += 1;
  }
  return { ranges: sorted(ranges(prefixes, [FULL])), points, hasRange: false, constants };
}

function isNumeric(part: string): boolean {
  return /^\d+$/.test(part);
}

function comparesText(operand: unknown): boolean {
  if (Array.isArray(operand)) return operand.some(comparesText);
  return typeof operand === 'string' || isDocument(operand);
}

/** With arrays, two conditions may be met by two elements, so that only one of them can narrow the scan. */
function fieldIntervals(
  conditions: readonly FieldCondition[],
  fold: Parameters<typeof intervalsOf>[1],
  isArray: boolean,
): readonly Interval[] | undefined {
  const all = conditions
    .map((condition) => intervalsOf(condition, fold))
    .filter((intervals) => intervals !== undefined);
  if (all.length === 0) return undefined;
  if (isArray) return all.find((intervals) => intervals.every(isPoint)) ?? all[0];
  return all.reduce(intersect);
}

function ranges(prefixes: readonly Buffer[], intervals: readonly Interval[]): KeyRange[] {
  return prefixes.flatMap((prefix) =>
    intervals.map((interval) => ({
      low: Buffer.concat(interval.lowIncluded ? [prefix, interval.low] : [prefix, interval.low, ABOVE]),
      high: Buffer.concat(interval.highIncluded ? [prefix, interval.high, ABOVE] : [prefix, interval.high]),
    })),
  );
}

function sorted(list: KeyRange[]): KeyRange[] {
  return list.toSorted((a, b) => Buffer.compare(a.low, b.low));
}
