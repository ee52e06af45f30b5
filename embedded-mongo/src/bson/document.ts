// What a decoded BSON document is in memory, and the questions asked about its values.
import type { BSONRegExp } from 'bson';

/**
 * A decoded document. Int32 and fractional doubles are JavaScript numbers; a double without a fraction stays a
 * `Double`, int64 a `Long`, so that writing a document back never changes the type of an untouched field.
 */
export type Document = Record<string, unknown>;

/** Bytes of a whole document that are copied into a reply as they are. */
export class RawDocument {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** Tells whether a value is an embedded document (not an array, date or other BSON class). */
export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Reads an own field; a missing one, or one that only the prototype has, is `undefined`. */
export function field(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Sets a field, also one named `__proto__`, as plain data. */
export function setField(document: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(document, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    document[name] = value;
  }
}

/** Copies a document so that `setField` on the copy leaves the original alone. */
export function copyDocument(document: Document): Document {
  const copy: Document = {};
  for (const name of Object.keys(document)) setField(copy, name, document[name]);
  return copy;
}

/** Copies documents and arrays all the way down; other values are immutable and shared. */
export function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(deepCopy) as T;
  if (!isDocument(value)) return value;
  const copy: Document = {};
  for (const name of Object.keys(value)) setField(copy, name, deepCopy(value[name]));
  return copy as T;
}

/**
 * BSON's name of a value's type, as `$type` and error messages use it.
 *
 * @returns the alias, `missing` for undefined
 * @source https://www.mongodb.com/docs/manual/reference/bson-types/
 */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) && value === (value | 0) && !Object.is(value, -0) ? 'int' : 'double';
    default:
      break;
  }
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (isDocument(value)) return 'object';
  return CLASS_NAMES[bsonType(value) ?? ''] ?? 'object';
}

const CLASS_NAMES: Readonly<Record<string, string>> = {
  Double: 'double',
  Int32: 'int',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Code: 'javascript',
  BSONSymbol: 'symbol',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/** The class of a BSON value (`ObjectId`, `Long` …), or undefined for plain JavaScript values. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || isDocument(value)) return undefined;
  return (value as { _bsontype?: string })._bsontype;
}

/** Tells whether a value is a regular expression. */
export function isRegExp(value: unknown): value is BSONRegExp {
  return bsonType(value) === 'BSONRegExp';
}
