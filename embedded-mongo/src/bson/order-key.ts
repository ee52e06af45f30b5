// BSON values as bytes whose plain byte order is MongoDB's order of values. Sorting, comparing, equality and indexes
// all go through here, so that they cannot disagree.
import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import type { Fold } from './collation.ts';
import { bsonType, type Document, typeName } from './document.ts';
import { toBigInt, toNumber } from './number.ts';

/**
 * First byte of each value, in MongoDB's order of types. All lie between 0x02 and 0xfd, also when inverted, so that
 * 0xff after a prefix is above everything that starts with the prefix.
 *
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
  binary: 0x48,
  objectId: 0x50,
  boolean: 0x58,
  date: 0x60,
  timestamp: 0x68,
  regex: 0x70,
  code: 0x78,
  maxKey: 0xf0,
} as const;

const ORDER_OF_ALIAS: Readonly<Record<string, number>> = {
  ...TYPE_ORDER,
  missing: TYPE_ORDER.null,
  int: TYPE_ORDER.number,
  long: TYPE_ORDER.number,
  double: TYPE_ORDER.number,
  decimal: TYPE_ORDER.number,
  symbol: TYPE_ORDER.string,
  binData: TYPE_ORDER.binary,
  bool: TYPE_ORDER.boolean,
  javascript: TYPE_ORDER.code,
};

const END_OF_FIELDS = 0x02;

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

/** The bytes of the key that is being made; keys are made one after the other. */
let bytes = Buffer.allocUnsafe(1024);
let length = 0;

/** Encodes one value as a key of its own; a missing one counts as null. */
export function orderKey(value: unknown, fold?: Fold): Buffer {
  return compositeKey([value], [], fold);
}

/** Encodes values one after the other; those that are descending are inverted bit by bit. */
export function compositeKey(
  values: readonly unknown[],
  descending: readonly boolean[],
  fold?: Fold,
): Buffer {
  length = 0;
  for (const [i, value] of values.entries()) {
    const start = length;
    put(value, fold);
    if (descending[i] === true)
      for (let at = start; at < length; at++) bytes[at] = ~(bytes[at] as number) & 0xff;
  }
  return Buffer.from(bytes.subarray(0, length));
}

/** An order key as text, for sets and maps of values. */
export function keyText(value: unknown, fold?: Fold): string {
  return orderKey(value, fold).toString('latin1');
}

function reserve(count: number): number {
  const at = length;
  length += count;
  if (length > bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
  return at;
}

function putByte(value: number): void {
  const at = reserve(1);
  bytes[at] = value;
}

function putBytes(value: Uint8Array): void {
  const at = reserve(value.length);
  bytes.set(value, at);
}

/** Text ends with a null byte. Bytes 0 and 1 inside are escaped by a 1, so that no key is the beginning of another. */
function putText(text: string): void {
  const isPlain = !text.includes('\u0001') && !text.includes('\0');
  const safe = isPlain ? text : text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001');
  const size = Buffer.byteLength(safe);
  const at = reserve(size + 1);
  bytes.write(safe, at, 'utf8');
  bytes[at + size] = 0;
}

/** A double whose bits sort as numbers do (NaN first); beyond 2^53 followed by how far an integer is from it. */
function putNumber(value: unknown): void {
  const number = toNumber(value) as number;
  const at = reserve(8);
  bytes.writeDoubleBE(number === 0 ? 0 : number, at);
  if (Number.isNaN(number)) bytes.fill(0, at, at + 8);
  else if (number < 0) for (let i = at; i < at + 8; i++) bytes[i] = ~(bytes[i] as number) & 0xff;
  else bytes[at] = (bytes[at] as number) | 0x80;
  if (!(Math.abs(number) > Number.MAX_SAFE_INTEGER) || !Number.isFinite(number)) return;
  const distance = bsonType(value) === 'Long' ? Number(toBigInt(value) - BigInt(number)) : 0;
  const tail = reserve(2);
  bytes.writeUInt16BE(distance + 0x8000, tail);
}

function putInt64(value: bigint): void {
  const at = reserve(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value), at);
}

function putBinary({ buffer, position, sub_type: subtype }: Binary): void {
  const at = reserve(5);
  bytes.writeUInt32BE(position, at);
  bytes[at + 4] = subtype;
  putBytes(buffer.subarray(0, position));
}

/** MongoDB compares the type of a field's value, then its name, then the value itself. */
function putDocument(document: Document, fold: Fold): void {
  for (const name of Object.keys(document)) {
    const type = typeOrder(document[name]);
    putByte(type);
    putText(name);
    putContent(document[name], type, fold);
  }
  putByte(END_OF_FIELDS);
}

function put(value: unknown, fold: Fold): void {
  const type = typeOrder(value);
  putByte(type);
  putContent(value, type, fold);
}

function putContent(value: unknown, type: number, fold: Fold): void {
  switch (type) {
    case TYPE_ORDER.number:
      return putNumber(value);
    case TYPE_ORDER.string: {
      const text = typeof value === 'string' ? value : (value as BSONSymbol).value;
      return putText(fold ? fold(text) : text);
    }
    case TYPE_ORDER.object:
      return putDocument(value as Document, fold);
    case TYPE_ORDER.array:
      for (const item of value as unknown[]) put(item, fold);
      return putByte(END_OF_FIELDS);
    case TYPE_ORDER.binary:
      return putBinary(value as Binary);
    case TYPE_ORDER.objectId:
      return putBytes((value as ObjectId).id);
    case TYPE_ORDER.boolean:
      return putByte(value === true ? 1 : 0);
    case TYPE_ORDER.date:
      return putInt64(BigInt((value as Date).getTime()) + (1n << 63n));
    case TYPE_ORDER.timestamp:
      return putInt64((value as Timestamp).toBigInt());
    case TYPE_ORDER.regex:
      putText((value as BSONRegExp).pattern);
      return putText((value as BSONRegExp).options);
    case TYPE_ORDER.code:
      return putText((value as Code).code);
    default:
      return undefined;
  }
}

/**
 * Compares two values of any type.
 *
 * @returns below, equal to or above zero
 */
export function compareValues(a: unknown, b: unknown, fold?: Fold): number {
  return Buffer.compare(orderKey(a, fold), orderKey(b, fold));
}

/** Tells whether MongoDB calls two values equal: numbers by value, documents with the order of their fields. */
export function equalValues(a: unknown, b: unknown, fold?: Fold): boolean {
  if (typeof a === 'string' && !fold) return a === b;
  return typeOrder(a) === typeOrder(b) && compareValues(a, b, fold) === 0;
}
