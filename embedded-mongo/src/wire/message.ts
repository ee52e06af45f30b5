// MongoDB's wire protocol: requests out of a byte stream, and replies as bytes.
import { decode, encodeReply, RawDocument } from '../bson/codec.ts';
import { type Document, setField } from '../bson/document.ts';
import { badValue } from '../command-error.ts';

/** Operation codes. @source https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** Largest message in bytes: what `hello` announces, and a little more for its own fields. */
const MAX_MESSAGE_BYTES = 48_100_000;

/** One request of a client. */
export interface Request {
  readonly id: number;
  /** The old kind of message, which drivers use for their first handshake only. */
  readonly legacy: boolean;
  readonly command: Document;
  readonly database: string;
  /** The client does not wait for a reply. */
  readonly silent: boolean;
}

/** Cuts a stream of bytes into whole messages. */
export class MessageReader {
  #parts: Buffer[] = [];
  #length = 0;

  /** Takes bytes as they come and gives whole messages. @throws CommandError for an impossible length */
  *push(bytes: Buffer): Generator<Buffer> {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    while (this.#length >= HEADER_BYTES) {
      if ((this.#parts[0]?.length ?? 0) < HEADER_BYTES) this.#join();
      const length = (this.#parts[0] as Buffer).readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw badValue('A message has an impossible length.');
      if (this.#length < length) return;
      const all = this.#join();
      this.#parts = [all.subarray(length)];
      this.#length -= length;
      yield all.subarray(0, length);
    }
  }

  #join(): Buffer {
    const all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    this.#parts = [all];
    return all;
  }
}

/** @throws CommandError for anything that is no request */
export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return parseMsg(message, id);
  if (operation !== OP_QUERY) throw badValue(`The wire operation ${operation} is not supported.`);
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const database = message.toString('utf8', HEADER_BYTES + 4, nameEnd).split('.')[0] ?? 'admin';
  const { document: command } = documentAt(message, nameEnd + 9);
  return { id, legacy: true, command: decode(command), database, silent: false };
}

function parseMsg(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let command: Document = {};
  const sequences: [string, unknown[]][] = [];
  for (let at = HEADER_BYTES + 4; at < end;) {
    const section = documentAt(message, at + 1);
    if (message[at] === 0) command = decode(section.document);
    else if (message[at] === 1) sequences.push(readSequence(section.document));
    else throw badValue(`Sections of kind ${message[at]} are not supported.`);
    at = section.end;
  }
  for (const [name, items] of sequences) setField(command, name, items);
  const { $db: database } = command;
  const silent = (flags & MORE_TO_COME) !== 0;
  return { id, legacy: false, command, database: typeof database === 'string' ? database : 'test', silent };
}

/** The bytes that begin with their own length, and where they end. */
function documentAt(bytes: Buffer, at: number): { document: Buffer; end: number } {
  const end = at + bytes.readInt32LE(at);
  if (end < at + 5 || end > bytes.length) throw badValue('A document is longer than its message.');
  return { document: bytes.subarray(at, end), end };
}

/** Documents to insert stay bytes; statements are decoded. */
function readSequence(section: Buffer): [string, unknown[]] {
  const nameEnd = section.indexOf(0, 4);
  const name = section.toString('utf8', 4, nameEnd);
  const items: unknown[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const { document, end } = documentAt(section, at);
    items.push(name === 'documents' ? new RawDocument(document) : decode(document));
    at = end;
  }
  return [name, items];
}

/** Makes the bytes of a reply. */
export function replyMessage(request: Pick<Request, 'id' | 'legacy'>, reply: Document, id: number): Buffer {
  const body = encodeReply(reply);
  const header = Buffer.alloc(HEADER_BYTES + (request.legacy ? 20 : 5));
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(id, 4);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    header.writeInt32LE(8, HEADER_BYTES);
    header.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return Buffer.concat([header, body]);
}
