// Aggregation expressions, evaluated by mingo on plain values; comparisons follow our order of values.
import type { Context, evalExpr } from 'mingo/core';
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { leftOut } from '../left-out.ts';
import { type Document, isDocument, isRegExp, mapDocument, typeName } from '../bson/document.ts';
import { isTruthy, toNumber } from '../bson/number.ts';
import { compareValues, equalValues } from '../bson/order-key.ts';
import { compileRegExp } from '../query/value-operators.ts';
import { mingo } from './mingo.ts';

/** Values by name, without the `$$`. */
export type Variables = Readonly<Record<string, unknown>>;

/** Mingo's options, and the part of them that changes from one evaluation to the next. */
export type Options = Parameters<typeof evalExpr>[2] & {
  readonly local?: { variables?: Variables };
  readonly update?: (locals: object) => Options;
};
type Operator = (document: unknown, operand: unknown, options: Options) => unknown;

/** Operators that run code or need another server. */
const LEFT_OUT = leftOut('$function $accumulator $where $meta $jsonSchema $toHashedIndexKey');

/** `$range` could be made so long that it takes the memory of the process. */
const RANGE_LIMIT = 1_000_000;

/** Expressions order a missing value below null. */
function order(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return Math.sign(compareValues(a, b));
}

/** An operator on its evaluated arguments. */
function onArguments(apply: (args: unknown[]) => unknown): Operator {
  return (document, operand, options) => {
    const value = mingo().evalExpr(document, operand, options);
    return apply(Array.isArray(operand) ? (value as unknown[]) : [value]);
  };
}

function arrayIn(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new CommandError('TypeMismatch', `${name} needs an array, not a value of type ${typeName(value)}`);
}

let captured: Options | undefined;

/** Operators that mingo decides otherwise than MongoDB, or that could take all memory. */
const OWN: Readonly<Record<string, Operator>> = {
  $capture: (_document, _operand, options) => (captured = options),
  $cmp: onArguments(([a, b]) => order(a, b)),
  $eq: onArguments(([a, b]) => order(a, b) === 0),
  $ne: onArguments(([a, b]) => order(a, b) !== 0),
  $gt: onArguments(([a, b]) => order(a, b) > 0),
  $gte: onArguments(([a, b]) => order(a, b) >= 0),
  $lt: onArguments(([a, b]) => order(a, b) < 0),
  $lte: onArguments(([a, b]) => order(a, b) <= 0),
  $in: onArguments(([value, array]) =>
    arrayIn('$in', array).some((item) => equalValues(item, value ?? null)),
  ),
  $size: onArguments(([array]) => arrayIn('$size', array).length),
  $not: onArguments(([value]) => !isTruthy(value)),
  $type: onArguments(([value]) => typeName(value)),
  $range: (document, operand, options) => {
    const { evalExpr, expressions } = mingo();
    const [start = 0, end = 0, step = 1] = (evalExpr(document, operand, options) as unknown[]).map(Number);
    if (Math.abs((end - start) / (step || 1)) > RANGE_LIMIT)
      throw badValue(`$range is limited to ${RANGE_LIMIT} numbers`);
    return expressions.$range(document as Document, [start, end, step], options);
  },
};

/** The operators that expressions may use, and stages if there are any. */
export function contextWith(pipeline: object): Context {
  const { Context, expressions, accumulators } = mingo();
  return Context.init({
    expression: { ...expressions, ...OWN },
    accumulator: { ...accumulators },
    pipeline,
  } as never);
}

let context: Context | undefined;

/** Mingo copies its operators for each call unless it gets options that it made itself; this obtains such options. */
function optionsFor(variables: Variables): Options {
  context ??= contextWith({});
  const options = { context, scriptEnabled: false, variables } as unknown as Options;
  mingo().evalExpr({}, { $capture: 1 }, options);
  return captured?.update?.({ root: null }) ?? options;
}

/** Compiles an expression to a function of the document. @throws CommandError for operators left out */
export function compileExpression(
  expression: unknown,
  variables: Variables = {},
): (document: Document) => unknown {
  const prepared = prepare(expression);
  const options = optionsFor(plain(variables) as Variables);
  const { evalExpr } = mingo();
  return (document) => inWords(() => evalExpr(plain(document), prepared, options));
}

/** Runs work of mingo; what it throws is what a client asked for wrongly. */
export function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw badValue(error instanceof Error ? error.message : String(error));
  }
}

/** A value with JavaScript's numbers in place of BSON's, which is all that mingo calculates with. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return isDocument(value) ? mapDocument(value, plain) : (toNumber(value) ?? value);
}

/** Makes an expression or a stage ready for mingo, but for filters. @throws CommandError `NotImplemented` */
export function prepare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prepare);
  if (isRegExp(value)) return compileRegExp(value.pattern, value.options);
  if (!isDocument(value)) return plain(value);
  return mapDocument(value, (inner, name) => {
    if (LEFT_OUT.has(name)) throw notImplemented(`The operator ${name}`);
    if (name === '$match') return inner;
    if (name === '$literal') return plain(inner);
    return name === 'timezone' && (inner === 'UTC' || inner === 'GMT') ? '+00:00' : prepare(inner);
  });
}
