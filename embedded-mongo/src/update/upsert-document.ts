// The document that an upsert starts from: what the filter says by equality.
import { CommandError } from '../command-error.ts';
import { deepCopy, type Document } from '../bson/document.ts';
import { conjuncts, type Filter } from '../query/filter.ts';
import { setAtPath, valueAtPath } from './update-target.ts';

/**
 * Builds the start of an upserted document from the equality conditions of a filter.
 *
 * @throws CommandError `NotSingleValueField` when the filter demands two values of one field
 */
export function upsertDocument(filter: Filter): Document {
  const document: Document = {};
  for (const condition of conjuncts(filter)) {
    const either =
      condition.kind === 'or' && condition.filters.length === 1 ? condition.filters[0] : condition;
    if (either?.kind !== 'field') continue;
    const [single] =
      either.operator === 'in' && Array.isArray(either.operand) && either.operand.length === 1
        ? (either.operand as unknown[])
        : [];
    const value = either.operator === 'eq' ? either.operand : single;
    if (value === undefined) continue;
    if (valueAtPath(document, either.parts) !== undefined) {
      throw new CommandError(
        'NotSingleValueField',
        `cannot infer query fields to set, path '${either.path}' is matched twice`,
      );
    }
    setAtPath(document, either.parts, deepCopy(value));
  }
  return document;
}
