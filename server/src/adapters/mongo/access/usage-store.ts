// What has been used in a month, in MongoDB.

import { mongo, trusted } from 'mongoose';

import type { UsageAmounts, UsageKey, UsageStore } from '../../../ports/usage-store.ts';
import type { Models } from '../models/index.ts';
import type { UsageDoc } from '../models/usage.ts';

const DUPLICATE_KEY = 11_000;
const NOTHING: UsageAmounts = { answers: 0, tokens: 0, micros: 0 };
const UNITS = ['answers', 'tokens', 'micros'] as const;

/** Keeps use in MongoDB. */
export function createUsageStore({ usage }: Models): UsageStore {
  async function begin(key: UsageKey): Promise<void> {
    try {
      await usage.updateOne(key, { $setOnInsert: NOTHING }, { upsert: true });
    } catch (error) {
      // Somebody else began the same month.
      if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    }
  }
  return {
    async reserve(key, amounts, caps) {
      const fits = UNITS.flatMap((unit) => {
        const cap = caps[unit];
        return cap === undefined ? [] : [[unit, trusted({ $lte: cap - amounts[unit] })] as const];
      });
      const take = async () =>
        (await usage.updateOne({ ...key, ...Object.fromEntries(fits) }, { $inc: amounts })).modifiedCount ===
        1;
      if (await take()) return true;
      await begin(key);
      return take();
    },
    async correct(key, difference) {
      await usage.updateOne(key, { $inc: difference });
    },
    async read({ assistantId, user, month }) {
      const doc = await usage.findOne({ assistantId, user, month }).lean<UsageDoc>();
      const { answers, tokens, micros } = doc ?? NOTHING;
      return { answers, tokens, micros };
    },
  };
}
