// A parsed filter: a tree of conditions that the planner reads, and whether a document matches it.
import { type Document, field, isDocument, isPosition } from '../bson/document.ts';

/** Tests one value; `undefined` stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;

/** A condition on the values at a path. */
export interface FieldCondition {
  readonly kind: 'field';
  readonly path: string;
  readonly parts: readonly string[];
  /** Operator without the dollar, such as `eq`; the planner knows some of them. */
  readonly operator: string;
  readonly operand: unknown;
  readonly test: ValueTest;
  /** What is tested where the path leads: the value, the elements if it is an array, or both. */
  readonly on: 'value' | 'elements' | 'both';
}

/** What a filter says. */
export type Filter =
  | FieldCondition
  | { readonly kind: 'and' | 'or' | 'nor'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'expression'; readonly holds: (document: Document) => boolean };

/** The array element that met a condition. */
interface Found {
  readonly path: readonly string[];
  readonly position: number;
}

/** The conditions that all must hold, with nested `$and`s flattened. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.filters.flatMap(conjuncts) : [filter];
}

/** The top-level fields that a filter looks at; undefined when it may look at any. */
export function fieldsOf(filter: Filter): ReadonlySet<string> | undefined {
  if (filter.kind === 'field') return new Set(filter.parts.slice(0, 1));
  if (filter.kind === 'expression') return undefined;
  const inner = filter.kind === 'not' ? [filter.filter] : filter.kind === 'constant' ? [] : filter.filters;
  const names = new Set<string>();
  for (const part of inner) {
    const own = fieldsOf(part);
    if (!own) return undefined;
    for (const name of own) names.add(name);
  }
  return names;
}

/** Tells whether a document matches. @param found - gets the array elements that met a condition */
export function matches(filter: Filter, document: Document, found?: Found[]): boolean {
  switch (filter.kind) {
    case 'field':
      return anyAt(filter, { value: document, depth: 0 }, found);
    case 'and':
      return filter.filters.every((part) => matches(part, document, found));
    case 'or':
      return filter.filters.some((part) => matches(part, document, found));
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

/** Tests the values that a path leads to. Arrays are entered: their documents, and an element named by number. */
function anyAt(
  condition: FieldCondition,
  { value, depth }: { value: unknown; depth: number },
  found?: Found[],
): boolean {
  const { parts, test, on } = condition;
  const some = (array: unknown[], holds: ValueTest): boolean => {
    const position = array.findIndex(holds);
    if (position >= 0) found?.push({ path: parts.slice(0, depth), position });
    return position >= 0;
  };
  if (depth === parts.length) {
    if (on !== 'elements' && test(value)) return true;
    return on !== 'value' && Array.isArray(value) && some(value, (item) => test(item));
  }
  const part = parts[depth] as string;
  if (isDocument(value)) return anyAt(condition, { value: field(value, part), depth: depth + 1 }, found);
  if (!Array.isArray(value)) return on !== 'elements' && test(undefined);
  if (isPosition(part) && Number(part) < value.length) {
    if (anyAt(condition, { value: value[Number(part)], depth: depth + 1 })) return true;
  }
  return some(value, (item) => isDocument(item) && anyAt(condition, { value: item, depth }));
}

/** Where in an array a document met a filter: at the preferred path, or else at the first of its paths. */
export function matchedPosition(
  document: Document,
  filter: Filter,
  preferred: readonly string[],
): number | undefined {
  const found: Found[] = [];
  matches(filter, document, found);
  const own = found.find(({ path }) => preferred.every((part, i) => path[i] === part));
  return (own ?? found[0])?.position;
}
