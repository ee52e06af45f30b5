// What an expression sees while it is evaluated.
import type { Document } from '../bson/document.ts';

/** Values by name, without the `$$`. */
export type Variables = Readonly<Record<string, unknown>>;

/** The document at hand and the variables around it. */
export interface Scope {
  readonly root: Document;
  readonly current: unknown;
  readonly variables: Variables;
}

/** A compiled expression; `undefined` is a missing value. */
export type Compiled = (scope: Scope) => unknown;

/** Makes the scope of a whole document. */
export function scopeOf(document: Document, variables: Variables = {}): Scope {
  return { root: document, current: document, variables };
}

/** The same scope with further variables. */
export function withVariables(scope: Scope, variables: Variables): Scope {
  return { ...scope, variables: { ...scope.variables, ...variables } };
}
