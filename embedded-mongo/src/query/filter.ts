// A parsed filter: a tree of conditions that the matcher runs and the planner reads.
import type { Document } from '../bson/document.ts';

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
  /** Whether elements of an array at the path are tested too. */
  readonly elements: boolean;
}

/** What a filter says. */
export type Filter =
  | FieldCondition
  | { readonly kind: 'and' | 'or' | 'nor'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'expression'; readonly holds: (document: Document) => boolean };

/** The conditions that all must hold, with nested `$and`s flattened. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.filters.flatMap(conjuncts) : [filter];
}

/** The top-level fields that a filter looks at; undefined when it may look at any. */
export function fieldsOf(filter: Filter): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  return collect(filter, names) ? names : undefined;
}

function collect(filter: Filter, names: Set<string>): boolean {
  switch (filter.kind) {
    case 'field':
      names.add(filter.parts[0] as string);
      return true;
    case 'and':
    case 'or':
    case 'nor':
      return filter.filters.every((part) => collect(part, names));
    case 'not':
      return collect(filter.filter, names);
    case 'constant':
      return true;
    case 'expression':
      return false;
    default:
      return filter satisfies never;
  }
}
