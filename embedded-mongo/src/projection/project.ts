// Projections of find and findAndModify: which fields a document keeps, and which are computed.
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { leftOut } from '../left-out.ts';
import { compileExpression, type Variables } from '../aggregate/expression.ts';
import { type Document, field, hasOperator, isDocument, setField } from '../bson/document.ts';
import { isNumber, isTruthy } from '../bson/number.ts';

/** Names of one level; a leaf is `true`. */
type PathTree = Map<string, PathTree | true>;

/** What the entries of a projection add up to. */
interface Parsed {
  readonly kept: PathTree;
  readonly dropped: PathTree;
  readonly computed: Map<string, (document: Document) => unknown>;
  keepsId: boolean | undefined;
}

const LEFT_OUT = leftOut('$slice $elemMatch $meta');

/** Compiles a projection; undefined when it keeps all as it is. @throws CommandError `Location31324` */
export function compileProjection(
  spec: Document,
  variables: Variables,
): ((document: Document) => Document) | undefined {
  if (Object.keys(spec).length === 0) return undefined;
  const parsed: Parsed = { kept: new Map(), dropped: new Map(), computed: new Map(), keepsId: undefined };
  for (const [path, value] of Object.entries(spec)) parseEntry(parsed, [path, value], variables);
  const { kept, dropped, computed, keepsId } = parsed;
  if (kept.size > 0 && dropped.size > 0)
    throw new CommandError('Location31324', 'A projection cannot mix inclusion and exclusion of fields.');
  const keeps = kept.size > 0 || (dropped.size === 0 && (computed.size > 0 || keepsId === true));
  if (keeps && keepsId !== false) kept.set('_id', true);
  if (!keeps && keepsId === false) dropped.set('_id', true);
  return (document) => {
    const result = filtered(document, keeps ? kept : dropped, keeps) as Document;
    for (const [path, compute] of computed) setAt(result, path.split('.'), compute(document));
    return result;
  };
}

function parseEntry(parsed: Parsed, [path, value]: [string, unknown], variables: Variables): void {
  if (path === '') throw badValue('An empty field path cannot be projected.');
  if (path.endsWith('.$')) throw notImplemented('A positional projection');
  if (typeof value === 'boolean' || isNumber(value)) {
    if (path === '_id') parsed.keepsId = isTruthy(value);
    else putPath(isTruthy(value) ? parsed.kept : parsed.dropped, path);
  } else if (isDocument(value) && !hasOperator(value)) {
    if (Object.keys(value).length === 0) throw badValue('An empty sub-projection is not a valid value.');
    for (const [name, part] of Object.entries(value))
      parseEntry(parsed, [`${path}.${name}`, part], variables);
  } else {
    const [operator = ''] = isDocument(value) ? Object.keys(value) : [];
    if (LEFT_OUT.has(operator)) throw notImplemented(`${operator} in a projection`);
    parsed.computed.set(path, compileExpression(value, variables));
  }
}

function putPath(tree: PathTree, path: string): void {
  const [name = '', ...rest] = path.split('.');
  const next = tree.get(name) ?? (rest.length === 0 ? true : new Map<string, PathTree | true>());
  if (next instanceof Map !== rest.length > 0)
    throw new CommandError('Location31324', `Path collision at ${path}`);
  tree.set(name, next);
  if (next instanceof Map) putPath(next, rest.join('.'));
}

/** Keeps or drops what a tree names, inside arrays too. */
function filtered(value: unknown, tree: PathTree, keeps: boolean): unknown {
  if (Array.isArray(value))
    return value.map((item) => filtered(item, tree, keeps)).filter((item) => item !== undefined);
  if (!isDocument(value)) return keeps ? undefined : value;
  const result: Document = {};
  for (const [name, inner] of Object.entries(value)) {
    const branch = tree.get(name) ?? !keeps;
    const isWhole = branch === true && (keeps || !tree.has(name));
    const shown = branch instanceof Map ? filtered(inner, branch, keeps) : isWhole ? inner : undefined;
    if (shown !== undefined) setField(result, name, shown);
  }
  return result;
}

/** Sets a computed value in a document of our own; documents on the way are made, and undefined removes. */
function setAt(holder: Document, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    const present = field(holder, name);
    const next: Document = isDocument(present) ? { ...present } : {};
    setAt(next, rest, value);
    setField(holder, name, next);
  } else if (value === undefined) {
    delete holder[name];
  } else {
    setField(holder, name, value);
  }
}
