// All operators that we do not evaluate ourselves, through mingo: it gets evaluated arguments as plain values.
import { Long } from 'bson';
import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { badValue, CommandError } from '../command-error.ts';
import { bsonType, type Document, isDocument, setField } from '../bson/document.ts';
import { fromNumber, toNumber } from '../bson/number.ts';
import type { Compiled } from './scope.ts';

type MingoOptions = Parameters<typeof evalExpr>[2];
type Operators = Readonly<Record<string, unknown>>;

/** Operators whose result can be made so large that it takes the memory of the process. */
const RANGE_LIMIT = 1_000_000;

const OPTIONS = freshOptions();

/** mingo copies its operators for each call unless it gets options that it made itself; this obtains such options. */
function freshOptions(): MingoOptions {
  let made: MingoOptions | undefined;
  const $catch = (_document: unknown, _operand: unknown, options: MingoOptions): null => {
    made = options;
    return null;
  };
  const operators: Readonly<Record<string, Operators>> = {
    expression: { ...(expressions as Operators), $catch },
    accumulator: { ...(accumulators as Operators) },
  };
  const options = {
    context: Context.init(operators),
    scriptEnabled: false,
  } as unknown as MingoOptions;
  evalExpr({ root: 1 }, { $catch: 1 }, options);
  return made ?? options;
}

/**
 * Compiles an operator of mingo.
 *
 * @throws CommandError `FailedToParse` when there is no such operator
 */
export function mingoOperator(
  name: string,
  operand: unknown,
  compile: (part: unknown) => Compiled,
): Compiled {
  if (!(name in expressions) && !(name in accumulators)) {
    throw new CommandError('FailedToParse', `Unrecognized expression '${name}'`);
  }
  const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$');
  const parts = isNamed ? Object.entries(operand).map(([key, part]) => [key, compile(part)] as const) : [];
  const single = isNamed ? undefined : compile(operand);
  return (scope) => {
    const argument = single
      ? toPlain(single(scope))
      : plainArguments(parts.map(([key, part]) => [key, part(scope)]));
    if (name === '$range') limitRange(argument);
    try {
      return fromPlain(evalExpr({}, { [name]: argument }, OPTIONS));
    } catch (error) {
      throw badValue(error instanceof Error ? error.message : String(error));
    }
  };
}

function plainArguments(parts: readonly (readonly [string, unknown])[]): Document {
  const document: Document = {};
  for (const [key, value] of parts) if (value !== undefined) setField(document, key, toPlain(value));
  if (document['timezone'] === 'UTC' || document['timezone'] === 'GMT') document['timezone'] = '+00:00';
  return document;
}

function limitRange(argument: unknown): void {
  const [start = 0, end = 0, step = 1] = (Array.isArray(argument) ? argument : []).map(Number);
  if (Math.abs((end - start) / (step || 1)) > RANGE_LIMIT)
    throw badValue(`$range is limited to ${RANGE_LIMIT} numbers`);
}

/** Numbers as JavaScript numbers, and text that looks like a path wrapped so that it stays text. */
function toPlain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'string') return value.startsWith('$') ? { $literal: value } : value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDocument(value)) {
    const plain: Document = {};
    for (const key of Object.keys(value)) setField(plain, key, toPlain(value[key]));
    return Object.keys(value)[0]?.startsWith('$') === true ? { $literal: value } : plain;
  }
  if (bsonType(value) === 'BSONRegExp') return new RegExp((value as { pattern: string }).pattern);
  return toNumber(value) ?? value;
}

function fromPlain(value: unknown): unknown {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (Array.isArray(value)) return value.map(fromPlain);
  if (!isDocument(value)) return value;
  const document: Document = {};
  for (const key of Object.keys(value)) setField(document, key, fromPlain(value[key]));
  return document;
}
