// The array position that a filter matched, which is what the positional operator means.
import { type Document, field, isDocument, setField } from '../bson/document.ts';
import type { Filter } from './filter.ts';
import { matches } from './matches.ts';

/**
 * Finds the position at which a document met a filter.
 *
 * @param preferred - path of the array to look at first; else the first array that the filter speaks of counts
 * @returns undefined when the filter matched no array element
 */
export function matchedPosition(
  document: Document,
  filter: Filter,
  preferred: readonly string[],
): number | undefined {
  const paths = pathsOf(filter);
  const own = paths.filter((parts) => preferred.every((part, i) => parts[i] === part));
  for (const parts of [...own, ...paths]) {
    const depth = arrayDepth(document, parts);
    if (depth === undefined) continue;
    const array = parts.slice(0, depth).reduce(step, document) as unknown[];
    const index = array.findIndex((_item, i) =>
      matches(filter, withOnly(document, parts.slice(0, depth), i)),
    );
    if (index >= 0) return index;
  }
  return undefined;
}

function pathsOf(filter: Filter): readonly (readonly string[])[] {
  switch (filter.kind) {
    case 'field':
      return [filter.parts];
    case 'and':
    case 'or':
      return filter.filters.flatMap(pathsOf);
    default:
      return [];
  }
}

function step(value: unknown, part: string): unknown {
  return isDocument(value) ? field(value, part) : undefined;
}

/** How many parts of a path lead to its first array. */
function arrayDepth(document: Document, parts: readonly string[]): number | undefined {
  let value: unknown = document;
  for (const [i, part] of parts.entries()) {
    value = step(value, part);
    if (Array.isArray(value)) return i + 1;
  }
  return undefined;
}

/** A copy of a document whose array at a path holds only one of its elements. */
function withOnly(document: Document, parts: readonly string[], index: number): Document {
  const [name = '', ...rest] = parts;
  const value = field(document, name);
  const copy: Document = { ...document };
  if (Array.isArray(value)) setField(copy, name, value.slice(index, index + 1));
  else if (isDocument(value) && rest.length > 0) setField(copy, name, withOnly(value, rest, index));
  return copy;
}
