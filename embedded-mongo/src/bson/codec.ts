// BSON bytes to documents and back, by the `bson` package, keeping every number's exact type.
import { deserialize, onDemand, serialize } from 'bson';
import { badValue, CommandError } from '../command-error.ts';
import { type Document, isDocument } from './document.ts';

/**
 * Largest document in bytes.
 * @source https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-BSON-Document-Size
 */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** What a reply or a stored value has beside the largest document, such as the fields around a batch. */
const ROOM_BYTES = 16 * 1024;

/** Bytes of a whole document that are copied into a reply as they are. */
export class RawDocument {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

const EXACT = { promoteValues: false, bsonRegExp: true, validation: { utf8: false } };

/**
 * Decodes a document.
 * @param bytes - exactly one document
 * @param only - top-level fields to decode; the others are skipped, which is what makes scans cheap
 * @throws CommandError `BadValue` when the bytes are no BSON
 */
export function decode(bytes: Buffer, only?: ReadonlySet<string>): Document {
  try {
    return deserialize(only ? partOf(bytes, only) : bytes, EXACT);
  } catch {
    throw badValue('The bytes are not valid BSON.');
  }
}

function partOf(bytes: Buffer, only: ReadonlySet<string>): Buffer {
  const elements: Buffer[] = [];
  for (const [, name, nameLength, start, length] of onDemand.parseToElements(bytes)) {
    if (only.has(bytes.toString('utf8', name, name + nameLength)))
      elements.push(bytes.subarray(name - 1, start + length));
  }
  return assemble(elements);
}

/** Encodes a document. @throws CommandError `BSONObjectTooLarge` */
export function encode(document: Document): Buffer {
  const bytes = serialize(document);
  if (bytes.length > MAX_DOCUMENT_BYTES + ROOM_BYTES) throw tooLarge(bytes.length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Makes the error for a document that is larger than any may be. */
export function tooLarge(bytes: number): CommandError {
  const message = `The document has ${bytes} bytes; at most ${MAX_DOCUMENT_BYTES} are allowed.`;
  return new CommandError('BSONObjectTooLarge', message);
}

/** Encodes a reply; raw documents in the batch of its cursor are copied in as they are. */
export function encodeReply(reply: Document): Buffer {
  const { cursor, ...rest } = reply;
  if (!isDocument(cursor)) return encode(reply);
  const [[name, batch], ...others] = Object.entries(cursor) as [[string, RawDocument[]]];
  const documents = batch.map(({ bytes }, i) => element(OBJECT, String(i), bytes));
  const fields = [element(ARRAY, name, assemble(documents)), inner(Object.fromEntries(others))];
  return assemble([element(OBJECT, 'cursor', assemble(fields)), inner(rest)]);
}

const OBJECT = 3;
const ARRAY = 4;

function element(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}

function inner(document: Document): Buffer {
  return encode(document).subarray(4, -1);
}

/** A document of elements that are bytes already. */
function assemble(elements: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), ...elements, Buffer.alloc(1)]);
  bytes.writeInt32LE(bytes.length);
  return bytes;
}
