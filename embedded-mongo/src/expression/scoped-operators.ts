// Operators that decide themselves whether, how often and with which variables their arguments are evaluated.
import { badValue, failedToParse } from '../command-error.ts';
import { type Document, field, isDocument } from '../bson/document.ts';
import { toInteger } from '../bson/number.ts';
import { type Compiled, type Variables, withVariables } from './scope.ts';
import { isTruthy } from './truth.ts';

type Compile = (expression: unknown) => Compiled;
type ScopedOperator = (operand: unknown, compile: Compile) => Compiled;

/** Compiles an operator of this kind; undefined for any other name. */
export function scopedOperator(name: string, operand: unknown, compile: Compile): Compiled | undefined {
  return SCOPED[name]?.(operand, compile);
}

function listOf(operand: unknown): unknown[] {
  return Array.isArray(operand) ? (operand as unknown[]) : [operand];
}

/** Reads an operand that is a document of named arguments. */
function named(name: string, operand: unknown, required: readonly string[]): Document {
  if (!isDocument(operand)) throw failedToParse(`${name} only supports an object as its argument`);
  for (const argument of required) {
    if (!Object.hasOwn(operand, argument)) throw failedToParse(`Missing '${argument}' parameter to ${name}`);
  }
  return operand;
}

function condition(operand: unknown, compile: Compile): Compiled {
  const parts = Array.isArray(operand) ? (operand as unknown[]) : branches(operand);
  if (parts.length !== 3)
    throw failedToParse(`Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
  const [test, yes, no] = parts.map(compile) as [Compiled, Compiled, Compiled];
  return (scope) => (isTruthy(test(scope)) ? yes(scope) : no(scope));
}

function branches(operand: unknown): unknown[] {
  const parts = named('$cond', operand, ['if', 'then', 'else']);
  return [parts['if'], parts['then'], parts['else']];
}

function firstPresent(operand: unknown, compile: Compile): Compiled {
  const parts = listOf(operand).map(compile);
  return (scope) => {
    let value: unknown;
    for (const part of parts) {
      value = part(scope);
      if (value !== undefined && value !== null) return value;
    }
    return value;
  };
}

function switchCase(operand: unknown, compile: Compile): Compiled {
  const parts = named('$switch', operand, ['branches']);
  const cases = listOf(parts['branches']).map((branch) => {
    const pair = named('$switch', branch, ['case', 'then']);
    return { when: compile(pair['case']), result: compile(pair['then']) };
  });
  const otherwise = Object.hasOwn(parts, 'default') ? compile(parts['default']) : undefined;
  return (scope) => {
    for (const branch of cases) if (isTruthy(branch.when(scope))) return branch.result(scope);
    if (!otherwise)
      throw badValue('$switch could not find a matching branch for an input, and no default was specified.');
    return otherwise(scope);
  };
}

function letVariables(operand: unknown, compile: Compile): Compiled {
  const parts = named('$let', operand, ['vars', 'in']);
  const variables = Object.entries(parts['vars'] as Document).map(
    ([name, value]) => [name, compile(value)] as const,
  );
  const body = compile(parts['in']);
  return (scope) => {
    const values: Variables = Object.fromEntries(variables.map(([name, value]) => [name, value(scope)]));
    return body(withVariables(scope, values));
  };
}

interface Loop {
  readonly input: Compiled;
  readonly body: Compiled;
  readonly variable: string;
}

function loop(name: string, operand: unknown, compile: Compile): Loop & { readonly parts: Document } {
  const body = name === '$map' || name === '$reduce' ? 'in' : 'cond';
  const parts = named(name, operand, ['input', body]);
  const variable = typeof parts['as'] === 'string' ? parts['as'] : 'this';
  return { parts, input: compile(parts['input']), body: compile(parts[body]), variable };
}

/** The input as an array; undefined for null or missing. */
function inputArray(name: string, value: unknown): unknown[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw badValue(`input to ${name} must be an array`);
  return value as unknown[];
}

function map(operand: unknown, compile: Compile): Compiled {
  const { input, body, variable } = loop('$map', operand, compile);
  return (scope) => {
    const items = inputArray('$map', input(scope));
    return items?.map((item) => body(withVariables(scope, { [variable]: item })) ?? null) ?? null;
  };
}

function filter(operand: unknown, compile: Compile): Compiled {
  const { input, body, variable, parts } = loop('$filter', operand, compile);
  const limit = Object.hasOwn(parts, 'limit') ? compile(parts['limit']) : undefined;
  return (scope) => {
    const items = inputArray('$filter', input(scope));
    const kept = items?.filter((item) => isTruthy(body(withVariables(scope, { [variable]: item }))));
    return kept?.slice(0, toInteger(limit?.(scope)) ?? kept.length) ?? null;
  };
}

function reduce(operand: unknown, compile: Compile): Compiled {
  const { input, body, parts } = loop('$reduce', operand, compile);
  const initial = compile(parts['initialValue']);
  return (scope) => {
    const items = inputArray('$reduce', input(scope));
    if (!items) return null;
    return items.reduce((value, item) => body(withVariables(scope, { value, this: item })), initial(scope));
  };
}

function getField(operand: unknown, compile: Compile): Compiled {
  const parts = isDocument(operand) && 'field' in operand ? operand : { field: operand };
  const [name, input] = [compile(parts['field']), 'input' in parts ? compile(parts['input']) : undefined];
  return (scope) => {
    const source = input ? input(scope) : scope.current;
    return isDocument(source) ? field(source, String(name(scope))) : undefined;
  };
}

const SCOPED: Readonly<Record<string, ScopedOperator>> = {
  $cond: condition,
  $ifNull: firstPresent,
  $switch: switchCase,
  $let: letVariables,
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $getField: getField,
  $and: (operand, compile) => {
    const parts = listOf(operand).map(compile);
    return (scope) => parts.every((part) => isTruthy(part(scope)));
  },
  $or: (operand, compile) => {
    const parts = listOf(operand).map(compile);
    return (scope) => parts.some((part) => isTruthy(part(scope)));
  },
};
