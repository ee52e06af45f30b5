// What a decoded BSON document is in memory, and the questions asked about its values.
import { type BSONRegExp, BSONType } from 'bson';

/**
 * A decoded document. Numbers read from bytes are instances of `Int32`, `Double`, `Long` and `Decimal128`, so
 * that writing a document back never changes the type of an untouched field. A plain number counts as int32
 * when it is one.
 */
export type Document = Record<string, unknown>;

/** Tells whether a value is an embedded document (not an array, date or other BSON class). */
export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Tells whether a document's first field is an operator. */
export function hasOperator(value: Document): boolean {
  return Object.keys(value)[0]?.startsWith('$') === true;
}

/** Reads an own field; a missing one, or one that only the prototype has, is `undefined`. */
export function field(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Sets a field, also one named `__proto__`, as plain data. */
export function setField(document: Document, name: string, value: unknown): void {
  if (name !== '__proto__') document[name] = value;
  else Object.defineProperty(document, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Copies a document with each of its values changed. */
export function mapDocument(document: Document, change: (value: unknown, name: string) => unknown): Document {
  const copy: Document = {};
  for (const name of Object.keys(document)) setField(copy, name, change(document[name], name));
  return copy;
}

/** Copies documents and arrays all the way down; other values are immutable and shared. */
export function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(deepCopy) as T;
  return isDocument(value) ? (mapDocument(value, deepCopy) as T) : value;
}

/** Tells whether a part of a path can be a position in an array. */
export function isPosition(part: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(part);
}

/** The class of a BSON value (`ObjectId`, `Long` …), or undefined for plain JavaScript values. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || isDocument(value)) return undefined;
  return (value as { _bsontype?: string })._bsontype;
}

/** Tells whether a value is a regular expression. */
export function isRegExp(value: unknown): value is BSONRegExp {
  return bsonType(value) === 'BSONRegExp';
}

/** The alias of a BSON type by its number, such as `string` by 2. */
export const TYPE_ALIASES: ReadonlyMap<number, string> = new Map(
  Object.entries(BSONType).map(([alias, number]) => [number, alias]),
);

/** Classes whose alias is not their own name with a small letter. */
const CLASS_ALIASES: Readonly<Record<string, string>> = {
  Int32: 'int',
  Decimal128: 'decimal',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Code: 'javascript',
  BSONSymbol: 'symbol',
};

/**
 * The alias of a value's type, as `$type` and error messages use it.
 * @returns `missing` for undefined
 * @source https://www.mongodb.com/docs/manual/reference/bson-types/
 */
export function typeName(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return value === (value | 0) && !Object.is(value, -0) ? 'int' : 'double';
  if (typeof value !== 'object') return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  const type = bsonType(value) ?? 'Object';
  return CLASS_ALIASES[type] ?? type.charAt(0).toLowerCase() + type.slice(1);
}
