// What an index is: its fields, its rules, and the checks on a definition that a client sends.
import { CommandError, notImplemented } from '../command-error.ts';
import { leftOut, refuseOptions } from '../left-out.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { equalValues } from '../bson/order-key.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';

/** One field of an index. */
export interface IndexField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

/** A parsed index definition. */
export interface IndexDefinition {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Only documents that match are in the index. */
  readonly partial: Filter | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** The definition as `listIndexes` shows it. */
  readonly spec: Document;
}

/** The definition of the index that every collection has. */
export const ID_INDEX_SPEC: Document = { v: 2, key: { _id: 1 }, name: '_id_' };

/** Options of other kinds of indexes. */
const LEFT_OUT = leftOut(`
  weights default_language language_override textIndexVersion 2dsphereIndexVersion bits min max wildcardProjection
  storageEngine clustered prepareUnique hidden collation`);

/** What makes two indexes of the same key different. */
const RULES = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'];
const SHOWN = ['key', 'name', ...RULES];
const KNOWN = [...SHOWN, 'v', 'ns', 'background', ...LEFT_OUT];

/** Checks an index definition. @throws CommandError `CannotCreateIndex`, `NotImplemented` for other kinds */
export function parseIndex(input: Document): IndexDefinition {
  refuseOptions(input, LEFT_OUT);
  const strange = Object.keys(input).find((option) => !KNOWN.includes(option));
  if (strange !== undefined)
    throw new CommandError('InvalidOptions', `'${strange}' is not valid for an index.`);
  const spec = Object.fromEntries(Object.entries(input).filter(([name]) => SHOWN.includes(name)));
  const { key, name, partialFilterExpression: partial, unique, sparse } = spec;
  if (!isDocument(key) || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be empty.');
  if (typeof name !== 'string' || name === '') throw cannotCreate('An index needs a name.');
  if (partial !== undefined && (sparse === true || !isDocument(partial)))
    throw cannotCreate('A partial index needs a filter, and cannot be sparse too.');
  const fields = Object.entries(key).map(parseField);
  const expireAfterSeconds = parseExpiry(spec, fields);
  return {
    name,
    fields,
    unique: name === '_id_' || unique === true,
    sparse: sparse === true,
    partial: partial === undefined ? undefined : parseFilter(partial),
    expireAfterSeconds,
    spec: { v: 2, ...spec, ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }) },
  };
}

function parseField([path, direction]: [string, unknown]): IndexField {
  const parts = path.split('.');
  if (typeof direction === 'string') throw notImplemented(`An index of type ${direction}`);
  if (parts.includes('$**')) throw notImplemented('A wildcard index');
  const number = toNumber(direction) || Number.NaN;
  if (Number.isNaN(number)) throw cannotCreate(`The direction of '${path}' must be 1 or -1.`);
  if (parts.some((part) => part === '' || part.startsWith('$')))
    throw cannotCreate(`'${path}' is not a field that can be indexed.`);
  return { path, parts, descending: number < 0 };
}

/** Seconds up to which MongoDB accepts an expiry: those of an int32. */
const MAX_EXPIRE_SECONDS = 2_147_483_647;

function parseExpiry(spec: Document, fields: readonly IndexField[]): number | undefined {
  if (spec['expireAfterSeconds'] === undefined) return undefined;
  const seconds = Math.trunc(toNumber(spec['expireAfterSeconds']) ?? Number.NaN);
  if (!(seconds >= 0 && seconds <= MAX_EXPIRE_SECONDS))
    throw cannotCreate(`expireAfterSeconds must be a number from 0 to ${MAX_EXPIRE_SECONDS}.`);
  if (fields.length === 1 && fields[0]?.path !== '_id') return seconds;
  throw cannotCreate('TTL indexes are single-field indexes, not on _id.');
}

function cannotCreate(message: string): CommandError {
  return new CommandError('CannotCreateIndex', message);
}

/** Tells whether two definitions ask for the same index, so that creating it again changes nothing. */
export function sameIndex({ spec: a }: IndexDefinition, { spec: b }: IndexDefinition): boolean {
  return ['key', ...RULES].every((name) => equalValues(a[name] || null, b[name] || null));
}
