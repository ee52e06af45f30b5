// Updates given as an aggregation pipeline of the few stages that MongoDB allows there.
import { badValue, CommandError, failedToParse } from '../command-error.ts';
import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { documentStage } from '../aggregate/document-stages.ts';
import type { Variables } from '../expression/scope.ts';

/**
 * Stages that an update may use.
 *
 * @source https://www.mongodb.com/docs/manual/tutorial/update-documents-with-aggregation-pipeline/
 */
const ALLOWED = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/** Compiles a pipeline update; the `_id` of the document stays. */
export function pipelineUpdate(
  pipeline: readonly unknown[],
  variables: Variables = {},
): (document: Document) => Document {
  const stages = pipeline.map((stage) => {
    if (!isDocument(stage) || Object.keys(stage).length !== 1)
      throw failedToParse('A pipeline stage has exactly one field.');
    const [[name, operand] = ['', undefined]] = Object.entries(stage);
    if (!ALLOWED.has(name))
      throw new CommandError('InvalidOptions', `${name} is not allowed to be used within an update`);
    return documentStage(name, operand, variables);
  });
  return (document) => {
    let next = document;
    for (const stage of stages) next = stage?.(next) ?? next;
    const { _id } = document;
    if (_id === undefined) return next;
    if ('_id' in next && !equalValues(next['_id'], _id)) {
      throw new CommandError(
        'ImmutableField',
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      );
    }
    if (!isDocument(next)) throw badValue('An update must give a document.');
    return { _id, ...next };
  };
}
