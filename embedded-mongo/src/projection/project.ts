// Projections of find and findAndModify: which fields a document keeps, and which are computed.
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { compileExpression, type Variables } from '../aggregate/expression.ts';
import { type Document, field, hasOperator, isDocument, mapDocument, setField } from '../bson/document.ts';
import { isNumber, isTruthy, toNumber } from '../bson/number.ts';
import { type Filter, matchedPosition, matches } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';

/** Makes the projected document. */
export type Projection = (document: Document) => Document;

/** What surrounds a projection in its command. */
export interface ProjectionContext {
  /** The command's filter, which decides what the positional `$` shows. */
  readonly filter: Filter;
  readonly variables?: Variables;
}

/** Names of one level; a leaf is `true`. */
type PathTree = Map<string, PathTree | true>;
type Step = (result: Document, source: Document) => void;

/** What the entries of a projection add up to. */
interface Parsed {
  readonly kept: PathTree;
  readonly dropped: PathTree;
  readonly steps: Step[];
  /** Paths of `$slice`: part of a projection that keeps fields, no reason by themselves to drop the others. */
  readonly sliced: string[];
  computes: boolean;
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
    sliced: [],
    computes: false,
    keepsId: undefined,
  };
  for (const [path, value] of Object.entries(spec)) parseEntry(parsed, [path, value], context);
  const { kept, dropped, steps, keepsId } = parsed;
  if (kept.size > 0 && dropped.size > 0)
    throw new CommandError('Location31324', 'A projection cannot mix inclusion and exclusion of fields.');
  const keeps = kept.size > 0 || (dropped.size === 0 && (parsed.computes || keepsId === true));
  for (const path of keeps ? parsed.sliced : []) putPath(kept, path);
  if (keeps && keepsId !== false) kept.set('_id', true);
  if (!keeps && keepsId === false) dropped.set('_id', true);
  return (document) => {
    const result = filtered(document, keeps ? kept : dropped, keeps) as Document;
    for (const step of steps) step(result, document);
    return result;
  };
}

function parseEntry(parsed: Parsed, [path, value]: [string, unknown], context: ProjectionContext): void {
  if (path === '') throw badValue('An empty field path cannot be projected.');
  if (path.endsWith('.$')) return positional(parsed, path.slice(0, -2), context.filter);
  if (typeof value === 'boolean' || isNumber(value)) {
    if (path === '_id') parsed.keepsId = isTruthy(value);
    else putPath(isTruthy(value) ? parsed.kept : parsed.dropped, path);
    return undefined;
  }
  if (isDocument(value) && !hasOperator(value)) {
    if (Object.keys(value).length === 0) throw badValue('An empty sub-projection is not a valid value.');
    for (const [name, part] of Object.entries(value)) parseEntry(parsed, [`${path}.${name}`, part], context);
    return undefined;
  }
  const { $slice, $elemMatch, $meta }: Document = isDocument(value) ? value : {};
  if ($meta !== undefined) throw notImplemented('$meta');
  if ($elemMatch !== undefined) return elemMatch(parsed, path, $elemMatch);
  if (isNumber(Array.isArray($slice) ? ($slice[0] as unknown) : $slice)) return slice(parsed, path, $slice);
  const compute = compileExpression(value, context.variables);
  parsed.computes = true;
  parsed.steps.push((result, source) => setAt(result, path.split('.'), compute(source)));
}

function putPath(tree: PathTree, path: string): void {
  const parts = path.split('.');
  const last = parts.pop() as string;
  const collision = new CommandError('Location31324', `Path collision at ${path}`);
  let level = tree;
  for (const part of parts) {
    const next: PathTree | true = level.get(part) ?? new Map<string, PathTree | true>();
    if (next === true) throw collision;
    level.set(part, next);
    level = next;
  }
  if (level.get(last) instanceof Map) throw collision;
  level.set(last, true);
}

/** Keeps or drops what a tree names, inside arrays too. */
function filtered(value: unknown, tree: PathTree, keeps: boolean): unknown {
  if (Array.isArray(value))
    return value.map((item) => filtered(item, tree, keeps)).filter((item) => item !== undefined);
  if (!isDocument(value)) return keeps ? undefined : value;
  const result: Document = {};
  for (const [name, inner] of Object.entries(value)) {
    const branch = tree.get(name);
    const isWhole = branch === undefined ? !keeps : branch === true && keeps;
    const shown = isWhole ? inner : branch instanceof Map ? filtered(inner, branch, keeps) : undefined;
    if (shown !== undefined) setField(result, name, shown);
  }
  return result;
}

/** Sets a computed value; documents on the way are made, and undefined removes. */
function setAt(holder: Document, [name = '', ...rest]: readonly string[], value: unknown): void {
  const present = field(holder, name);
  if (rest.length === 0) {
    if (value === undefined) delete holder[name];
    else setField(holder, name, value);
    return;
  }
  const items = (Array.isArray(present) ? present : [present]).map((item: unknown) => {
    const copy = isDocument(item) ? mapDocument(item, (part) => part) : {};
    setAt(copy, rest, value);
    return copy;
  });
  setField(holder, name, Array.isArray(present) ? items : items[0]);
}

/** Changes the arrays at a path of a document that was copied on the way. */
function changeArrays(
  holder: Document,
  [name = '', ...rest]: readonly string[],
  change: (items: unknown[]) => unknown[],
): void {
  const value = field(holder, name);
  if (rest.length === 0) {
    if (Array.isArray(value)) setField(holder, name, change(value));
    return;
  }
  for (const item of Array.isArray(value) ? (value as unknown[]) : [value])
    if (isDocument(item)) changeArrays(item, rest, change);
}

/** A negative limit counts from the end; a negative skip too. */
function slice(parsed: Parsed, path: string, operand: unknown): void {
  const [first = 0, second] = (Array.isArray(operand) ? operand : [operand]).map((number: unknown) =>
    Math.trunc(toNumber(number) ?? Number.NaN),
  );
  const sliceOf = (items: unknown[]): unknown[] => {
    if (second === undefined) return first < 0 ? items.slice(first) : items.slice(0, first);
    const start = first < 0 ? Math.max(items.length + first, 0) : first;
    return items.slice(start, start + second);
  };
  parsed.sliced.push(path);
  parsed.steps.push((result) => changeArrays(result, path.split('.'), sliceOf));
}

function elemMatch(parsed: Parsed, path: string, operand: unknown): void {
  if (path.includes('.')) throw badValue('Cannot use $elemMatch projection on a nested field.');
  const filter = parseFilter({ [path]: { $elemMatch: operand } });
  putPath(parsed.kept, path);
  parsed.steps.push((result) => {
    const items = field(result, path);
    const found = Array.isArray(items)
      ? items.filter((item: unknown) => matches(filter, { [path]: [item] })).slice(0, 1)
      : [];
    setAt(result, [path], found.length > 0 ? found : undefined);
  });
}

/** Shows the element of an array at the position where the command's filter matched. */
function positional(parsed: Parsed, path: string, filter: Filter): void {
  const parts = path.split('.');
  putPath(parsed.kept, path);
  parsed.steps.push((result, source) => {
    const index = matchedPosition(source, filter, parts);
    changeArrays(result, parts, (items) => {
      if (index === undefined || index >= items.length)
        throw badValue(`The filter does not say which element of '${path}' to show.`);
      return [items[index]];
    });
  });
}
