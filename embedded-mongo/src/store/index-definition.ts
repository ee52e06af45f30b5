// What an index is: its fields, its rules, and the checks on a definition that a client sends.
import { CommandError, notImplemented } from '../command-error.ts';
import { foldOf } from '../bson/collation.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { equalValues } from '../bson/compare.ts';
import { toNumber } from '../bson/number.ts';
import type { Fold } from '../bson/order-key.ts';
import { type Filter } from '../query/filter.ts';
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
  readonly collation: Document | undefined;
  readonly fold: Fold | undefined;
  /** The definition as `listIndexes` shows it. */
  readonly spec: Document;
}

const KNOWN_OPTIONS = new Set([
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'collation',
  'hidden',
]);

/** The definition of the index that every collection has. */
export const ID_INDEX_SPEC: Document = { v: 2, key: { _id: 1 }, name: '_id_' };

/**
 * Checks an index definition and makes it ready for use.
 *
 * @throws CommandError `CannotCreateIndex` for a wrong one, `NotImplemented` for a kind that this store leaves out
 */
export function parseIndex(input: Document): IndexDefinition {
  for (const option of Object.keys(input)) {
    if (OTHER_KINDS.has(option) || (option === 'hidden' && input[option] === true))
      throw notImplemented(`The index option ${option}`);
    if (KNOWN_OPTIONS.has(option)) continue;
    throw new CommandError(
      'InvalidOptions',
      `The field '${option}' is not valid for an index specification.`,
    );
  }
  const { key } = input;
  if (!isDocument(key) || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be empty.');
  const name = input['name'];
  if (typeof name !== 'string' || name === '') throw cannotCreate('An index needs a name.');
  const partial = input['partialFilterExpression'];
  if (partial !== undefined && input['sparse'] === true) {
    throw cannotCreate('An index cannot be both sparse and partial.');
  }
  const collation = input['collation'] as Document | undefined;
  const isId = name === '_id_';
  const expireAfterSeconds = parseExpiry(input, Object.keys(key));
  return {
    name,
    fields: Object.entries(key).map(parseField),
    unique: isId || input['unique'] === true,
    sparse: input['sparse'] === true,
    partial: partial === undefined ? undefined : parseFilter(partial as Document),
    expireAfterSeconds,
    collation,
    fold: foldOf(collation),
    spec: {
      v: 2,
      ...without(input, ['v', 'ns', 'background', 'hidden', 'expireAfterSeconds']),
      ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    },
  };
}

const OTHER_KINDS = new Set([
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'storageEngine',
  'clustered',
]);

function parseField([path, direction]: [string, unknown]): IndexField {
  if (typeof direction === 'string') throw notImplemented(`An index of type ${direction}`);
  const number = toNumber(direction);
  if (number === undefined || number === 0) {
    throw cannotCreate(
      `Values in an index key pattern must be positive or negative numbers, not in '${path}'.`,
    );
  }
  const parts = path.split('.');
  if (parts.includes('$**')) throw notImplemented('A wildcard index');
  if (parts.some((part) => part === '' || part.startsWith('$'))) {
    throw cannotCreate(`'${path}' is not a field that can be indexed.`);
  }
  return { path, parts, descending: number < 0 };
}

/** Seconds up to which MongoDB accepts an expiry: those of an int32. */
const MAX_EXPIRE_SECONDS = 2_147_483_647;

function parseExpiry(input: Document, paths: string[]): number | undefined {
  if (input['expireAfterSeconds'] === undefined) return undefined;
  const seconds = Math.trunc(toNumber(input['expireAfterSeconds']) ?? Number.NaN);
  if (!(seconds >= 0 && seconds <= MAX_EXPIRE_SECONDS)) {
    throw cannotCreate(`expireAfterSeconds must be a number from 0 to ${MAX_EXPIRE_SECONDS}.`);
  }
  if (paths.length !== 1 || paths[0] === '_id')
    throw cannotCreate('TTL indexes are single-field indexes, not on _id.');
  return seconds;
}

function cannotCreate(message: string): CommandError {
  return new CommandError('CannotCreateIndex', message);
}

function without(document: Document, names: string[]): Document {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));
}

/** Tells whether two definitions ask for the same index, so that creating it again changes nothing. */
export function sameIndex(a: IndexDefinition, b: IndexDefinition): boolean {
  return equalValues(comparable(a.spec), comparable(b.spec));
}

function comparable(spec: Document): Document {
  const { key, unique, sparse, partialFilterExpression, expireAfterSeconds, collation } = spec;
  const parts = { key, unique: unique === true, sparse: sparse === true };
  return {
    ...parts,
    partial: partialFilterExpression ?? null,
    expire: expireAfterSeconds ?? null,
    collation: collation ?? null,
  };
}
