// Aggregation expressions to functions. Paths, variables and the common operators are evaluated here on exact BSON
// types; every other operator is a function of its evaluated arguments and is left to mingo.
import { CommandError, failedToParse, notImplemented } from '../command-error.ts';
import { type Document, field, isDocument, setField } from '../bson/document.ts';
import { mingoOperator } from './mingo-operator.ts';
import { plainOperators } from './operators.ts';
import { scopedOperator } from './scoped-operators.ts';
import type { Compiled, Scope } from './scope.ts';

/** Operators that run code or need another server. */
const LEFT_OUT = new Set(['$function', '$accumulator', '$where', '$meta', '$searchMeta', '$encStrContains']);

/**
 * Compiles an expression.
 *
 * @throws CommandError for operators that do not exist or are left out
 */
export function compileExpression(expression: unknown): Compiled {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const names = Object.keys(expression);
  const [first] = names;
  if (first?.startsWith('$') === true) {
    if (names.length > 1) {
      throw new CommandError(
        'Location40415',
        'An object representing an expression must have exactly one field.',
      );
    }
    return compileOperator(first, expression[first]);
  }
  return compileObject(expression, names);
}

function compileObject(expression: Document, names: readonly string[]): Compiled {
  const parts = names.map((name) => [name, compileExpression(expression[name])] as const);
  return (scope) => {
    const result: Document = {};
    for (const [name, part] of parts) {
      const value = part(scope);
      if (value !== undefined) setField(result, name, value);
    }
    return result;
  };
}

function compileOperator(name: string, operand: unknown): Compiled {
  if (name === '$literal') return () => operand;
  if (LEFT_OUT.has(name)) throw notImplemented(`The operator ${name}`);
  const scoped = scopedOperator(name, operand, compileExpression);
  if (scoped) return scoped;
  const own = plainOperators[name];
  if (own) {
    const args = (Array.isArray(operand) ? operand : [operand]).map(compileExpression);
    if (args.length < own.least || args.length > own.most) {
      throw failedToParse(
        `Expression ${name} takes ${own.least} to ${own.most} arguments. ${args.length} were passed in.`,
      );
    }
    return (scope) => own.apply(args.map((arg) => arg(scope)));
  }
  return mingoOperator(name, operand, compileExpression);
}

const SYSTEM_VARIABLES: Readonly<Record<string, (scope: Scope) => unknown>> = {
  ROOT: (scope) => scope.root,
  CURRENT: (scope) => scope.current,
  REMOVE: () => undefined,
  NOW: (scope) => scope.variables['NOW'] ?? new Date(),
};

function compilePath(expression: string): Compiled {
  if (!expression.startsWith('$$')) {
    const parts = pathParts(expression.slice(1));
    return (scope) => valueAt(scope.current, parts, 0);
  }
  const [name = '', ...parts] = expression.slice(2).split('.');
  const system = SYSTEM_VARIABLES[name];
  if (system && Object.hasOwn(SYSTEM_VARIABLES, name)) return (scope) => valueAt(system(scope), parts, 0);
  if (['KEEP', 'PRUNE', 'DESCEND'].includes(name)) return () => expression;
  return (scope) => {
    if (!Object.hasOwn(scope.variables, name)) {
      throw new CommandError('FailedToParse', `Use of undefined variable: ${name}`);
    }
    return valueAt(scope.variables[name], parts, 0);
  };
}

function pathParts(path: string): string[] {
  if (path === '') throw failedToParse("'$' by itself is not a valid FieldPath");
  return path.split('.');
}

/**
 * Reads a path as expressions do: an array on the way gives the array of what its documents hold.
 *
 * @returns undefined when nothing is there
 */
export function valueAt(value: unknown, parts: readonly string[], depth: number): unknown {
  if (depth === parts.length) return value;
  if (isDocument(value)) return valueAt(field(value, parts[depth] as string), parts, depth + 1);
  if (!Array.isArray(value)) return undefined;
  const found = value.map((item) =>
    isDocument(item) || Array.isArray(item) ? valueAt(item, parts, depth) : undefined,
  );
  return found.filter((item) => item !== undefined);
}
