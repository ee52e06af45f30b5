// BSON bytes to documents, keeping every number's exact type. The `bson` package can only promote all or nothing.
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { badValue, CommandError } from '../command-error.ts';
import { type Document, setField } from './document.ts';

/**
 * Levels of nesting that a document may have.
 *
 * @source https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-Nested-Depth-for-BSON-Documents
 */
const MAX_DEPTH = 180;

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

/**
 * Decodes a document.
 *
 * @param bytes - exactly one document
 * @param only - top-level fields to decode; the others are skipped, which is what makes scans cheap
 * @throws CommandError `BadValue` when the bytes are no BSON
 */
export function decode(bytes: Buffer, only?: ReadonlySet<string>): Document {
  try {
    return readDocument({ bytes, at: 0 }, 0, only);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw badValue('The bytes are not valid BSON.');
  }
}

function readDocument(reader: Reader, depth: number, only?: ReadonlySet<string>): Document {
  const end = openDocument(reader, depth);
  const document: Document = {};
  while (reader.at < end) {
    const type = reader.bytes[reader.at++] as number;
    const name = readCString(reader);
    if (only && !only.has(name)) skipValue(reader, type);
    else setField(document, name, readValue(reader, type, depth));
  }
  reader.at = end + 1;
  return document;
}

function readArray(reader: Reader, depth: number): unknown[] {
  const end = openDocument(reader, depth);
  const items: unknown[] = [];
  while (reader.at < end) {
    const type = reader.bytes[reader.at++] as number;
    reader.at = reader.bytes.indexOf(0, reader.at) + 1;
    items.push(readValue(reader, type, depth));
  }
  reader.at = end + 1;
  return items;
}

function openDocument(reader: Reader, depth: number): number {
  if (depth > MAX_DEPTH)
    throw new CommandError('Overflow', `Documents may be nested ${MAX_DEPTH} levels deep.`);
  const length = reader.bytes.readInt32LE(reader.at);
  const end = reader.at + length - 1;
  if (length < 5 || reader.bytes[end] !== 0) throw badValue('The bytes are not valid BSON.');
  reader.at += 4;
  return end;
}

function readCString(reader: Reader): string {
  const end = reader.bytes.indexOf(0, reader.at);
  if (end < 0) throw badValue('A field name has no end.');
  const text = reader.bytes.toString('utf8', reader.at, end);
  reader.at = end + 1;
  return text;
}

function readString(reader: Reader): string {
  const length = reader.bytes.readInt32LE(reader.at);
  const start = reader.at + 4;
  if (length < 1 || start + length > reader.bytes.length)
    throw badValue('A string is longer than its document.');
  reader.at = start + length;
  return reader.bytes.toString('utf8', start, reader.at - 1);
}

function take(reader: Reader, length: number): Buffer {
  if (length < 0 || reader.at + length > reader.bytes.length)
    throw badValue('A value is longer than its document.');
  const part = Buffer.from(reader.bytes.subarray(reader.at, reader.at + length));
  reader.at += length;
  return part;
}

function readDouble(reader: Reader): number | Double {
  const value = reader.bytes.readDoubleLE(reader.at);
  reader.at += 8;
  return value === (value | 0) ? new Double(value) : value;
}

function readLong(reader: Reader): Long {
  const low = reader.bytes.readInt32LE(reader.at);
  const high = reader.bytes.readInt32LE(reader.at + 4);
  reader.at += 8;
  return new Long(low, high);
}

function readDate(reader: Reader): Date {
  const date = new Date(readLong(reader).toNumber());
  if (Number.isNaN(date.getTime())) throw badValue('A date is outside the range of JavaScript dates.');
  return date;
}

function readBinary(reader: Reader): Binary {
  let length = reader.bytes.readInt32LE(reader.at);
  const subtype = reader.bytes[reader.at + 4] as number;
  reader.at += 5;
  if (subtype === 2) {
    length = reader.bytes.readInt32LE(reader.at);
    reader.at += 4;
  }
  return new Binary(take(reader, length), subtype);
}

function readScopedCode(reader: Reader, depth: number): Code {
  reader.at += 4;
  const code = readString(reader);
  return new Code(code, readDocument(reader, depth + 1));
}

/** Reads the value of one element; the type bytes are those of the BSON specification. */
function readValue(reader: Reader, type: number, depth: number): unknown {
  switch (type) {
    case 0x01:
      return readDouble(reader);
    case 0x02:
      return readString(reader);
    case 0x03:
      return readDocument(reader, depth + 1);
    case 0x04:
      return readArray(reader, depth + 1);
    case 0x05:
      return readBinary(reader);
    case 0x07:
      return new ObjectId(take(reader, 12));
    case 0x08:
      return reader.bytes[reader.at++] === 1;
    case 0x09:
      return readDate(reader);
    case 0x06:
    case 0x0a:
      return null;
    case 0x10:
      reader.at += 4;
      return reader.bytes.readInt32LE(reader.at - 4);
    case 0x12:
      return readLong(reader);
    default:
      return readRareValue(reader, type, depth);
  }
}

function readRareValue(reader: Reader, type: number, depth: number): unknown {
  switch (type) {
    case 0x0b:
      return new BSONRegExp(readCString(reader), readCString(reader));
    case 0x0d:
      return new Code(readString(reader));
    case 0x0e:
      return new BSONSymbol(readString(reader));
    case 0x0f:
      return readScopedCode(reader, depth);
    case 0x11: {
      const value = readLong(reader);
      return new Timestamp({ t: value.high >>> 0, i: value.low >>> 0 });
    }
    case 0x13:
      return new Decimal128(take(reader, 16));
    case 0x7f:
      return new MaxKey();
    case 0xff:
      return new MinKey();
    default:
      throw badValue(`BSON type ${type} is not supported.`);
  }
}

const FIXED_SIZES: Readonly<Record<number, number>> = {
  0x01: 8,
  0x06: 0,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x13: 16,
  0x7f: 0,
  0xff: 0,
};

function skipValue(reader: Reader, type: number): void {
  const size = FIXED_SIZES[type];
  if (size !== undefined) reader.at += size;
  else if (type === 0x03 || type === 0x04 || type === 0x0f) reader.at += reader.bytes.readInt32LE(reader.at);
  else if (type === 0x05) reader.at += 5 + reader.bytes.readInt32LE(reader.at);
  else if (type === 0x0b) reader.at = reader.bytes.indexOf(0, reader.bytes.indexOf(0, reader.at) + 1) + 1;
  else reader.at += 4 + reader.bytes.readInt32LE(reader.at);
}
