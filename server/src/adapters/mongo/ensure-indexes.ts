// Builds the indexes that the collections declare.

import { mongo } from 'mongoose';

import type { Models } from './models/index.ts';

/**
 * Builds every index that is missing. Order and uniqueness rest on the unique ones, so without those nothing starts; the others only
 * make reading quicker and remove what has expired, so a server that lacks such a feature can still be used.
 * @returns what the server refused to build, in its own words
 */
export async function ensureIndexes(models: Models): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { schema, collection } of Object.values(models)) {
    const wanted = schema.indexes().map(toDescription);
    try {
      if (wanted.length > 0) await collection.createIndexes(wanted);
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError)) throw error;
      refused.push(...(await buildOneByOne(collection, wanted)));
    }
  }
  return refused;
}

type Collection = Models[keyof Models]['collection'];
type Declared = ReturnType<Models[keyof Models]['schema']['indexes']>[number];

function toDescription([fields, options]: Declared): mongo.IndexDescription {
  const { unique, expireAfterSeconds, partialFilterExpression } = options;
  return {
    key: fields as Record<string, 1 | -1>,
    ...(unique === true && { unique }),
    ...(typeof expireAfterSeconds === 'number' && { expireAfterSeconds }),
    ...(partialFilterExpression && { partialFilterExpression }),
  };
}

/** Finds out which of the indexes of a collection the server refuses. */
async function buildOneByOne(collection: Collection, wanted: readonly mongo.IndexDescription[]) {
  const refused: string[] = [];
  for (const index of wanted) {
    try {
      await collection.createIndexes([index]);
    } catch (error) {
      if (index.unique || !(error instanceof mongo.MongoServerError)) throw error;
      refused.push(`${collection.collectionName}: ${error.message}`);
    }
  }
  return refused;
}
