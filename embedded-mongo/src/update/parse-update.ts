// Updates as clients send them, to a function from one version of a document to the next.
import { badValue, CommandError, failedToParse } from '../command-error.ts';
import { equalValues } from '../bson/compare.ts';
import { deepCopy, type Document, isDocument } from '../bson/document.ts';
import type { Variables } from '../expression/scope.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { matchedPosition } from '../query/matched-position.ts';
import { arrayUpdates } from './array-operators.ts';
import { pathsOf, type ValueUpdate, valueUpdates } from './operators.ts';
import { pipelineUpdate } from './pipeline-update.ts';
import {
  type ArrayFilters,
  expandPath,
  setAtPath,
  unsetAtPath,
  type UpdateContext,
  valueAtPath,
} from './update-target.ts';

/** Makes the next version of a document. The old one is not changed. */
export interface Update {
  /** @param inserting - the document is made by an upsert, so that `$setOnInsert` applies */
  readonly apply: (document: Document, filter: Filter, inserting?: boolean) => Document;
  /** Whether the update names operators, or replaces the whole document. */
  readonly kind: 'operators' | 'replacement' | 'pipeline';
}

/** What surrounds an update in its command. */
export interface UpdateOptions {
  readonly arrayFilters?: unknown;
  readonly variables?: Variables;
}

/** @throws CommandError `FailedToParse` for unknown operators, `ConflictingUpdateOperators` for overlapping paths */
export function parseUpdate(update: unknown, options: UpdateOptions = {}): Update {
  if (Array.isArray(update)) {
    return { kind: 'pipeline', apply: pipelineUpdate(update as unknown[], options.variables) };
  }
  if (!isDocument(update)) throw failedToParse('An update must be a document or a pipeline.');
  const names = Object.keys(update);
  if (!names[0]?.startsWith('$')) return replacement(update, names);
  const arrayFilters = parseArrayFilters(options.arrayFilters);
  const changes = names.flatMap((name) => parseOperator(name, update[name]));
  rejectConflicts(changes.flatMap(({ paths }) => paths));
  return {
    kind: 'operators',
    apply: (document, filter, inserting = false) => {
      const next = deepCopy(document);
      const context = {
        arrayFilters,
        matched: (parts: readonly string[]) => matchedPosition(document, filter, parts),
      };
      for (const change of changes) if (inserting || !change.onInsert) change.apply(next, context);
      keepId(document, next);
      return next;
    },
  };
}

interface Change {
  readonly paths: readonly string[];
  readonly onInsert: boolean;
  readonly apply: (next: Document, context: UpdateContext) => void;
}

function replacement(update: Document, names: readonly string[]): Update {
  if (names.some((name) => name.startsWith('$'))) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      'A replacement may not mix fields and update operators.',
    );
  }
  return {
    kind: 'replacement',
    apply: (document) => {
      const { _id } = document;
      if ('_id' in update && _id !== undefined && !equalValues(update['_id'], _id)) throw immutableId();
      const { _id: _own, ...rest } = update;
      return _id === undefined ? { ...update } : { _id, ...rest };
    },
  };
}

function immutableId(): CommandError {
  return new CommandError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

function keepId(before: Document, after: Document): void {
  const { _id } = before;
  if (_id !== undefined && !equalValues(after['_id'] ?? null, _id)) throw immutableId();
}

function parseOperator(name: string, operand: unknown): Change[] {
  const update = name.startsWith('$') ? (valueUpdates[name] ?? arrayUpdates[name]) : undefined;
  const onInsert = name === '$setOnInsert';
  return pathsOf(name, operand).map(([path, value]): Change => {
    if (name === '$unset')
      return { paths: [path], onInsert, apply: (next, context) => unset(next, path, context) };
    if (name === '$rename') return renameChange(path, value);
    if (!update)
      throw failedToParse(
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    return {
      paths: [path],
      onInsert,
      apply: (next, context) => change(next, { path, value, update }, context),
    };
  });
}

function change(
  next: Document,
  at: { path: string; value: unknown; update: ValueUpdate },
  context: UpdateContext,
): void {
  for (const parts of expandPath(next, at.path, context)) {
    const value = at.update(valueAtPath(next, parts), at.value, parts.join('.'));
    if (value !== undefined) setAtPath(next, parts, deepCopy(value));
  }
}

function unset(next: Document, path: string, context: UpdateContext): void {
  for (const parts of expandPath(next, path, context)) unsetAtPath(next, parts);
}

function renameChange(from: string, to: unknown): Change {
  if (typeof to !== 'string' || to === from || to === '')
    throw badValue(`The 'to' field for $rename must be another field name: ${from}`);
  const [source, target] = [from.split('.'), to.split('.')];
  const apply = (next: Document): void => {
    const value = valueAtPath(next, source);
    if (value === undefined) return;
    unsetAtPath(next, source);
    setAtPath(next, target, value);
  };
  return { paths: [from, to], onInsert: false, apply };
}

/** Two operators may not write to one place, nor one inside the place of the other. */
function rejectConflicts(paths: readonly string[]): void {
  const sorted = paths.map((path) => `${path}.`).toSorted();
  for (const [i, path] of sorted.entries()) {
    if (i > 0 && path.startsWith(sorted[i - 1] as string)) {
      const name = path.slice(0, -1);
      throw new CommandError(
        'ConflictingUpdateOperators',
        `Updating the path '${name}' would create a conflict at '${name}'`,
      );
    }
  }
}

function parseArrayFilters(filters: unknown): ArrayFilters {
  if (filters === undefined || filters === null) return new Map();
  if (!Array.isArray(filters)) throw badValue('arrayFilters must be an array');
  return new Map(
    filters.map((filter: unknown): [string, Filter] => {
      if (!isDocument(filter)) throw badValue('Each array filter must be a document');
      const name = identifierOf(filter);
      if (name === undefined)
        throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
      return [name, parseFilter(filter)];
    }),
  );
}

function identifierOf(filter: Document): string | undefined {
  const [name] = Object.keys(filter);
  if (!name?.startsWith('$')) return name?.split('.')[0];
  const [inner] = Array.isArray(filter[name]) ? (filter[name] as unknown[]) : [];
  return isDocument(inner) ? identifierOf(inner) : undefined;
}
