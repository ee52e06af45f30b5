// Dotted paths as a tree, and keeping, dropping or setting what the tree names, inside arrays too.
import { CommandError } from '../command-error.ts';
import { copyDocument, type Document, field, isDocument, setField } from '../bson/document.ts';

/** Computes the value of a path from the whole document. */
export type Computed = (source: Document) => unknown;

/** Names of one level; a leaf is `true` or a computed value. */
export type PathTree = Map<string, PathTree | true | Computed>;

/**
 * Adds a path to a tree.
 *
 * @throws CommandError `Location31324` when one path is the beginning of another
 */
export function putPath(tree: PathTree, path: string, leaf: true | Computed): void {
  const parts = path.split('.');
  const last = parts.pop() as string;
  let level = tree;
  for (const part of parts) {
    const next = level.get(part) ?? new Map<string, PathTree | true | Computed>();
    if (!(next instanceof Map)) throw collision(path);
    level.set(part, next);
    level = next;
  }
  if (level.get(last) instanceof Map) throw collision(path);
  level.set(last, leaf);
}

function collision(path: string): CommandError {
  return new CommandError('Location31324', `Path collision at ${path}`);
}

/** Keeps what the tree names. */
export function include(document: Document, tree: PathTree): Document {
  const result: Document = {};
  for (const name of Object.keys(document)) {
    const branch = tree.get(name);
    if (branch === undefined) continue;
    const value = branch instanceof Map ? includeValue(document[name], branch) : document[name];
    if (value !== undefined) setField(result, name, value);
  }
  return result;
}

function includeValue(value: unknown, tree: PathTree): unknown {
  if (isDocument(value)) return include(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) => includeValue(item, tree)).filter((item) => item !== undefined);
}

/** Drops what the tree names. */
export function exclude(document: Document, tree: PathTree): Document {
  const result: Document = {};
  for (const name of Object.keys(document)) {
    const branch = tree.get(name);
    if (branch === undefined) setField(result, name, document[name]);
    else if (branch instanceof Map) setField(result, name, excludeValue(document[name], branch));
  }
  return result;
}

function excludeValue(value: unknown, tree: PathTree): unknown {
  if (isDocument(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((item: unknown) => excludeValue(item, tree)) : value;
}

/** Sets the computed leaves of a tree. An array on the way gets the value in each of its elements. */
export function setComputed(document: Document, tree: PathTree, source: Document): Document {
  const result = copyDocument(document);
  for (const [name, branch] of tree) {
    const value = branchValue(field(document, name), branch, source);
    if (value === undefined) delete result[name];
    else setField(result, name, value);
  }
  return result;
}

function branchValue(existing: unknown, branch: PathTree | true | Computed, source: Document): unknown {
  if (branch === true) return existing;
  if (typeof branch === 'function') return branch(source);
  if (Array.isArray(existing)) return existing.map((item: unknown) => branchValue(item, branch, source));
  return setComputed(isDocument(existing) ? existing : {}, branch, source);
}
