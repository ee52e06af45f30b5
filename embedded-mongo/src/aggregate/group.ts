// $group.
import { badValue, CommandError } from '../command-error.ts';
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
