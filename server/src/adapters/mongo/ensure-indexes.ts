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
    for (const [fields, options] of schema.indexes()) {
      const { unique, expireAfterSeconds, partialFilterExpression } = options;
      const wanted = {
        ...(unique === true && { unique }),
        ...(typeof expireAfterSeconds === 'number' && { expireAfterSeconds }),
        ...(partialFilterExpression && { partialFilterExpression }),
      };
      try {
        await collection.createIndex(fields as Record<string, 1 | -1>, wanted);
      } catch (error) {
        if (unique || !(error instanceof mongo.MongoServerError)) throw error;
        refused.push(`${collection.collectionName}: ${error.message}`);
      }
    }
  }
  return refused;
}
