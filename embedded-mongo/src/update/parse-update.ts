// Updates as clients send them, to a function from one version of a document to the next.
import { badValue, CommandError, failedToParse, notImplemented } from '../command-error.ts';
import { plain, type Variables } from '../aggregate/expression.ts';
import { preparedStage, runStages } from '../aggregate/run-aggregate.ts';
import { deepCopy, type Document, hasOperator, isDocument, mapDocument, typeName } from '../bson/document.ts';
import { equalValues } from '../bson/order-key.ts';
import { conjuncts, type Filter, matchedPosition } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { valueUpdates } from './operators.ts';
import { expandPath, setAtPath, unsetAtPath, type UpdateContext, valueAtPath } from './update-target.ts';

/** Makes the next version of a document. The old one is not changed. */
export interface Update {
  /** @param inserting - the document is made by an upsert, so that `$setOnInsert` applies */
  readonly apply: (document: Document, filter: Filter, inserting?: boolean) => Document;
  /** The update replaces the whole document. */
  readonly isReplacement: boolean;
}

/** What surrounds an update in its command. */
export interface UpdateOptions {
  readonly arrayFilters?: unknown;
  readonly variables?: Variables;
}

/** @throws CommandError `FailedToParse` for unknown operators, `ConflictingUpdateOperators` for overlapping paths */
export function parseUpdate(update: unknown, options: UpdateOptions = {}): Update {
  if (Array.isArray(update)) return pipelineUpdate(update, options.variables ?? {});
  if (!isDocument(update)) throw failedToParse('An update must be a document or a pipeline.');
  if (!hasOperator(update)) return replacement(update);
  const arrayFilters = parseArrayFilters(options.arrayFilters);
  const changes = Object.entries(update).flatMap(([name, operand]) => parseOperator(name, operand));
  rejectConflicts(changes.flatMap(({ paths }) => paths));
  const apply: Update['apply'] = (document, filter, inserting) => {
    const next = deepCopy(document);
    const matched = (parts: readonly string[]): number | undefined =>
      matchedPosition(document, filter, parts);
    for (const change of changes)
      if (inserting === true || !change.onInsert) change.apply(next, { arrayFilters, matched });
    checkId(document, next['_id'] ?? null);
    return next;
  };
  return { apply, isReplacement: false };
}

/** @throws CommandError `ImmutableField` when an update gives an existing document another id */
function checkId({ _id }: Document, next: unknown): void {
  if (_id === undefined || next === undefined || equalValues(next, _id)) return;
  const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
  throw new CommandError('ImmutableField', message);
}

/** The new content of a document with the `_id` it had. */
function withIdOf(document: Document, content: Document): Document {
  checkId(document, content['_id']);
  const { _id } = document;
  const { _id: _same, ...rest } = content;
  return _id === undefined ? { ...content } : { _id, ...rest };
}

function replacement(update: Document): Update {
  if (Object.keys(update).some((name) => name.startsWith('$')))
    throw new CommandError('DollarPrefixedFieldName', 'A replacement may not mix fields and operators.');
  return { apply: (document) => withIdOf(document, update), isReplacement: true };
}

/**
 * Stages that an update may use.
 * @source https://www.mongodb.com/docs/manual/tutorial/update-documents-with-aggregation-pipeline/
 */
const PIPELINE_STAGES = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];

function pipelineUpdate(pipeline: readonly unknown[], variables: Variables): Update {
  const stages = pipeline.map(preparedStage);
  for (const name of stages.flatMap(Object.keys)) {
    if (!PIPELINE_STAGES.includes(name))
      throw new CommandError('InvalidOptions', `${name} is not allowed to be used within an update`);
  }
  const apply: Update['apply'] = (document) => {
    const [next] = runStages(stages, [plain(document) as Document], { variables });
    if (!isDocument(next)) throw badValue('An update must give a document.');
    // What the pipeline left alone keeps its exact type.
    const kept = (value: unknown, name: string): unknown =>
      equalValues(value, document[name]) ? document[name] : value;
    return withIdOf(document, mapDocument(next, kept));
  };
  return { apply, isReplacement: false };
}

