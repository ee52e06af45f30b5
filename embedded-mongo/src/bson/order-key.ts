// BSON values as bytes whose plain byte order is MongoDB's order of values. Sorting, comparing, equality and indexes
// all go through here, so that they cannot disagree.
import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import { bsonType, type Document, typeName } from './document.ts';
import { toBigInt, toNumber } from './number.ts';

/**
 * First byte of each value, in MongoDB's order of types. All lie between 0x02 and 0xfd, also when inverted,
 * so that 0xff after a prefix is above everything that starts with the prefix.
 * @source https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export const TYPE_ORDER = {
  minKey: 0x10,
  emptyArray: 0x14,
  null: 0x18,
  number: 0x20,
  string: 0x30,
  object: 0x38,
  array: 0x40,
  binData: 0x48,
  objectId: 0x50,
  bool: 0x58,
  date: 0x60,
  timestamp: 0x68,
  regex: 0x70,
  javascript: 0x78,
  maxKey: 0xf0,
} as const;

/** Types of other names that are ordered together. */
const ORDER_OF_ALIAS: Readonly<Record<string, number>> = {
  ...TYPE_ORDER,
  ...Object.fromEntries(['int', 'long', 'double', 'decimal'].map((alias) => [alias, TYPE_ORDER.number])),
  missing: TYPE_ORDER.null,
  symbol: TYPE_ORDER.string,
};

const END_OF_FIELDS = Buffer.from([0x02]);

/** Above any key that begins with the bytes before it. */
export const ABOVE: Buffer = Buffer.from([0xff]);

/** Marks the key of an empty array in an index: MongoDB files it between MinKey and null. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array');

/** The place of a value's type in MongoDB's order; range operators only compare within one type. */
export function typeOrder(value: unknown): number {
  return value === EMPTY_ARRAY ? TYPE_ORDER.emptyArray : (ORDER_OF_ALIAS[typeName(value)] as number);
}

/** Turns a key around, so that it sorts the other way. */
export function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}

/** Encodes one value as a key of its own; a missing one counts as null. */
export function orderKey(value: unknown): Buffer {
  const type = typeOrder(value);
  return Buffer.concat([Buffer.from([type]), ...content(value, type)]);
}

/** Encodes values one after the other; those that are descending are inverted bit by bit. */
export function compositeKey(
  values: readonly unknown[],
  fields: readonly { readonly descending: boolean }[],
): Buffer {
  const keys = values.map((value) => orderKey(value));
  return Buffer.concat(keys.map((key, i) => (fields[i]?.descending === true ? inverted(key) : key)));
}

/** An order key as text, for sets and maps of values. */
export function keyText(value: unknown): string {
  return orderKey(value).toString('latin1');
}

/** What follows the type of a value in its key. */
function content(value: unknown, type: number): Buffer[] {
  switch (type) {
    case TYPE_ORDER.number:
      return [numberKey(value)];
    case TYPE_ORDER.string:
      return [textKey(typeof value === 'string' ? value : (value as BSONSymbol).value)];
    case TYPE_ORDER.object:
      return documentKey(value as Document);
    case TYPE_ORDER.array:
      return [...(value as unknown[]).map(orderKey), END_OF_FIELDS];
    case TYPE_ORDER.binData: {
      const { buffer, position, sub_type: subtype } = value as Binary;
      const head = Buffer.from([0, 0, 0, 0, subtype]);
      head.writeUInt32BE(position);
      return [head, Buffer.from(buffer.subarray(0, position))];
    }
    case TYPE_ORDER.objectId:
      return [Buffer.from((value as ObjectId).id)];
    case TYPE_ORDER.bool:
      return [Buffer.from([value === true ? 1 : 0])];
    case TYPE_ORDER.date:
      return [int64Key(BigInt((value as Date).getTime()) + (1n << 63n))];
    case TYPE_ORDER.timestamp:
      return [int64Key((value as Timestamp).toBigInt())];
    case TYPE_ORDER.regex:
      return [textKey((value as BSONRegExp).pattern), textKey((value as BSONRegExp).options)];
    case TYPE_ORDER.javascript:
      return [textKey((value as Code).code)];
    default:
      return [];
  }
}

/** Text ends with a null byte. Bytes 0 and 1 inside are escaped by a 1, so that no key is the beginning of another. */
function textKey(text: string): Buffer {
  const isPlain = !text.includes('\u0001') && !text.includes('\0');
  const safe = isPlain ? text : text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001');
  return Buffer.from(`${safe}\0`);
}

/** A double whose bits sort as numbers do (NaN first); beyond 2^53 followed by how far an integer is from it. */
function numberKey(value: unknown): Buffer {
  const number = toNumber(value) as number;
  const isLarge = Math.abs(number) > Number.MAX_SAFE_INTEGER && Number.isFinite(number);
  const key = Buffer.alloc(isLarge ? 10 : 8);
  if (Number.isNaN(number)) return key;
  key.writeDoubleBE(number === 0 ? 0 : number);
  for (let i = 0; i < 8; i++) key[i] = (key[i] as number) ^ (number < 0 ? 0xff : i === 0 ? 0x80 : 0);
  const distance = isLarge && bsonType(value) === 'Long' ? toBigInt(value) - BigInt(number) : 0n;
  if (isLarge) key.writeUInt16BE(Number(distance) + 0x8000, 8);
  return key;
}

function int64Key(value: bigint): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(BigInt.asUintN(64, value));
  return key;
}

/** MongoDB compares the type of a field's value, then its name, then the value itself. */
function documentKey(document: Document): Buffer[] {
  const fields = Object.keys(document).flatMap((name) => {
    const type = typeOrder(document[name]);
    return [Buffer.from([type]), textKey(name), ...content(document[name], type)];
  });
  return [...fields, END_OF_FIELDS];
}

/** Compares two values of any type: below, equal to or above zero. */
export function compareValues(a: unknown, b: unknown): number {
  return Buffer.compare(orderKey(a), orderKey(b));
}

/** Tells whether MongoDB calls two values equal: numbers by value, documents with the order of their fields. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (typeof a === 'string') return a === b;
  return typeOrder(a) === typeOrder(b) && compareValues(a, b) === 0;
}
