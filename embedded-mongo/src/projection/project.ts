// Projections of find, findAndModify and $project: which fields a document keeps, and which are computed.
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { type Document, field, isDocument, setField } from '../bson/document.ts';
import { isNumber, toNumber } from '../bson/number.ts';
import { compileExpression } from '../expression/compile.ts';
import { scopeOf, type Variables } from '../expression/scope.ts';
import { isTruthy } from '../expression/truth.ts';
import type { Filter } from '../query/filter.ts';
import { matchedPosition } from '../query/matched-position.ts';
import { matches } from '../query/matches.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { exclude, include, type PathTree, putPath, setComputed } from './path-tree.ts';

/** Makes the projected document. */
export type Projection = (document: Document) => Document;

/** What surrounds a projection in its command. */
export interface ProjectionContext {
  /** `find` knows `$slice`, `$elemMatch` and the positional `$`; `$project` does not. */
  readonly find: boolean;
  /** The command's filter, which decides what the positional `$` shows. */
  readonly filter?: Filter;
  readonly variables?: Variables;
}

type Step = (result: Document, source: Document) => void;

interface Parsed {
  readonly kept: PathTree;
  readonly dropped: PathTree;
  readonly steps: Step[];
  readonly computed: PathTree;
  /** Paths of `$slice`: part of a projection that keeps fields, no reason by themselves to drop the others. */
  readonly sliced: string[];
  keepsId: boolean | undefined;
}

/**
 * Compiles a projection.
 *
 * @returns undefined when it keeps documents as they are
 * @throws CommandError `Location31324` for a mix of inclusion and exclusion
 */
export function compileProjection(spec: Document, context: ProjectionContext): Projection | undefined {
  if (Object.keys(spec).length === 0) return undefined;
  const parsed: Parsed = {
    kept: new Map(),
    dropped: new Map(),
    steps: [],
    computed: new Map(),
    sliced: [],
    keepsId: undefined,
  };
  for (const [path, value] of Object.entries(spec)) parseEntry(parsed, [path, value], context);
  const inclusive = parsed.kept.size > 0 || (parsed.computed.size > 0 && parsed.dropped.size === 0);
  if (inclusive && parsed.dropped.size > 0) {
    throw new CommandError('Location31324', 'A projection cannot mix inclusion and exclusion of fields.');
  }
  const onlyKeepsId = parsed.keepsId === true && parsed.dropped.size === 0;
  if (!inclusive && !onlyKeepsId) return exclusion(parsed, context);
  for (const path of parsed.sliced) putPath(parsed.kept, path, true);
  return inclusion(parsed, context);
}

function parseEntry(parsed: Parsed, [path, value]: [string, unknown], context: ProjectionContext): void {
  if (path === '') throw badValue('An empty field path cannot be projected.');
  if (context.find && path.endsWith('.$')) {
    positional(parsed, path.slice(0, -2), context);
  } else if (typeof value === 'boolean' || isNumber(value)) {
    if (path === '_id') parsed.keepsId = isTruthy(value);
    else putPath(isTruthy(value) ? parsed.kept : parsed.dropped, path, true);
  } else if (isDocument(value) && !Object.keys(value)[0]?.startsWith('$')) {
    if (Object.keys(value).length === 0) throw badValue('An empty sub-projection is not a valid value.');
    for (const [name, part] of Object.entries(value)) parseEntry(parsed, [`${path}.${name}`, part], context);
  } else if (context.find && isDocument(value) && '$slice' in value && isSlice(value['$slice'])) {
    slice(parsed, path, value['$slice']);
  } else if (context.find && isDocument(value) && '$elemMatch' in value) {
    elemMatch(parsed, path, value['$elemMatch']);
  } else if (isDocument(value) && '$meta' in value) {
    throw notImplemented('$meta');
  } else {
    const compiled = compileExpression(value);
    if (path === '_id') parsed.keepsId = false;
    putPath(parsed.computed, path, (source: Document) => compiled(scopeOf(source, context.variables)));
  }
}

function inclusion(parsed: Parsed, context: ProjectionContext): Projection {
  if (parsed.keepsId !== false && !parsed.kept.has('_id')) putPath(parsed.kept, '_id', true);
  return (document) => finish(parsed, include(document, parsed.kept), { document, context });
}

function exclusion(parsed: Parsed, context: ProjectionContext): Projection {
  if (parsed.keepsId === false) putPath(parsed.dropped, '_id', true);
  return (document) => finish(parsed, exclude(document, parsed.dropped), { document, context });
}

function finish(
  parsed: Parsed,
  start: Document,
  rest: { document: Document; context: ProjectionContext },
): Document {
  let result = start;
  if (parsed.computed.size > 0) result = setComputed(result, parsed.computed, rest.document);
  for (const step of parsed.steps) step(result, rest.document);
  return result;
}

/** The `$slice` of find has one or two numbers; with anything else it is the expression of this name. */
function isSlice(operand: unknown): boolean {
  return isNumber(operand) || (Array.isArray(operand) && isNumber(operand[0]));
}

function slice(parsed: Parsed, path: string, operand: unknown): void {
  const numbers = Array.isArray(operand) ? (operand as unknown[]) : [undefined, operand];
  const [skip, limit] = numbers.map((number) =>
    isNumber(number) ? Math.trunc(toNumber(number) as number) : undefined,
  );
  if (limit === undefined) throw badValue('$slice needs a number or two numbers');
  const parts = path.split('.');
  parsed.sliced.push(path);
  parsed.steps.push((result) => {
    changeArrays(result, parts, (items) => sliceOf(items, skip, limit));
  });
}

/** A negative limit counts from the end; a negative skip too. */
function sliceOf(items: unknown[], skip: number | undefined, limit: number): unknown[] {
  if (skip === undefined) return limit < 0 ? items.slice(limit) : items.slice(0, limit);
  const start = skip < 0 ? Math.max(items.length + skip, 0) : skip;
  return items.slice(start, start + limit);
}

function changeArrays(
  holder: Document,
  parts: readonly string[],
  change: (items: unknown[]) => unknown[],
): void {
  const [name = '', ...rest] = parts;
  const value = field(holder, name);
  if (rest.length === 0) {
    if (Array.isArray(value)) setField(holder, name, change(value));
  } else if (isDocument(value)) {
    changeArrays(value, rest, change);
  } else if (Array.isArray(value)) {
    for (const item of value) if (isDocument(item)) changeArrays(item, rest, change);
  }
}

function elemMatch(parsed: Parsed, path: string, operand: unknown): void {
  if (path.includes('.')) throw badValue('Cannot use $elemMatch projection on a nested field.');
  const filter = parseFilter({ [path]: { $elemMatch: operand } });
  putPath(parsed.kept, path, true);
  parsed.steps.push((result) => {
    const items = field(result, path);
    const found = Array.isArray(items)
      ? items.find((item: unknown) => matches(filter, { [path]: [item] }))
      : undefined;
    if (found === undefined) delete result[path];
    else setField(result, path, [found]);
  });
}

/** Shows the element of an array at the position where the command's filter matched. */
function positional(parsed: Parsed, path: string, context: ProjectionContext): void {
  const { filter } = context;
  if (!filter) throw badValue('A positional projection needs a filter on the array.');
  putPath(parsed.kept, path, true);
  const parts = path.split('.');
  parsed.steps.push((result, source) => {
    const index = matchedPosition(source, filter, parts);
    changeArrays(result, parts, (items) => {
      if (index === undefined || index >= items.length)
        throw badValue(`The filter does not say which element of '${path}' to show.`);
      return [items[index]];
    });
  });
}
