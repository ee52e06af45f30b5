// Where an update operator writes: dotted paths resolved in one document, with the positional operators.
import { badValue, CommandError } from '../command-error.ts';
import { type Document, field, isDocument, isPosition, setField } from '../bson/document.ts';
import { type Filter, matches } from '../query/filter.ts';

/** What an update knows about the document it changes. */
export interface UpdateContext {
  /** Position that the filter matched in an array, for `$`. */
  readonly matched: (parts: readonly string[]) => number | undefined;
  /** Decides which elements `$[name]` means. */
  readonly arrayFilters: ReadonlyMap<string, Filter>;
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
      positions(document, { before, part }, context).map((name) => [...before, name]),
    );
  }
  return paths;
}

function positions(
  document: Document,
  { before, part }: { before: readonly string[]; part: string },
  { matched, arrayFilters }: UpdateContext,
): string[] {
  if (part === '$') {
    const index = matched(before);
    if (index !== undefined) return [String(index)];
    throw badValue('The positional operator did not find the match needed from the query.');
  }
  const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (identifier === undefined) return [part];
  const array = valueAtPath(document, before);
  if (!Array.isArray(array))
    throw badValue(`The path '${before.join('.')}' must be an array in order to apply array updates.`);
  const filter = identifier === '' ? undefined : arrayFilters.get(identifier);
  if (identifier !== '' && !filter) throw badValue(`No array filter found for identifier '${identifier}'`);
  const isWanted = (item: unknown): boolean => !filter || matches(filter, { [identifier]: item });
  return [...array.keys()].filter((i) => isWanted(array[i])).map(String);
}

function step(value: unknown, part: string): unknown {
  if (isDocument(value)) return field(value, part);
  return Array.isArray(value) ? (value[Number(part)] as unknown) : undefined;
}

/** Reads the value at a resolved path; undefined when it is missing. */
export function valueAtPath(document: Document, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(step, document);
}

/** Writes at a resolved path, making documents on the way. @throws CommandError `PathNotViable` */
export function setAtPath(document: Document, parts: readonly string[], value: unknown): void {
  let holder: unknown = document;
  for (const [depth, part] of parts.entries()) {
    const isLast = depth === parts.length - 1;
    const next = isLast ? value : (step(holder, part) ?? missingStep(holder, part));
    if (Array.isArray(holder)) setElement(holder, part, next);
    else if (isDocument(holder)) setField(holder, part, next);
    else {
      const message = `Cannot create field '${part}' in element {${parts[depth - 1]}: ${JSON.stringify(holder)}}`;
      throw new CommandError('PathNotViable', message);
    }
    holder = next;
  }
}

/** A null in the way is not replaced. */
function missingStep(holder: unknown, part: string): unknown {
  return step(holder, part) === null ? null : {};
}

function setElement(array: unknown[], part: string, value: unknown): void {
  if (!isPosition(part))
    throw new CommandError('PathNotViable', `Cannot create field '${part}' in an array.`);
  const index = Number(part);
  if (index > array.length + MAX_PADDING)
    throw badValue('The position is too far beyond the end of the array.');
  while (array.length < index) array.push(null);
  array[index] = value;
}

/** Removes the value at a resolved path. An array element becomes null. */
export function unsetAtPath(document: Document, parts: readonly string[]): void {
  const last = parts.at(-1) as string;
  const holder = valueAtPath(document, parts.slice(0, -1));
  if (isDocument(holder)) delete holder[last];
  else if (Array.isArray(holder) && Number(last) < holder.length) holder[Number(last)] = null;
}
