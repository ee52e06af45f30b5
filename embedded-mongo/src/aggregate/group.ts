// $group and the stages made of it.
import { badValue, CommandError } from '../command-error.ts';
import { compareValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { type Fold, orderKey } from '../bson/order-key.ts';
import { compileExpression } from '../expression/compile.ts';
import { type Compiled, scopeOf, type Variables } from '../expression/scope.ts';
import { type Accumulator, accumulatorOf } from './accumulators.ts';

interface GroupField {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly value: Compiled;
}

/** Groups a stream of documents. */
export type Grouping = (documents: Iterable<Document>) => Generator<Document>;

/** Compiles the operand of `$group`. */
export function compileGroup(operand: unknown, variables: Variables, fold?: Fold): Grouping {
  if (!isDocument(operand)) throw badValue("a group's fields must be specified in an object");
  if (!('_id' in operand)) throw new CommandError('BadValue', 'a group specification must include an _id');
  const id = compileExpression(operand['_id']);
  const fields = fieldsOf(operand);
  return function* group(documents) {
    const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>();
    for (const document of documents) {
      const scope = scopeOf(document, variables);
      const key = id(scope);
      const text = typeof key === 'string' && !fold ? key : orderKey(key, fold).toString('latin1');
      const group = groups.get(text) ?? { id: key ?? null, accumulators: fields.map(({ make }) => make()) };
      groups.set(text, group);
      for (const [i, { value }] of fields.entries()) group.accumulators[i]?.add(value(scope));
    }
    for (const { id: _id, accumulators } of groups.values()) {
      yield { _id, ...Object.fromEntries(fields.map(({ name }, i) => [name, accumulators[i]?.result()])) };
    }
  };
}

function fieldsOf(operand: Document): GroupField[] {
  return Object.entries(operand)
    .filter(([name]) => name !== '_id')
    .map(([name, spec]) => {
      if (!isDocument(spec) || Object.keys(spec).length !== 1) {
        throw new CommandError('BadValue', `The field '${name}' must be an accumulator object`);
      }
      const [[operator, expression] = ['', undefined]] = Object.entries(spec);
      return {
        name,
        make: accumulatorOf(operator),
        value: compileExpression(operator === '$count' ? 1 : expression),
      };
    });
}

/** Compiles `$bucket`: groups by boundaries. */
export function compileBucket(operand: unknown, variables: Variables): Grouping {
  if (!isDocument(operand)) throw badValue('Argument to $bucket stage must be an object');
  const { boundaries } = operand;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw badValue("The $bucket 'boundaries' must be an array of two or more values");
  for (const [i, value] of boundaries.entries()) {
    if (i > 0 && compareValues(boundaries[i - 1], value) >= 0)
      throw badValue("The 'boundaries' of $bucket must be sorted in ascending order");
  }
  const groupBy = compileExpression(operand['groupBy']);
  const output = isDocument(operand['output']) ? operand['output'] : { count: { $sum: 1 } };
  const group = compileGroup({ _id: '$bucket', ...prefixed(output) }, variables);
  const bucketOf = (document: Document): unknown => {
    const value = groupBy(scopeOf(document, variables)) ?? null;
    const index = boundaries.findLastIndex((boundary: unknown) => compareValues(boundary, value) <= 0);
    if (index >= 0 && index < boundaries.length - 1) return boundaries[index];
    if (!('default' in operand))
      throw badValue('$bucket could not find a matching branch for an input, and no default was specified.');
    return operand['default'];
  };
  return function* bucket(documents) {
    const groups = [...group(map(documents, (document) => ({ bucket: bucketOf(document), document })))];
    yield* groups.toSorted((a, b) => compareValues(a['_id'], b['_id']));
  };
}

/** Rewrites the paths of an output so that they start at the wrapped document. */
function prefixed(output: Document): Document {
  const rewrite = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.startsWith('$') && !value.startsWith('$$') ? `$document.${value.slice(1)}` : value;
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isDocument(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rewrite(part)]));
  };
  return rewrite(output) as Document;
}

function* map(documents: Iterable<Document>, change: (document: Document) => Document): Generator<Document> {
  for (const document of documents) yield change(document);
}
