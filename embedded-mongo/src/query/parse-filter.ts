// Filters as clients send them, to the tree that the matcher and the planner use.
import { BSONRegExp } from 'bson';
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { type Document, isDocument, isRegExp } from '../bson/document.ts';
import type { Fold } from '../bson/order-key.ts';
import { compileExpression } from '../expression/compile.ts';
import { isTruthy } from '../expression/truth.ts';
import type { Variables } from '../expression/scope.ts';
import type { FieldCondition, Filter, ValueTest } from './filter.ts';
import { matches, matchesElement } from './matches.ts';
import { regExpOf, regExpTest } from './regular-expression.ts';
import { valueOperators } from './value-operators.ts';

/** What surrounds a filter in its command. */
export interface FilterContext {
  readonly fold?: Fold | undefined;
  /** Values of the command's `let`, for `$expr`. */
  readonly variables?: Variables | undefined;
}

/** Operators of MongoDB that this store leaves out. */
const LEFT_OUT = new Set([
  '$where',
  '$text',
  '$jsonSchema',
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$geoNear',
  '$within',
  '$bitsAllSet',
  '$bitsAllClear',
  '$bitsAnySet',
  '$bitsAnyClear',
]);

/**
 * Parses a filter.
 *
 * @throws CommandError `BadValue` for unknown operators or operands of the wrong kind, `NotImplemented` for those left out
 */
export function parseFilter(query: Document, context: FilterContext = {}): Filter {
  const filters = Object.entries(query).map(([name, operand]) =>
    name.startsWith('$') ? parseLogical(name, operand, context) : parseField(name, operand, context),
  );
  return all(filters);
}

function all(filters: readonly Filter[]): Filter {
  return filters.length === 1 ? (filters[0] as Filter) : { kind: 'and', filters };
}

function parseLogical(name: string, operand: unknown, context: FilterContext): Filter {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor': {
      if (!Array.isArray(operand) || operand.length === 0) throw badValue(`${name} must be a nonempty array`);
      const filters = operand.map((part: unknown) => {
        if (!isDocument(part)) throw badValue(`${name} entries need to be full objects`);
        return parseFilter(part, context);
      });
      return { kind: name.slice(1) as 'and' | 'or' | 'nor', filters };
    }
    case '$expr': {
      const value = compileExpression(operand);
      const variables = context.variables ?? {};
      return { kind: 'expression', holds: (root) => isTruthy(value({ root, current: root, variables })) };
    }
    case '$comment':
      return { kind: 'constant', value: true };
    case '$alwaysTrue':
    case '$alwaysFalse':
      return { kind: 'constant', value: name === '$alwaysTrue' };
    default:
      if (LEFT_OUT.has(name)) throw notImplemented(name);
      throw badValue(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

/** The path that a condition is about. */
interface Target {
  readonly path: string;
  readonly parts: readonly string[];
}

function parseField(path: string, operand: unknown, context: FilterContext): Filter {
  const target = { path, parts: path.split('.') };
  if (isRegExp(operand))
    return condition(target, 'regex', { operand, test: regExpTest(regExpOf(operand, undefined), operand) });
  if (!isDocument(operand) || !Object.keys(operand)[0]?.startsWith('$'))
    return equality(target, operand, context);
  if ('$ref' in operand || '$id' in operand) return equality(target, operand, context);
  return parseOperators(target, operand, context);
}

function equality(target: Target, operand: unknown, context: FilterContext): Filter {
  const test = (valueOperators['$eq'] as (o: unknown, f?: Fold) => ValueTest)(operand, context.fold);
  return condition(target, 'eq', { operand, test });
}

function condition(
  target: Target,
  operator: string,
  rest: { operand: unknown; test: ValueTest; elements?: boolean },
): FieldCondition {
  return {
    kind: 'field',
    ...target,
    operator,
    operand: rest.operand,
    test: rest.test,
    elements: rest.elements ?? true,
  };
}

function parseOperators(target: Target, operators: Document, context: FilterContext): Filter {
  const filters: Filter[] = [];
  for (const [name, operand] of Object.entries(operators)) {
    if (name === '$options') {
      if (!('$regex' in operators)) throw badValue('$options needs a $regex');
      continue;
    }
    if (name === '$regex') {
      const regExp = regExpOf(operand, operators['$options']);
      const original = isRegExp(operand) ? operand : new BSONRegExp(String(operand), regExp.flags);
      filters.push(condition(target, 'regex', { operand: regExp, test: regExpTest(regExp, original) }));
    } else {
      filters.push(parseOperator(target, [name, operand], context));
    }
  }
  return all(filters);
}

function parseOperator(target: Target, [name, operand]: [string, unknown], context: FilterContext): Filter {
  switch (name) {
    case '$ne':
      if (isRegExp(operand)) throw badValue("Can't have regex as arg to $ne.");
      return { kind: 'not', filter: equality(target, operand, context) };
    case '$nin':
      return { kind: 'not', filter: parseOperator(target, ['$in', operand], context) };
    case '$not':
      return { kind: 'not', filter: parseNegated(target, operand, context) };
    case '$all':
      return parseAll(target, operand, context);
    case '$elemMatch':
      return parseElemMatch(target, operand, context);
    case '$exists':
      return parseExists(target, operand);
    case '$size': {
      const test = (valueOperators['$size'] as (o: unknown) => ValueTest)(operand);
      return condition(target, 'size', { operand, test, elements: false });
    }
    default: {
      const operator = valueOperators[name];
      if (operator)
        return condition(target, name.slice(1), { operand, test: operator(operand, context.fold) });
      if (LEFT_OUT.has(name)) throw notImplemented(name);
      throw badValue(`unknown operator: ${name}`);
    }
  }
}

function parseExists(target: Target, operand: unknown): Filter {
  const test = condition(target, 'exists', {
    operand: true,
    test: (value) => value !== undefined,
    elements: false,
  });
  return isTruthy(operand) ? test : { kind: 'not', filter: test };
}

function parseNegated(target: Target, operand: unknown, context: FilterContext): Filter {
  if (isRegExp(operand)) return parseField(target.path, operand, context);
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  if (!Object.keys(operand)[0]?.startsWith('$'))
    throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return parseOperators(target, operand, context);
}

function parseAll(target: Target, operand: unknown, context: FilterContext): Filter {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { kind: 'constant', value: false };
  return all(
    operand.map((item: unknown) => {
      if (isDocument(item) && '$elemMatch' in item)
        return parseElemMatch(target, item['$elemMatch'], context);
      return isRegExp(item) ? parseField(target.path, item, context) : equality(target, item, context);
    }),
  );
}

function parseElemMatch(target: Target, operand: unknown, context: FilterContext): Filter {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const onValues = first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first);
  if (first === '$where') throw new CommandError('BadValue', '$elemMatch cannot contain $where expression');
  const inner = onValues
    ? parseOperators({ path: '', parts: [] }, operand, context)
    : parseFilter(operand, context);
  const holds = onValues
    ? (item: unknown) => matchesElement(inner, item)
    : (item: unknown) => {
        const document = asDocument(item);
        return document !== undefined && matches(inner, document);
      };
  const test: ValueTest = (value) => Array.isArray(value) && value.some(holds);
  return condition(target, 'elemMatch', { operand, test, elements: false });
}

/** The value as a document to match: an array inside an array counts as a document of its positions. */
function asDocument(item: unknown): Document | undefined {
  if (Array.isArray(item)) return Object.fromEntries(item.entries());
  return isDocument(item) ? item : undefined;
}
