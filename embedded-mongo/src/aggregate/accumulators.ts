// What $group keeps per group.
import { Long } from 'bson';
import { CommandError, notImplemented } from '../command-error.ts';
import { asDouble } from '../bson/decimal.ts';
import { compareValues } from '../bson/compare.ts';
import { bsonType, type Document, isDocument, setField, typeName } from '../bson/document.ts';
import { calculate, integer, isNumber, toNumber } from '../bson/number.ts';
import { orderKey } from '../bson/order-key.ts';
import { mingoOperator } from '../expression/mingo-operator.ts';
import { scopeOf } from '../expression/scope.ts';

/** Takes the values of one group one by one. */
export interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

/** Integers add up exactly, doubles with their rounding errors carried along, and the widest type wins. */
function sum(): Accumulator {
  let whole = 0;
  let beyond = 0n;
  let hasLong = false;
  const doubles = compensatedSum();
  let decimal: unknown;
  return {
    add: (value) => {
      const number = toNumber(value);
      if (number === undefined) return;
      const type = typeName(value);
      if (type === 'decimal') decimal = calculate('add', decimal ?? 0, value);
      else if (type === 'double') doubles.add(number);
      else {
        hasLong ||= type === 'long';
        if (Number.isSafeInteger(number) && Number.isSafeInteger(whole + number)) whole += number;
        else beyond += bsonType(value) === 'Long' ? (value as Long).toBigInt() : BigInt(number);
      }
    },
    result: () => {
      const integers = beyond + BigInt(whole);
      if (decimal !== undefined)
        return calculate('add', calculate('add', decimal, integer(integers)), doubles.total());
      if (doubles.used() || BigInt.asIntN(64, integers) !== integers)
        return asDouble(Number(integers) + doubles.total());
      return hasLong ? Long.fromBigInt(integers) : integer(integers);
    },
  };
}

/** Neumaier's sum: what each addition rounds away is kept and added at the end. */
function compensatedSum(): { add: (value: number) => void; total: () => number; used: () => boolean } {
  let total = 0;
  let lost = 0;
  let used = false;
  return {
    add: (value) => {
      const next = total + value;
      lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      total = next;
      used = true;
    },
    total: () => (Number.isFinite(total) ? total + lost : total),
    used: () => used,
  };
}

function average(): Accumulator {
  const total = sum();
  let count = 0;
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      count += 1;
      total.add(value);
    },
    result: () => (count === 0 ? null : asDouble((toNumber(total.result()) as number) / count)),
  };
}

function extreme(sign: 1 | -1): () => Accumulator {
  return () => {
    let best: unknown;
    return {
      add: (value) => {
        if (value === undefined || value === null) return;
        if (best === undefined || sign * compareValues(value, best) > 0) best = value;
      },
      result: () => best ?? null,
    };
  };
}

function first(): Accumulator {
  let value: { readonly is: unknown } | undefined;
  return { add: (next) => (value ??= { is: next }), result: () => value?.is ?? null };
}

function last(): Accumulator {
  let value: unknown;
  return { add: (next) => (value = next), result: () => value ?? null };
}

function push(): Accumulator {
  const values: unknown[] = [];
  return { add: (value) => value !== undefined && values.push(value), result: () => values };
}

function addToSet(): Accumulator {
  const values = new Map<string, unknown>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = orderKey(value).toString('latin1');
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
}

function count(): Accumulator {
  let number = 0;
  return { add: () => (number += 1), result: () => number };
}

function mergeObjects(): Accumulator {
  const merged: Document = {};
  return {
    add: (value) => {
      if (isDocument(value)) for (const name of Object.keys(value)) setField(merged, name, value[name]);
    },
    result: () => merged,
  };
}

/** Spread of numbers, computed by mingo over all values of the group. */
function deviation(name: string): () => Accumulator {
  return () => {
    const values: unknown[] = [];
    return {
      add: (value) => isNumber(value) && values.push(value),
      result: () => {
        if (values.length < (name === '$stdDevSamp' ? 2 : 1)) return null;
        return asDouble(toNumber(mingoOperator(name, values, (part) => () => part)(scopeOf({}))) as number);
      },
    };
  };
}

const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $count: count,
  $mergeObjects: mergeObjects,
  $stdDevPop: deviation('$stdDevPop'),
  $stdDevSamp: deviation('$stdDevSamp'),
};

const LEFT_OUT = new Set([
  '$accumulator',
  '$firstN',
  '$lastN',
  '$maxN',
  '$minN',
  '$top',
  '$topN',
  '$bottom',
  '$bottomN',
  '$median',
  '$percentile',
]);

/** @throws CommandError for an accumulator that does not exist or is left out */
export function accumulatorOf(name: string): () => Accumulator {
  const make = name.startsWith('$') ? ACCUMULATORS[name] : undefined;
  if (make) return make;
  if (LEFT_OUT.has(name)) throw notImplemented(`The accumulator ${name}`);
  throw new CommandError('FailedToParse', `unknown group operator '${name}'`);
}
