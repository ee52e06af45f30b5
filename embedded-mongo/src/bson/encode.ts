// Documents to BSON bytes: the exact inverse of decode, with ready-made bytes copied in where a reply has them.
import type { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import { badValue, CommandError } from '../command-error.ts';
import { bsonType, type Document, RawDocument } from './document.ts';

/** Levels of nesting at which encoding gives up; above what decode accepts, so that updates can say it nicely. */
const MAX_DEPTH = 200;

interface Writer {
  bytes: Buffer;
  at: number;
}

/**
 * Encodes a document.
 *
 * @throws CommandError `BadValue` for a value that BSON has no type for
 */
export function encode(document: Document): Buffer {
  const writer: Writer = { bytes: Buffer.allocUnsafe(1024), at: 0 };
  writeDocument(writer, document, 0);
  return writer.bytes.subarray(0, writer.at);
}

function reserve(writer: Writer, length: number): number {
  const at = writer.at;
  if (at + length > writer.bytes.length) {
    const grown = Buffer.allocUnsafe(Math.max(writer.bytes.length * 2, at + length));
    writer.bytes.copy(grown, 0, 0, at);
    writer.bytes = grown;
  }
  writer.at = at + length;
  return at;
}

function writeDocument(writer: Writer, document: Document | unknown[], depth: number): void {
  if (depth > MAX_DEPTH)
    throw new CommandError('Overflow', `Documents may be nested ${MAX_DEPTH} levels deep.`);
  const start = reserve(writer, 4);
  if (Array.isArray(document)) {
    for (let i = 0; i < document.length; i++)
      writeElement(writer, String(i), { value: document[i] ?? null, depth });
  } else {
    for (const name of Object.keys(document)) {
      const value = document[name];
      if (value !== undefined) writeElement(writer, name, { value, depth });
    }
  }
  const end = reserve(writer, 1);
  writer.bytes[end] = 0;
  writer.bytes.writeInt32LE(writer.at - start, start);
}

function writeElement(writer: Writer, name: string, item: { value: unknown; depth: number }): void {
  const typeAt = reserve(writer, 1);
  writeCString(writer, name);
  const type = writeValue(writer, item.value, item.depth);
  writer.bytes[typeAt] = type;
}

function writeCString(writer: Writer, text: string): void {
  if (text.includes('\0')) throw badValue('Field names and patterns may not contain a null byte.');
  const length = Buffer.byteLength(text);
  const at = reserve(writer, length + 1);
  writer.bytes.write(text, at, 'utf8');
  writer.bytes[at + length] = 0;
}

function writeString(writer: Writer, text: string): void {
  const length = Buffer.byteLength(text);
  const at = reserve(writer, length + 5);
  writer.bytes.writeInt32LE(length + 1, at);
  writer.bytes.write(text, at + 4, 'utf8');
  writer.bytes[at + 4 + length] = 0;
}

function writeNumber(writer: Writer, value: number): number {
  if (value === (value | 0) && !Object.is(value, -0)) {
    writeInt32(writer, value);
    return 0x10;
  }
  const at = reserve(writer, 8);
  writer.bytes.writeDoubleLE(value, at);
  return 0x01;
}

function writeInt32(writer: Writer, value: number): void {
  const at = reserve(writer, 4);
  writer.bytes.writeInt32LE(value, at);
}

function writeInt64(writer: Writer, low: number, high: number): void {
  const at = reserve(writer, 8);
  writer.bytes.writeInt32LE(low, at);
  writer.bytes.writeInt32LE(high, at + 4);
}

function writeBytes(writer: Writer, bytes: Uint8Array): void {
  const at = reserve(writer, bytes.length);
  writer.bytes.set(bytes, at);
}

/** Writes a value and returns its type byte. */
function writeValue(writer: Writer, value: unknown, depth: number): number {
  switch (typeof value) {
    case 'string':
      writeString(writer, value);
      return 0x02;
    case 'number':
      return writeNumber(writer, value);
    case 'boolean': {
      const at = reserve(writer, 1);
      writer.bytes[at] = value ? 1 : 0;
      return 0x08;
    }
    case 'object':
      return value === null ? 0x0a : writeObject(writer, value, depth);
    default:
      return 0x0a;
  }
}

function writeObject(writer: Writer, value: object, depth: number): number {
  if (Array.isArray(value)) {
    writeDocument(writer, value, depth + 1);
    return 0x04;
  }
  if (value instanceof Date) {
    const at = reserve(writer, 8);
    writer.bytes.writeBigInt64LE(BigInt(value.getTime()), at);
    return 0x09;
  }
  if (value instanceof RawDocument) {
    writeBytes(writer, value.bytes);
    return 0x03;
  }
  const type = bsonType(value);
  if (type === undefined) {
    writeDocument(writer, value as Document, depth + 1);
    return 0x03;
  }
  return writeClass(writer, value, { type, depth });
}

function writeClass(writer: Writer, value: object, { type, depth }: { type: string; depth: number }): number {
  switch (type) {
    case 'ObjectId':
      writeBytes(writer, (value as ObjectId).id);
      return 0x07;
    case 'Double': {
      const at = reserve(writer, 8);
      writer.bytes.writeDoubleLE((value as Double).value, at);
      return 0x01;
    }
    case 'Int32':
      writeInt32(writer, (value as Int32).value);
      return 0x10;
    case 'Long':
      writeInt64(writer, (value as Long).low, (value as Long).high);
      return 0x12;
    case 'Timestamp':
      writeInt64(writer, (value as Long).low, (value as Long).high);
      return 0x11;
    case 'Decimal128':
      writeBytes(writer, (value as Decimal128).bytes);
      return 0x13;
    case 'Binary':
      return writeBinary(writer, value as Binary);
    case 'BSONRegExp':
      writeCString(writer, (value as BSONRegExp).pattern);
      writeCString(writer, (value as BSONRegExp).options);
      return 0x0b;
    case 'Code':
      return writeCode(writer, value as Code, depth);
    case 'BSONSymbol':
      writeString(writer, (value as BSONSymbol).value);
      return 0x0e;
    case 'MinKey':
      return 0xff;
    case 'MaxKey':
      return 0x7f;
    default:
      throw badValue(`A value of class ${type} cannot be stored.`);
  }
}

function writeBinary(writer: Writer, value: Binary): number {
  const bytes = value.buffer.subarray(0, value.position);
  const old = value.sub_type === 2;
  const at = reserve(writer, old ? 9 : 5);
  writer.bytes.writeInt32LE(bytes.length + (old ? 4 : 0), at);
  writer.bytes[at + 4] = value.sub_type;
  if (old) writer.bytes.writeInt32LE(bytes.length, at + 5);
  writeBytes(writer, bytes);
  return 0x05;
}

function writeCode(writer: Writer, value: Code, depth: number): number {
  if (!value.scope) {
    writeString(writer, value.code);
    return 0x0d;
  }
  const start = reserve(writer, 4);
  writeString(writer, value.code);
  writeDocument(writer, value.scope, depth + 1);
  writer.bytes.writeInt32LE(writer.at - start, start);
  return 0x0f;
}
