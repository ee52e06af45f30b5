// Whether a document matches a filter, with MongoDB's rules for arrays on the way.
import { type Document, field, isDocument } from '../bson/document.ts';
import type { FieldCondition, Filter } from './filter.ts';

/** Tells whether a document matches. */
export function matches(filter: Filter, document: Document): boolean {
  switch (filter.kind) {
    case 'field':
      return anyAt(filter, document, 0);
    case 'and':
      return filter.filters.every((part) => matches(part, document));
    case 'or':
      return filter.filters.some((part) => matches(part, document));
    case 'nor':
      return !filter.filters.some((part) => matches(part, document));
    case 'not':
      return !matches(filter.filter, document);
    case 'constant':
      return filter.value;
    case 'expression':
      return filter.holds(document);
    default:
      return filter satisfies never;
  }
}

/** Tells whether one element of an array meets conditions that have no path, as in `$elemMatch: { $gt: 5 }`. */
export function matchesElement(filter: Filter, element: unknown): boolean {
  switch (filter.kind) {
    case 'field':
      return filter.test(element);
    case 'and':
      return filter.filters.every((part) => matchesElement(part, element));
    case 'not':
      return !matchesElement(filter.filter, element);
    default:
      return isDocument(element) && matches(filter, element);
  }
}

const INDEX = /^(?:0|[1-9]\d*)$/;

/** Tests the values that a path leads to. Arrays are entered: their documents, and an element named by number. */
function anyAt(condition: FieldCondition, value: unknown, depth: number): boolean {
  const { parts } = condition;
  if (depth === parts.length) {
    if (condition.test(value)) return true;
    return condition.elements && Array.isArray(value) && value.some((item) => condition.test(item));
  }
  const part = parts[depth] as string;
  if (isDocument(value)) return anyAt(condition, field(value, part), depth + 1);
  if (!Array.isArray(value)) return condition.test(undefined);
  if (INDEX.test(part) && Number(part) < value.length && anyAt(condition, value[Number(part)], depth + 1))
    return true;
  return value.some((item) => isDocument(item) && anyAt(condition, item, depth));
}
