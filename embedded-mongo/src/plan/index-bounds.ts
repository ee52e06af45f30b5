// The key ranges of one index that hold every document a filter can match.
import { isPosition, isRegExp } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { ABOVE, inverted, orderKey, TYPE_ORDER } from '../bson/order-key.ts';
import type { FieldCondition } from '../query/filter.ts';
import type { Index } from '../store/collection.ts';
import type { KeyRange } from '../store/tables.ts';

/** What a filter leaves of an index. */
export interface Bounds {
  /** In key order, without overlap. */
  readonly ranges: readonly KeyRange[];
  /** How much the filter narrows the index: by leading fields with single values, a range, or to one document. */
  readonly score: number;
  /** Paths that have one and the same value in all ranges. */
  readonly constants: ReadonlySet<string>;
}

/** A place between keys: right before everything that begins with a key, or right above it. */
interface Bound {
  readonly key: Buffer;
  readonly above: boolean;
}

/** What one field may be, in ascending order. */
interface Interval {
  readonly low: Bound;
  readonly high: Bound;
}

const MAX_RANGES = 2000;
const POINT = 4;
const ONE_DOCUMENT = 100;
const EVERYTHING: Interval = { low: before(Buffer.alloc(0)), high: before(ABOVE) };

function before(key: Buffer): Bound {
  return { key, above: false };
}

/** Computes the ranges for conditions that must all hold. */
export function boundsOf(index: Index, conditions: readonly FieldCondition[]): Bounds {
  const { fields, unique } = index.definition;
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let [score, arrayBound] = [0, false];
  const constants = new Set<string>();
  for (const [position, field] of fields.entries()) {
    const isArray = index.arrays.has(position);
    // Several fields of one array are filed together, so that only one of them can be held to values of its own.
    if (field.parts.some(isPosition) || (isArray && arrayBound)) break;
    const usable = conditions.filter(({ path }) => path === field.path);
    const pointKeys = pointsOf(usable);
    if (!pointKeys) {
      const range = rangeOf(usable, isArray);
      if (!range) break;
      const interval = field.descending ? turned(range) : range;
      return { ranges: rangesOf(prefixes, interval), score: score + POINT / 2, constants };
    }
    if (pointKeys.length * prefixes.length > MAX_RANGES) break;
    arrayBound ||= isArray;
    if (pointKeys.length === 1) constants.add(field.path);
    const keys = field.descending ? pointKeys.map(inverted) : pointKeys;
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    score += POINT;
  }
  if (unique && score === fields.length * POINT) score += ONE_DOCUMENT;
  return { ranges: rangesOf(prefixes, EVERYTHING), score, constants };
}

/** Arrays are filed by their elements, so that their own key is not in the index. */
function isIndexable(operand: unknown): boolean {
  return !Array.isArray(operand) && !isRegExp(operand);
}

/** The keys of the fewest values that one condition leaves; undefined when none names values. */
function pointsOf(conditions: readonly FieldCondition[]): Buffer[] | undefined {
  const lists = conditions.flatMap(({ operator, operand }) => {
    const values = operator === 'eq' ? [operand] : operator === 'in' ? (operand as unknown[]) : undefined;
    return values?.every(isIndexable) ? [values] : [];
  });
  const [fewest] = lists.toSorted((a, b) => a.length - b.length);
  return fewest?.map((value) => orderKey(value));
}

/** The range that is left by all conditions; where arrays are, two may be met by two elements, so that one counts. */
function rangeOf(conditions: readonly FieldCondition[], isArray: boolean): Interval | undefined {
  const ranges = conditions.flatMap((condition) => intervalOf(condition) ?? []);
  if (isArray || ranges.length < 2) return ranges[0];
  return ranges.reduce((a, b) => ({
    low: compareBounds(a.low, b.low) > 0 ? a.low : b.low,
    high: compareBounds(a.high, b.high) < 0 ? a.high : b.high,
  }));
}

function intervalOf({ operator, operand }: FieldCondition): Interval | undefined {
  if (!['gt', 'gte', 'lt', 'lte'].includes(operator)) return undefined;
  if (!isIndexable(operand) || Number.isNaN(toNumber(operand))) return undefined;
  const key = orderKey(operand);
  const type = key[0] as number;
  if (type === TYPE_ORDER.null || type === TYPE_ORDER.minKey || type === TYPE_ORDER.maxKey) return undefined;
  // NaN is below every number but within no range. No type has the bytes next to a type's own, also when inverted.
  const lowest = type === TYPE_ORDER.number ? orderKey(Number.NEGATIVE_INFINITY) : Buffer.from([type - 1]);
  const highest = Buffer.from([type + 1]);
  if (operator === 'gt' || operator === 'gte')
    return { low: { key, above: operator === 'gt' }, high: before(highest) };
  return { low: before(lowest), high: { key, above: operator === 'lte' } };
}

/** The same interval as it lies in a descending field, where every byte is inverted. */
function turned({ low, high }: Interval): Interval {
  return { low: turnedBound(high), high: turnedBound(low) };
}

function turnedBound({ key, above }: Bound): Bound {
  return { key: inverted(key), above: !above };
}

function bytesOf({ key, above }: Bound): Buffer {
  return above ? Buffer.concat([key, ABOVE]) : key;
}

function compareBounds(a: Bound, b: Bound): number {
  return Buffer.compare(bytesOf(a), bytesOf(b));
}

function rangesOf(prefixes: readonly Buffer[], { low, high }: Interval): KeyRange[] {
  return prefixes
    .toSorted((a, b) => Buffer.compare(a, b))
    .filter((prefix, i, sorted) => i === 0 || !prefix.equals(sorted[i - 1] as Buffer))
    .map((prefix) => ({
      low: Buffer.concat([prefix, bytesOf(low)]),
      high: Buffer.concat([prefix, bytesOf(high)]),
    }));
}
