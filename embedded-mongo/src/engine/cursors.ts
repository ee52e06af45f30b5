// Results that are read in several batches.
import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { encode, MAX_DOCUMENT_BYTES, RawDocument } from '../bson/codec.ts';
import type { Document } from '../bson/document.ts';
import { CommandError } from '../command-error.ts';
import type { TimeLimit } from './time-limit.ts';

/** Result documents, as stored bytes or as computed. */
export type Results = Iterable<RawDocument | Document>;

/** How the first answer to a query is given. */
export interface FirstBatch {
  readonly namespace: string;
  readonly batchSize: number | undefined;
  /** No cursor stays open, however much is left. */
  readonly single?: boolean;
  /** Limits the work on the results over all batches. */
  readonly timeLimit?: TimeLimit | undefined;
}

/**
 * Documents in a first batch when the client names no size. The bytes of a largest document close any batch.
 * @source https://www.mongodb.com/docs/manual/tutorial/iterate-a-cursor/#cursor-batches
 */
const FIRST_BATCH_SIZE = 101;

/** Milliseconds after which a cursor that nobody reads is closed. */
const IDLE_CURSOR_MS = 10 * 60 * 1000;

interface Cursor {
  readonly namespace: string;
  readonly results: Iterator<RawDocument | Document>;
  readonly timeLimit: TimeLimit | undefined;
  /** The document after the last batch; undefined when there is none. */
  pending: RawDocument | undefined;
  usedAt: number;
}

/** The open cursors of a server. */
export class Cursors {
  readonly #open = new Map<string, Cursor>();

  /** Answers a query with its first batch, and keeps a cursor when there is more. */
  first(results: Results, { namespace, batchSize, single, timeLimit }: FirstBatch): Document {
    const cursor: Cursor = {
      namespace,
      results: results[Symbol.iterator](),
      timeLimit,
      pending: undefined,
      usedAt: Date.now(),
    };
    cursor.pending = nextOf(cursor);
    const firstBatch = take(cursor, batchSize ?? FIRST_BATCH_SIZE);
    let id = Long.ZERO;
    if (cursor.pending && single !== true) {
      id = Long.fromBigInt(BigInt.asUintN(63, randomBytes(8).readBigUInt64BE()));
      this.#open.set(id.toString(), cursor);
    }
    return { cursor: { firstBatch, id, ns: namespace } };
  }

  /** Answers with the next batch. @throws CommandError `CursorNotFound` */
  next(id: unknown, namespace: string, batchSize: number | undefined): Document {
    const key = String(id);
    const cursor = this.#open.get(key);
    if (cursor?.namespace !== namespace)
      throw new CommandError('CursorNotFound', `cursor id ${key} not found`);
    this.#open.delete(key);
    const nextBatch = take(cursor, batchSize || Number.POSITIVE_INFINITY);
    if (cursor.pending) this.#open.set(key, cursor);
    return { cursor: { nextBatch, id: cursor.pending ? Long.fromString(key) : Long.ZERO, ns: namespace } };
  }

  /** Closes a cursor; false when there is none of this id. */
  kill(id: unknown): boolean {
    return this.#open.delete(String(id));
  }

  /** Closes the cursors that nobody has read for long. */
  closeIdle(now: number): void {
    for (const [id, cursor] of this.#open) if (now - cursor.usedAt > IDLE_CURSOR_MS) this.#open.delete(id);
  }
}

function take(cursor: Cursor, count: number): RawDocument[] {
  cursor.usedAt = Date.now();
  cursor.timeLimit?.start();
  const batch: RawDocument[] = [];
  let bytes = 0;
  while (cursor.pending && batch.length < count) {
    bytes += cursor.pending.bytes.length;
    if (bytes > MAX_DOCUMENT_BYTES && batch.length > 0) break;
    batch.push(cursor.pending);
    cursor.pending = nextOf(cursor);
  }
  return batch;
}

function nextOf(cursor: Cursor): RawDocument | undefined {
  const { value, done } = cursor.results.next();
  if (done === true) return undefined;
  return value instanceof RawDocument ? value : new RawDocument(encode(value));
}
