// Refused websites in MongoDB.

import type { Clock } from '../../../ports/clock.ts';
import type { OriginAttempts } from '../../../ports/origin-attempts.ts';
import type { Models } from '../models/index.ts';
import type { OriginAttemptDoc } from '../models/origin-attempt.ts';

/** More than an owner reads; a forger of origins fills no store. */
const KEPT_MAX = 100;

/** Keeps refused websites in MongoDB. */
export function createOriginAttempts({ originAttempts }: Models, clock: Clock): OriginAttempts {
  return {
    async note(assistantId, origin) {
      const now = clock.now();
      const known = await originAttempts.findOneAndUpdate(
        { assistantId, origin },
        { $inc: { count: 1 }, $set: { lastAt: now } },
      );
      if (known || (await originAttempts.countDocuments({ assistantId })) >= KEPT_MAX) return;
      await originAttempts.updateOne(
        { assistantId, origin },
        { $inc: { count: 1 }, $set: { lastAt: now }, $setOnInsert: { firstAt: now } },
        { upsert: true },
      );
    },
    async list(assistantId) {
      const docs = await originAttempts
        .find({ assistantId })
        .sort({ lastAt: -1 })
        .limit(KEPT_MAX)
        .lean<OriginAttemptDoc[]>();
      return docs.map(({ origin, count, firstAt, lastAt }) => ({
        origin,
        count,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      }));
    },
    async forget(assistantId, origin) {
      await originAttempts.deleteOne({ assistantId, origin });
    },
  };
}
