import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection, Schema, type Types } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from './index.ts';

interface Message {
  text: string;
  at?: Date;
  tags: string[];
  meta?: Map<string, number>;
}

interface Conversation {
  _id: string;
  owner: string;
  messages: Types.DocumentArray<Message>;
  seq: number;
  expires?: Date;
}

const folder = mkdtempSync(join(tmpdir(), 'mongoose-'));
let mongo: EmbeddedMongo;
let connection: Connection;

beforeAll(async () => {
  mongo = await startEmbeddedMongo({ dataDir: folder });
  connection = await createConnection(mongo.uri, {
    dbName: 'desk',
    writeConcern: { w: 'majority', j: true },
  }).asPromise();
});

afterAll(async () => {
  await connection.close();
  await mongo.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is served without knowing that there is no MongoDB', async () => {
  const messageSchema = new Schema<Message>({
    text: String,
    at: Date,
    tags: [String],
    meta: { type: Map, of: Number },
  });
  const schema = new Schema<Conversation>(
    {
      _id: String,
      owner: { type: String, index: true },
      messages: [messageSchema],
      seq: { type: Number, default: 0 },
      expires: { type: Date, expires: 60 },
    },
    { timestamps: true },
  );
  schema.index({ owner: 1, seq: -1 }, { unique: true });
  const Model = connection.model<Conversation>('Conversation', schema);
  await Model.init();
  const created = await Model.create({
    _id: 'c1',
    owner: 'a',
    messages: [{ text: 'hello', at: new Date(5), tags: ['x'], meta: { n: 1 } }],
  });
  created.messages.push({ text: 'again' });
  created.seq = 3;
  await created.save();
  const found = await Model.findById('c1').orFail();
  expect(found.messages.map(({ text }) => text)).toEqual(['hello', 'again']);
  expect(found.messages[0]?.meta?.get('n')).toBe(1);
  await expect(Model.create({ _id: 'c2', owner: 'a', seq: 3 })).rejects.toMatchObject({
    code: 11000,
    keyValue: { owner: 'a', seq: 3 },
  });
  const updated = await Model.findOneAndUpdate(
    { owner: 'a' },
    { $inc: { seq: 1 }, $set: { 'messages.0.text': 'hi' } },
    { returnDocument: 'after' },
  ).lean();
  expect(updated).toMatchObject({ seq: 4, messages: [{ text: 'hi' }, {}] });
  expect(await Model.syncIndexes()).toEqual([]);
  expect(await Model.exists({ 'messages.tags': 'x' })).toEqual({ _id: 'c1' });
  await Model.bulkWrite([
    { insertOne: { document: { _id: 'c3', owner: 'b' } } },
    { updateOne: { filter: { _id: 'c3' }, update: { seq: 9 } } },
    { deleteOne: { filter: { _id: 'c1' } } },
  ]);
  expect(await Model.find().sort({ owner: 1 }).select('seq').lean()).toMatchObject([{ _id: 'c3', seq: 9 }]);
});
