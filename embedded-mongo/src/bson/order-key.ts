// BSON values as bytes whose plain byte order is MongoDB's order of values. Sorting, comparing, equality and indexes
// all go through here, so that they cannot disagree.
import type { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Long, ObjectId, Timestamp } from 'bson';
import { bsonType, type Document } from './document.ts';

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

const END_OF_FIELDS = 0x02;

/** Above any key that begins with the bytes before it. */
export const ABOVE: Buffer = Buffer.from([0xff]);

/** Marks the key of an empty array in an index: MongoDB files it between MinKey and null. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array');

/** Maps strings that a collation calls equal to one string; undefined compares bytes. */
export type Fold = (text: string) => string;

/** Collects the bytes of one key. */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(256);
  #at = 0;
  readonly #fold: Fold | undefined;

  constructor(fold?: Fold) {
    this.#fold = fold;
  }

  /** Takes the bytes written so far and starts anew. */
  finish(): Buffer {
    const key = Buffer.from(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    return key;
  }

  /** Appends a value; a missing one counts as null. Descending values are inverted bit by bit. */
  append(value: unknown, descending = false): void {
    const start = this.#at;
    this.#value(value);
    if (!descending) return;
    for (let i = start; i < this.#at; i++) this.#bytes[i] = ~(this.#bytes[i] as number) & 0xff;
  }

  #reserve(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, at + length));
      this.#bytes.copy(grown, 0, 0, at);
      this.#bytes = grown;
    }
    this.#at = at + length;
    return at;
  }

  #byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  #raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** Text ends with a null byte. Bytes 0 and 1 inside are escaped by a 1, so that no key is the beginning of another. */
  #text(text: string): void {
    const isPlain = !text.includes('\u0001') && !text.includes('\0');
    const safe = isPlain ? text : text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001');
    const length = Buffer.byteLength(safe);
    const at = this.#reserve(length + 1);
    this.#bytes.write(safe, at, 'utf8');
    this.#bytes[at + length] = 0;
  }

  /** A double whose bits sort as numbers do (NaN first); beyond 2^53 followed by how far an integer is from it. */
  #number(value: number, integer?: bigint): void {
    this.#byte(TYPE_ORDER.number);
    const at = this.#reserve(8);
    this.#bytes.writeDoubleBE(value === 0 ? 0 : value, at);
    if (Number.isNaN(value)) this.#bytes.fill(0, at, at + 8);
    else if (value < 0) for (let i = at; i < at + 8; i++) this.#bytes[i] = ~(this.#bytes[i] as number) & 0xff;
    else this.#bytes[at] = (this.#bytes[at] as number) | 0x80;
    if (!(Math.abs(value) > Number.MAX_SAFE_INTEGER) || !Number.isFinite(value)) return;
    const distance = integer === undefined ? 0 : Number(integer - BigInt(value));
    const tail = this.#reserve(2);
    this.#bytes.writeUInt16BE(distance + 0x8000, tail);
  }

  #int64(type: number, value: bigint): void {
    this.#byte(type);
    const at = this.#reserve(8);
    this.#bytes.writeBigUInt64BE(value, at);
  }

  #value(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.#byte(TYPE_ORDER.string);
        this.#text(this.#fold ? this.#fold(value) : value);
        return;
      case 'number':
        this.#number(value);
        return;
      case 'boolean':
        this.#byte(TYPE_ORDER.boolean);
        this.#byte(value ? 1 : 0);
        return;
      case 'object':
        if (value !== null) {
          this.#object(value);
          return;
        }
        break;
      default:
        break;
    }
    this.#byte(value === EMPTY_ARRAY ? TYPE_ORDER.emptyArray : TYPE_ORDER.null);
  }

  #object(value: object): void {
    if (Array.isArray(value)) {
      this.#byte(TYPE_ORDER.array);
      for (const item of value) this.#value(item);
      this.#byte(END_OF_FIELDS);
    } else if (value instanceof Date) {
      this.#int64(TYPE_ORDER.date, BigInt.asUintN(64, BigInt(value.getTime()) + (1n << 63n)));
    } else {
      const type = bsonType(value);
      if (type === undefined) this.#document(value as Document);
      else this.#class(type, value);
    }
  }

  /** MongoDB compares the type of a field's value, then its name, then the value itself. */
  #document(document: Document): void {
    this.#byte(TYPE_ORDER.object);
    for (const name of Object.keys(document)) {
      const start = this.#at;
      this.#value(document[name]);
      const encoded = Buffer.from(this.#bytes.subarray(start, this.#at));
      this.#at = start;
      this.#byte(encoded[0] as number);
      this.#text(name);
      this.#raw(encoded.subarray(1));
    }
    this.#byte(END_OF_FIELDS);
  }

  #class(type: string, value: object): void {
    switch (type) {
      case 'ObjectId':
        this.#byte(TYPE_ORDER.objectId);
        this.#raw((value as ObjectId).id);
        return;
      case 'Double':
      case 'Int32':
        this.#number((value as { value: number }).value);
        return;
      case 'Long':
        this.#number((value as Long).toNumber(), (value as Long).toBigInt());
        return;
      case 'Decimal128':
        this.#number(Number((value as Decimal128).toString()));
        return;
      case 'Binary':
        this.#binary(value as Binary);
        return;
      case 'Timestamp':
        this.#int64(TYPE_ORDER.timestamp, BigInt.asUintN(64, (value as Timestamp).toBigInt()));
        return;
      default:
        this.#rare(type, value);
    }
  }

  #binary(value: Binary): void {
    this.#byte(TYPE_ORDER.binary);
    const at = this.#reserve(5);
    this.#bytes.writeUInt32BE(value.position, at);
    this.#bytes[at + 4] = value.sub_type;
    this.#raw(value.buffer.subarray(0, value.position));
  }

  #rare(type: string, value: object): void {
    switch (type) {
      case 'BSONRegExp':
        this.#byte(TYPE_ORDER.regex);
        this.#text((value as BSONRegExp).pattern);
        this.#text((value as BSONRegExp).options);
        return;
      case 'Code':
        this.#byte(TYPE_ORDER.code);
        this.#text((value as Code).code);
        return;
      case 'MinKey':
        this.#byte(TYPE_ORDER.minKey);
        return;
      case 'MaxKey':
        this.#byte(TYPE_ORDER.maxKey);
        return;
      default:
        this.#byte(TYPE_ORDER.string);
        this.#text((value as BSONSymbol).value);
    }
  }
}

const plainWriter = new KeyWriter();

/** Encodes one value as a key of its own. */
export function orderKey(value: unknown, fold?: Fold): Buffer {
  const writer = fold ? new KeyWriter(fold) : plainWriter;
  writer.append(value);
  return writer.finish();
}