interface Change {
  readonly paths: readonly string[];
  readonly onInsert: boolean;
  readonly apply: (next: Document, context: UpdateContext) => void;
}

function parseOperator(name: string, operand: unknown): Change[] {
  const update = name.startsWith('$') ? valueUpdates[name] : undefined;
  if (name === '$bit') throw notImplemented('The update operator $bit');
  if (!update && name !== '$unset' && name !== '$rename') throw failedToParse(`Unknown modifier: ${name}`);
  if (!isDocument(operand))
    throw failedToParse(`${name} needs a document of fields, not a value of type ${typeName(operand)}`);
  return Object.entries(operand).map(([path, value]) => {
    if (name === '$rename') return renameChange(path, value);
    const apply: Change['apply'] = (next, context) => {
      for (const parts of expandPath(next, path, context)) {
        if (!update) {
          unsetAtPath(next, parts);
          continue;
        }
        const result = update(valueAtPath(next, parts), value, parts.join('.'));
        if (result !== undefined) setAtPath(next, parts, deepCopy(result));
      }
    };
    return { paths: [path], onInsert: name === '$setOnInsert', apply };
  });
}

function renameChange(from: string, to: unknown): Change {
  if (typeof to !== 'string' || to === from || to === '')
    throw badValue(`The 'to' field for $rename must be another field name: ${from}`);
  const apply = (next: Document): void => {
    const value = valueAtPath(next, from.split('.'));
    if (value === undefined) return;
    unsetAtPath(next, from.split('.'));
    setAtPath(next, to.split('.'), value);
  };
  return { paths: [from, to], onInsert: false, apply };
}

/** Two operators may not write to one place, nor one inside the place of the other. */
function rejectConflicts(paths: readonly string[]): void {
  const sorted = paths.map((path) => `${path}.`).toSorted();
  const conflict = sorted.find((path, i) => i > 0 && path.startsWith(sorted[i - 1] as string))?.slice(0, -1);
  if (conflict === undefined) return;
  const message = `Updating the path '${conflict}' would create a conflict at '${conflict}'`;
  throw new CommandError('ConflictingUpdateOperators', message);
}

function parseArrayFilters(filters: unknown): ReadonlyMap<string, Filter> {
  if (filters === undefined || filters === null) return new Map();
  if (!Array.isArray(filters)) throw badValue('arrayFilters must be an array');
  return new Map(
    filters.map((document: unknown): [string, Filter] => {
      if (!isDocument(document)) throw badValue('Each array filter must be a document');
      const filter = parseFilter(document);
      const name = identifierOf(filter);
      if (name === undefined) throw failedToParse('An array filter must name the element that it is about');
      return [name, filter];
    }),
  );
}

/** The first part of the first path that a filter speaks of. */
function identifierOf(filter: Filter): string | undefined {
  if (filter.kind === 'field') return filter.parts[0];
  if (filter.kind === 'not') return identifierOf(filter.filter);
  return 'filters' in filter && filter.filters[0] ? identifierOf(filter.filters[0]) : undefined;
}

/** What an upsert starts from by its filter. @throws CommandError `NotSingleValueField` for two values */
export function upsertDocument(filter: Filter): Document {
  const document: Document = {};
  for (const part of conjuncts(filter)) {
    const condition = part.kind === 'or' && part.filters.length === 1 ? part.filters[0] : part;
    if (condition?.kind !== 'field') continue;
    const { operator, operand, parts, path } = condition;
    const isOne = operator === 'in' && Array.isArray(operand) && operand.length === 1;
    const value = operator === 'eq' ? operand : isOne ? (operand[0] as unknown) : undefined;
    if (value === undefined) continue;
    if (valueAtPath(document, parts) !== undefined) {
      const message = `cannot infer query fields to set, path '${path}' is matched twice`;
      throw new CommandError('NotSingleValueField', message);
    }
    setAtPath(document, parts, deepCopy(value));
  }
  return document;
}
