// Keys under which programs have asked for changes, in MongoDB.

import { randomUUID } from 'node:crypto';

import { mongo } from 'mongoose';

import type { Clock } from '../../../ports/clock.ts';
import type { IdempotencyStore, KeyedRequest } from '../../../ports/idempotency-store.ts';
import type { IdempotencyKeyDoc } from '../models/idempotency-key.ts';
import type { Models } from '../models/index.ts';

const DUPLICATE_KEY = 11_000;

/** Keeps such keys in MongoDB. */
export function createIdempotencyStore({ idempotencyKeys }: Models, clock: Clock): IdempotencyStore {
  /** @returns the id of the claim, or `undefined` when somebody has the key */
  async function insert(request: KeyedRequest): Promise<string | undefined> {
    const claimId = randomUUID();
    try {
      await idempotencyKeys.create({ _id: claimId, ...request });
      return claimId;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY) return undefined;
      throw error;
    }
  }
  /** A request without a reply whose runner says nothing any more was cut off; what has expired waits only for its removal. */
  const isOver = ({ reply, heldUntil, expiresAt }: IdempotencyKeyDoc): boolean => {
    const now = clock.now();
    return expiresAt <= now || (reply === undefined && heldUntil <= now);
  };
  return {
    async claim(request) {
      const { workspaceId, callerId, key } = request;
      for (;;) {
        const claimId = await insert(request);
        if (claimId !== undefined) return { state: 'claimed', claimId };
        const known = await idempotencyKeys.findOne({ workspaceId, callerId, key }).lean<IdempotencyKeyDoc>();
        if (!known) continue;
        const { _id, fingerprint, reply, heldUntil } = known;
        if (!isOver(known)) return { state: 'taken', fingerprint, ...(reply !== undefined && { reply }) };
        // Only as it was read: its runner may have come back meanwhile.
        await idempotencyKeys.deleteOne({ _id, workspaceId, heldUntil });
      }
    },
    async hold(workspaceId, claimId, heldUntil) {
      await idempotencyKeys.updateOne({ _id: claimId, workspaceId }, { $set: { heldUntil } });
    },
    async finish(workspaceId, claimId, reply) {
      await idempotencyKeys.updateOne({ _id: claimId, workspaceId }, { $set: { reply } });
    },
    async release(workspaceId, claimId) {
      await idempotencyKeys.deleteOne({ _id: claimId, workspaceId });
    },
  };
}
