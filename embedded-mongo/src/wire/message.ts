// MongoDB's wire protocol: requests out of a byte stream, and replies as bytes.
import { badValue } from '../command-error.ts';
import { decode } from '../bson/decode.ts';
import { type Document, RawDocument, setField } from '../bson/document.ts';
import { encode } from '../bson/encode.ts';

/**
 * Operation codes.
 *
 * @source https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
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

  /**
   * Takes bytes as they come and gives the messages that are complete.
   *
   * @throws CommandError when the length of a message cannot be
   */
  *push(bytes: Buffer): Generator<Buffer> {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    for (;;) {
      if (this.#length < HEADER_BYTES) return;
      if ((this.#parts[0]?.length ?? 0) < HEADER_BYTES) this.#join();
      const length = (this.#parts[0] as Buffer).readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw badValue('A message has an impossible length.');
      if (this.#length < length) return;
      const [all] = this.#join();
      this.#parts = [(all as Buffer).subarray(length)];
      this.#length -= length;
      yield (all as Buffer).subarray(0, length);
    }
  }

  #join(): Buffer[] {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts;
  }
}

/** @throws CommandError for anything that is no request */
export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return parseMsg(message, id);
  if (operation === OP_QUERY) return parseQuery(message, id);
  throw badValue(`The wire operation ${operation} is not supported.`);
}

function parseMsg(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let command: Document = {};
  const sequences: [string, unknown[]][] = [];
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = message[at];
    const length = message.readInt32LE(at + 1);
    if (length < 5 || at + 1 + length > end) throw badValue('A section is longer than its message.');
    const section = message.subarray(at + 1, at + 1 + length);
    if (kind === 0) command = decode(section);
    else if (kind === 1) sequences.push(readSequence(section));
    else throw badValue(`Sections of kind ${kind} are not supported.`);
    at += 1 + length;
  }
  for (const [name, items] of sequences) setField(command, name, items);
  return {
    id,
    legacy: false,
    command,
    database: typeof command['$db'] === 'string' ? command['$db'] : 'test',
    silent: (flags & MORE_TO_COME) !== 0,
  };
}

/** Documents to insert stay bytes; statements are decoded. */
function readSequence(section: Buffer): [string, unknown[]] {
  const nameEnd = section.indexOf(0, 4);
  const name = section.toString('utf8', 4, nameEnd);
  const items: unknown[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const length = section.readInt32LE(at);
    if (length < 5 || at + length > section.length) throw badValue('A document is longer than its section.');
    const bytes = section.subarray(at, at + length);
    items.push(name === 'documents' ? new RawDocument(bytes) : decode(bytes));
    at += length;
  }
  return [name, items];
}

function parseQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const database = message.toString('utf8', HEADER_BYTES + 4, nameEnd).split('.')[0] ?? 'admin';
  const start = nameEnd + 9;
  const command = decode(message.subarray(start, start + message.readInt32LE(start)));
  return { id, legacy: true, command, database, silent: false };
}

/** Makes the bytes of a reply. */
export function encodeReply(
  request: Pick<Request, 'id' | 'legacy'>,
  reply: Document,
  replyId: number,
): Buffer {
  const body = encode(reply);
  const preamble = request.legacy ? 20 : 5;
  const header = Buffer.alloc(HEADER_BYTES + preamble);
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(replyId, 4);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    header.writeInt32LE(8, HEADER_BYTES);
    header.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return Buffer.concat([header, body]);
}
