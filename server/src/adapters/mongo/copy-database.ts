// Copies all that a desk keeps from one server of MongoDB's protocol to another.

import type { Connection } from 'mongoose';

/** How far a copy is. */
export interface CopyProgress {
  readonly collection: string;
  /** Documents of all collections. */
  readonly done: number;
  readonly total: number;
}

/** Documents that are read and written at once: the largest take 16 MiB each. */
const BATCH_DOCUMENTS = 100;

/** Numbers keep their exact types. */
const AS_STORED = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

function databaseOf(connection: Connection) {
  return connection.getClient().db(connection.name);
}

async function namesOf(connection: Connection): Promise<readonly string[]> {
  const collections = await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray();
  return collections.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
}

/** @returns how many documents the database of a connection holds */
export async function countDocuments(connection: Connection): Promise<number> {
  let count = 0;
  for (const name of await namesOf(connection)) {
    count += await databaseOf(connection).collection(name).countDocuments();
  }
  return count;
}

/**
 * Copies every document of every collection, each exactly as it is stored. Indexes are not copied: a desk builds its own.
 * @param to a database whose collections are empty
 * @returns how many documents were copied
 * @throws {Error} of the server when one can't be read or written; the documents before it are there then
 */
export async function copyDatabase(
  from: Connection,
  to: Connection,
  onProgress: (progress: CopyProgress) => void,
): Promise<number> {
  const total = await countDocuments(from);
  let done = 0;
  for (const collection of await namesOf(from)) {
    const target = databaseOf(to).collection(collection);
    const cursor = databaseOf(from)
      .collection(collection)
      .find({}, { ...AS_STORED, batchSize: BATCH_DOCUMENTS });
    for await (const batch of inBatches(cursor)) {
      await target.insertMany(batch, { writeConcern: { w: 'majority', journal: true } });
      done += batch.length;
      onProgress({ collection, done, total });
    }
  }
  return done;
}

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_DOCUMENTS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
