// Stages that read a second collection.
import { badValue, failedToParse } from '../command-error.ts';
import { type Document, isDocument, isRegExp } from '../bson/document.ts';
import { compileExpression, valueAt } from '../expression/compile.ts';
import { scopeOf, type Variables } from '../expression/scope.ts';
import { putPath, setComputed } from '../projection/path-tree.ts';
import type { PipelineContext, Stage } from './stage.ts';

/** Compiles `$lookup`, by equal fields, by a pipeline with `let`, or by both. */
export function compileLookup(operand: unknown, context: PipelineContext): Stage {
  if (!isDocument(operand)) throw failedToParse('the $lookup specification must be an Object');
  const { from, as, localField, foreignField, pipeline = [] } = operand;
  if (typeof from !== 'string' || typeof as !== 'string')
    throw failedToParse("$lookup needs the strings 'from' and 'as'");
  if (!Array.isArray(pipeline)) throw failedToParse("'pipeline' of $lookup must be an array");
  const byFields = typeof localField === 'string' && typeof foreignField === 'string';
  if (!byFields && !('pipeline' in operand))
    throw failedToParse("$lookup needs 'pipeline' or 'localField' and 'foreignField'");
  const definitions = Object.entries(isDocument(operand['let']) ? operand['let'] : {}).map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  const join = (document: Document): unknown => {
    const scope = scopeOf(document, context.variables);
    const own = Object.fromEntries(definitions.map(([name, value]) => [name, value(scope)]));
    const variables: Variables = { ...context.variables, ...own };
    const match = byFields
      ? [{ $match: equalTo(foreignField, valueAt(document, localField.split('.'), 0)) }]
      : [];
    return [...context.run(from, [...match, ...(pipeline as unknown[])], variables)];
  };
  const tree = new Map();
  putPath(tree, as, join);
  return function* lookedUp(documents) {
    for (const document of documents) yield setComputed(document, tree, document);
  };
}

/** Missing local fields equal null and missing foreign ones; arrays match by any of their elements. */
function equalTo(foreignField: string, value: unknown): Document {
  if (Array.isArray(value) && value.length > 0) return { [foreignField]: { $in: value.map(quoted) } };
  return { [foreignField]: { $eq: Array.isArray(value) ? null : quoted(value ?? null) } };
}

function quoted(value: unknown): unknown {
  if (isRegExp(value)) throw badValue('$lookup cannot join on regular expressions');
  return value;
}

/** Compiles `$unionWith`. */
export function compileUnion(operand: unknown, context: PipelineContext): Stage {
  const options: Document = isDocument(operand) ? operand : { coll: operand };
  const { coll, pipeline = [] } = options;
  if (typeof coll !== 'string' || !Array.isArray(pipeline))
    throw failedToParse('$unionWith needs a collection and an optional pipeline');
  return function* union(documents) {
    yield* documents;
    yield* context.run(coll, pipeline as unknown[], context.variables);
  };
}
