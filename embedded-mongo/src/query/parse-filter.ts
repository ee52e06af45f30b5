// Filters as clients send them, to the tree that the matcher and the planner use.
import { badValue, notImplemented } from '../command-error.ts';
import { leftOut } from '../left-out.ts';
import { type Document, hasOperator, isDocument, isRegExp } from '../bson/document.ts';
import { isTruthy } from '../bson/number.ts';
import { compileExpression, type Variables } from '../aggregate/expression.ts';
import { type FieldCondition, type Filter, matches, type ValueTest } from './filter.ts';
import { regExpTest, valueOperators } from './value-operators.ts';

/** Operators of MongoDB that this store leaves out. */
const LEFT_OUT = leftOut(`
  $mod $where $text $jsonSchema $bitsAllSet $bitsAllClear $bitsAnySet $bitsAnyClear
  $near $nearSphere $geoWithin $geoIntersects $geoNear $within`);

/** Parses a filter; `let` serves `$expr`. @throws CommandError for what is wrong or left out */
export function parseFilter(query: Document, variables: Variables = {}): Filter {
  const filters = Object.entries(query).map(([name, operand]) =>
    name.startsWith('$') ? parseLogical(name, operand, variables) : parseField(name, operand, variables),
  );
  return all(filters);
}

function all(filters: readonly Filter[]): Filter {
  return filters.length === 1 ? (filters[0] as Filter) : { kind: 'and', filters };
}

function parseLogical(name: string, operand: unknown, variables: Variables): Filter {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor': {
      if (!Array.isArray(operand) || operand.length === 0) throw badValue(`${name} must be a nonempty array`);
      const filters = operand.map((part: unknown) => {
        if (!isDocument(part)) throw badValue(`${name} entries need to be full objects`);
        return parseFilter(part, variables);
      });
      return { kind: name.slice(1) as 'and' | 'or' | 'nor', filters };
    }
    case '$expr': {
      const value = compileExpression(operand, variables);
      return { kind: 'expression', holds: (document) => isTruthy(value(document)) };
    }
    case '$comment':
      return { kind: 'constant', value: true };
    default:
      throw LEFT_OUT.has(name) ? notImplemented(name) : badValue(`unknown top level operator: ${name}`);
  }
}

function parseField(path: string, operand: unknown, variables: Variables): Filter {
  if (isRegExp(operand)) return condition(path, ['regex', operand], regExpTest(operand));
  const isPlain = !isDocument(operand) || !hasOperator(operand) || '$ref' in operand || '$id' in operand;
  return isPlain
    ? parseOperator(path, ['$eq', operand], variables)
    : parseOperators(path, operand, variables);
}

function condition(
  path: string,
  [operator, operand, on = 'both']: [string, unknown, FieldCondition['on']?],
  test: ValueTest,
): FieldCondition {
  return { kind: 'field', path, parts: path === '' ? [] : path.split('.'), operator, operand, test, on };
}

function parseOperators(path: string, operators: Document, variables: Variables): Filter {
  const { $options, ...others } = operators;
  if ($options !== undefined && !('$regex' in operators)) throw badValue('$options needs a $regex');
  const filters = Object.entries(others).map(([name, operand]) =>
    name === '$regex'
      ? condition(path, ['regex', operand], regExpTest(operand, $options))
      : parseOperator(path, [name, operand], variables),
  );
  return all(filters);
}

function parseOperator(path: string, [name, operand]: [string, unknown], variables: Variables): Filter {
  switch (name) {
    case '$ne':
      if (isRegExp(operand)) throw badValue("Can't have regex as arg to $ne.");
      return { kind: 'not', filter: parseOperator(path, ['$eq', operand], variables) };
    case '$nin':
      return { kind: 'not', filter: parseOperator(path, ['$in', operand], variables) };
    case '$not':
      if (!isRegExp(operand) && !(isDocument(operand) && hasOperator(operand)))
        throw badValue('$not needs a regex or a document of operators');
      return { kind: 'not', filter: parseField(path, operand, variables) };
    case '$all':
      return parseAll(path, operand, variables);
    case '$elemMatch':
      return condition(path, ['elemMatch', operand, 'elements'], elementTest(operand, variables));
    case '$exists': {
      const exists = condition(path, ['exists', true, 'value'], (value) => value !== undefined);
      return isTruthy(operand) ? exists : { kind: 'not', filter: exists };
    }
    default: {
      const test = valueOperators[name]?.(operand);
      if (test) return condition(path, [name.slice(1), operand, name === '$size' ? 'value' : 'both'], test);
      throw LEFT_OUT.has(name) ? notImplemented(name) : badValue(`unknown operator: ${name}`);
    }
  }
}

function parseAll(path: string, operand: unknown, variables: Variables): Filter {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { kind: 'constant', value: false };
  const filters = operand.map((item: unknown) =>
    isRegExp(item) || (isDocument(item) && '$elemMatch' in item)
      ? parseField(path, item, variables)
      : parseOperator(path, ['$eq', item], variables),
  );
  return all(filters);
}

/** The test of `$elemMatch`: operators on the element itself, or a filter on an element that is a document. */
function elementTest(operand: unknown, variables: Variables): ValueTest {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const [first = ''] = Object.keys(operand);
  if (first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const filter = onValue(parseOperators('', operand, variables));
    return (item) => matches(filter, item as Document);
  }
  const filter = parseFilter(operand, variables);
  return (item) => {
    // An array inside an array counts as a document of its positions.
    const document = Array.isArray(item) ? Object.fromEntries(item.entries()) : item;
    return isDocument(document) && matches(filter, document);
  };
}

/** Conditions without a path, which do not look into an element that is an array itself. */
function onValue(filter: Filter): Filter {
  if (filter.kind === 'field') return filter.on === 'both' ? { ...filter, on: 'value' } : filter;
  if (filter.kind === 'not') return { kind: 'not', filter: onValue(filter.filter) };
  return 'filters' in filter ? { ...filter, filters: filter.filters.map(onValue) } : filter;
}
