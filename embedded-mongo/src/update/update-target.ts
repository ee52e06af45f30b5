// Where an update operator writes: dotted paths resolved in one document, with the positional operators.
import { badValue, CommandError } from '../command-error.ts';
import { type Document, field, isDocument, setField } from '../bson/document.ts';
import type { Filter } from '../query/filter.ts';
import { matches } from '../query/matches.ts';

/** Decides which elements `$[name]` means. */
export type ArrayFilters = ReadonlyMap<string, Filter>;

/** What an update knows about the document it changes. */
export interface UpdateContext {
  /** Position that the filter matched in an array, for `$`. */
  readonly matched: (parts: readonly string[]) => number | undefined;
  readonly arrayFilters: ArrayFilters;
}

/** An array that could be filled up to a position without end would take all memory. */
const MAX_PADDING = 1_500_000;

/** Replaces the positional parts of a path by the positions they mean in this document. */
export function expandPath(document: Document, path: string, context: UpdateContext): string[][] {
  const parts = path.split('.');
  if (parts.includes(''))
    throw new CommandError('InvalidOptions', `The update path '${path}' contains an empty field name.`);
  if (!path.includes('$')) return [parts];
  let paths: string[][] = [[]];
  for (const part of parts) {
    paths = paths.flatMap((before) =>
      positions(document, { before, part, parts }, context).map((name) => [...before, name]),
    );
  }
  return paths;
}

function positions(
  document: Document,
  at: { before: readonly string[]; part: string; parts: readonly string[] },
  context: UpdateContext,
): string[] {
  const { before, part, parts } = at;
  if (part === '$') {
    const index = context.matched(before);
    if (index === undefined)
      throw badValue('The positional operator did not find the match needed from the query.');
    return [String(index)];
  }
  const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (identifier === undefined) return [part];
  const array = before.reduce<unknown>(step, document);
  if (!Array.isArray(array)) {
    throw badValue(
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  const indexes = [...array.keys()];
  if (identifier === '') return indexes.map(String);
  const filter = context.arrayFilters.get(identifier);
  if (!filter)
    throw badValue(`No array filter found for identifier '${identifier}' in path '${parts.join('.')}'`);
  return indexes.filter((i) => matches(filter, { [identifier]: array[i] as unknown })).map(String);
}

function step(value: unknown, part: string): unknown {
  if (isDocument(value)) return field(value, part);
  return Array.isArray(value) ? (value[Number(part)] as unknown) : undefined;
}

/** Reads the value at a resolved path; undefined when it is missing. */
export function valueAtPath(document: Document, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(step, document);
}

/**
 * Writes a value at a resolved path, making documents on the way.
 *
 * @throws CommandError `PathNotViable` when a plain value is in the way
 */
export function setAtPath(document: Document, parts: readonly string[], value: unknown): void {
  let holder: unknown = document;
  for (const [depth, part] of parts.entries()) {
    const isLast = depth === parts.length - 1;
    const next = isLast ? value : (step(holder, part) ?? missingStep(holder, part));
    if (Array.isArray(holder)) setElement(holder, part, next);
    else if (isDocument(holder)) setField(holder, part, next);
    else throw notViable(parts, depth, holder);
    holder = next;
  }
}

/** A null in the way is not replaced. */
function missingStep(holder: unknown, part: string): unknown {
  return step(holder, part) === null ? null : {};
}

function setElement(array: unknown[], part: string, value: unknown): void {
  const index = /^\d+$/.test(part) ? Number(part) : -1;
  if (index < 0) throw new CommandError('PathNotViable', `Cannot create field '${part}' in an array.`);
  if (index > array.length + MAX_PADDING)
    throw new CommandError('BadValue', 'The position is too far beyond the end of the array.');
  while (array.length < index) array.push(null);
  array[index] = value;
}

function notViable(parts: readonly string[], depth: number, holder: unknown): CommandError {
  const name = parts[depth - 1] ?? '';
  return new CommandError(
    'PathNotViable',
    `Cannot create field '${parts[depth]}' in element {${name}: ${JSON.stringify(holder)}}`,
  );
}

/** Removes the value at a resolved path. An array element becomes null. */
export function unsetAtPath(document: Document, parts: readonly string[]): boolean {
  const last = parts.at(-1) as string;
  const holder = valueAtPath(document, parts.slice(0, -1));
  if (isDocument(holder) && Object.hasOwn(holder, last)) return delete holder[last];
  if (!Array.isArray(holder) || !(Number(last) < holder.length)) return false;
  holder[Number(last)] = null;
  return true;
}
