// Results that are read in several batches.
import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { CommandError } from '../command-error.ts';
import { type Document, RawDocument } from '../bson/document.ts';
import { encode } from '../bson/encode.ts';
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
 * Documents in a first batch when the client names no size, and bytes that close any batch.
 *
 * @source https://www.mongodb.com/docs/manual/tutorial/iterate-a-cursor/#cursor-batches
 */
const FIRST_BATCH_SIZE = 101;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Milliseconds after which a cursor that nobody reads is closed. */
const IDLE_CURSOR_MS = 10 * 60 * 1000;

interface Cursor {
  readonly namespace: string;
  readonly results: Iterator<RawDocument | Document>;
  readonly timeLimit: TimeLimit | undefined;
  pending: RawDocument | undefined;
  usedAt: number;
}

/** The open cursors of a server. */
export class Cursors {
  readonly #open = new Map<string, Cursor>();

  /** Number of open cursors. */
  get size(): number {
    return this.#open.size;
  }

  /** Answers a query with its first batch, and keeps a cursor when there is more. */
  first(results: Results, request: FirstBatch): Document {
    const cursor: Cursor = {
      namespace: request.namespace,
      results: results[Symbol.iterator](),
      timeLimit: request.timeLimit,
      pending: undefined,
      usedAt: Date.now(),
    };
    const { batch, done } = take(cursor, request.batchSize ?? FIRST_BATCH_SIZE);
    const id = done || request.single === true ? Long.ZERO : this.#keep(cursor);
    return { cursor: { firstBatch: batch, id, ns: request.namespace } };
  }

  /**
   * Answers with the next batch.
   *
   * @throws CommandError `CursorNotFound`
   */
  next(id: unknown, namespace: string, batchSize: number | undefined): Document {
    const key = String(id);
    const cursor = this.#open.get(key);
    if (!cursor || cursor.namespace !== namespace)
      throw new CommandError('CursorNotFound', `cursor id ${key} not found`);
    cursor.usedAt = Date.now();
    let taken: ReturnType<typeof take>;
    try {
      taken = take(cursor, batchSize === undefined || batchSize === 0 ? Number.POSITIVE_INFINITY : batchSize);
    } catch (error) {
      this.#open.delete(key);
      throw error;
    }
    if (taken.done) this.#open.delete(key);
    return {
      cursor: { nextBatch: taken.batch, id: taken.done ? Long.ZERO : Long.fromString(key), ns: namespace },
    };
  }

  /** Closes a cursor; false when there is none of this id. */
  kill(id: unknown): boolean {
    return this.#open.delete(String(id));
  }

  /** Closes the cursors that nobody has read for long. */
  closeIdle(now: number): void {
    for (const [id, cursor] of this.#open) if (now - cursor.usedAt > IDLE_CURSOR_MS) this.#open.delete(id);
  }

  #keep(cursor: Cursor): Long {
    const id = Long.fromBigInt(randomBytes(8).readBigInt64BE() & 0x7fff_ffff_ffff_ffffn);
    this.#open.set(id.toString(), cursor);
    return id;
  }
}

function take(cursor: Cursor, count: number): { batch: RawDocument[]; done: boolean } {
  cursor.timeLimit?.resume();
  const batch: RawDocument[] = [];
  let bytes = 0;
  while (batch.length < count) {
    const next = cursor.pending ?? nextOf(cursor);
    cursor.pending = undefined;
    if (!next) return { batch, done: true };
    bytes += next.bytes.length;
    if (bytes > MAX_BATCH_BYTES && batch.length > 0) {
      cursor.pending = next;
      cursor.timeLimit?.pause();
      return { batch, done: false };
    }
    batch.push(next);
  }
  cursor.pending = nextOf(cursor);
  cursor.timeLimit?.pause();
  return { batch, done: cursor.pending === undefined };
}

function nextOf(cursor: Cursor): RawDocument | undefined {
  const { value, done } = cursor.results.next();
  if (done === true) return undefined;
  return value instanceof RawDocument ? value : new RawDocument(encode(value));
}
