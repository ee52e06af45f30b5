// The collections of conversations and messages in memory, behind what the stores use of Mongoose: for thousands of sequences in a few minutes.

import { setImmediate as nextTurn } from 'node:timers/promises';

import { Query, updateOne } from 'mingo';
import { mongo, type Schema } from 'mongoose';

import { conversationSchema } from '../../src/adapters/mongo/models/conversation.ts';
import type { Models } from '../../src/adapters/mongo/models/index.ts';
import { messageSchema } from '../../src/adapters/mongo/models/message.ts';

type Doc = Record<string, unknown>;
const DUPLICATE_KEY = 11_000;

/** A query that is put together step by step and takes its time, so that others come in between. */
class MemoryQuery {
  private readonly run: (sort: Doc, limit: number) => Doc[] | Doc | null;
  private order: Doc = {};
  private most = 0;
  private isNeeded = false;

  constructor(run: (sort: Doc, limit: number) => Doc[] | Doc | null) {
    this.run = run;
  }

  sort(order: Doc): this {
    this.order = order;
    return this;
  }

  limit(most: number): this {
    this.most = most;
    return this;
  }

  orFail(): this {
    this.isNeeded = true;
    return this;
  }

  select(): this {
    return this;
  }

  setOptions(): this {
    return this;
  }

  async lean(): Promise<Doc[] | Doc | null> {
    await nextTurn();
    const found = structuredClone(this.run(this.order, this.most));
    if (found === null && this.isNeeded) throw new Error('no document');
    await nextTurn();
    return found;
  }
}

/** One collection, with the unique indexes of its schema. */
class MemoryCollection {
  private docs: Doc[] = [];
  private readonly unique: readonly (readonly string[])[];

  constructor(schema: Schema) {
    const indexes = schema.indexes().filter(([, options]) => options.unique);
    this.unique = [['_id'], ...indexes.map(([fields]) => Object.keys(fields))];
  }

  find(filter: Doc): MemoryQuery {
    return new MemoryQuery((sort, limit) => this.matching(filter, sort, limit));
  }

  findOne(filter: Doc): MemoryQuery {
    return new MemoryQuery((sort) => this.matching(filter, sort, 1)[0] ?? null);
  }

  findOneAndUpdate(filter: Doc, change: Doc): MemoryQuery {
    return new MemoryQuery(() => {
      const [doc] = this.matching(filter, {}, 1);
      if (doc) this.change(doc, change);
      return doc ?? null;
    });
  }

  async updateOne(filter: Doc, change: Doc): Promise<{ readonly matchedCount: number }> {
    await nextTurn();
    const [doc] = this.matching(filter, {}, 1);
    if (doc) this.change(doc, change);
    await nextTurn();
    return { matchedCount: Number(doc !== undefined) };
  }

  async deleteOne(filter: Doc): Promise<void> {
    await this.remove(filter, 1);
  }

  async deleteMany(filter: Doc): Promise<void> {
    await this.remove(filter, 0);
  }

  async countDocuments(filter: Doc): Promise<number> {
    await nextTurn();
    return this.matching(filter, {}, 0).length;
  }

  async create(doc: Doc): Promise<void> {
    await nextTurn();
    for (const fields of this.unique) {
      const isTaken = this.docs.some((other) => fields.every((field) => other[field] === doc[field]));
      if (isTaken) throw new mongo.MongoServerError({ message: 'E11000', code: DUPLICATE_KEY });
    }
    const kept = Object.entries(doc).filter(([, value]) => value !== undefined);
    this.docs.push(structuredClone(Object.fromEntries(kept)));
    await nextTurn();
  }

  private async remove(filter: Doc, limit: number): Promise<void> {
    await nextTurn();
    const gone = this.matching(filter, {}, limit);
    this.docs = this.docs.filter((doc) => !gone.includes(doc));
    await nextTurn();
  }

  private matching(filter: Doc, sort: Doc, limit: number): Doc[] {
    const found = new Query<Doc>(filter).find<Doc>(this.docs);
    if (Object.keys(sort).length > 0) found.sort(sort);
    return limit > 0 ? found.limit(limit).all() : found.all();
  }

  private change(doc: Doc, change: Doc): void {
    updateOne([doc], {}, structuredClone(change));
  }
}

/** Makes empty collections of conversations and messages; no other collection is there. */
export function createMemoryModels(): Models {
  return {
    conversations: new MemoryCollection(conversationSchema()),
    messages: new MemoryCollection(messageSchema()),
  } as unknown as Models;
}
