// Subscriptions in MongoDB.

import { mongo, trusted } from 'mongoose';

import type { SubscriptionId } from '@frontdesk/contract';

import { AppError } from '../../../errors.ts';
import { newId } from '../../../new-id.ts';
import type { Clock } from '../../../ports/clock.ts';
import type {
  SubscriberKey,
  SubscriptionNote,
  SubscriptionRecord,
  SubscriptionStore,
} from '../../../ports/subscription-store.ts';
import type { Models } from '../models/index.ts';
import type { Kept } from '../models/kept.ts';

type SubscriptionDoc = Kept<SubscriptionRecord>;

const DUPLICATE_KEY = 11_000;
const toRecord = ({ _id, ...rest }: SubscriptionDoc): SubscriptionRecord => ({ ...rest, id: _id });
const isDuplicate = (error: unknown) =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;

async function upsert({ subscriptions }: Models, clock: Clock, note: SubscriptionNote) {
  const { workspaceId, offerId, email, status, subject, endsAt } = note;
  const doc = await subscriptions
    .findOneAndUpdate(
      { workspaceId, offerId, email },
      {
        $set: { status, updatedAt: clock.now(), ...(subject && { subject }), ...(endsAt && { endsAt }) },
        ...(endsAt === null && { $unset: { endsAt: 1 } }),
        $setOnInsert: { _id: newId('sub') },
      },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<SubscriptionDoc>();
  return toRecord(doc);
}

/** Either way of knowing a customer is enough; no way finds nobody. */
function anyOf({ email, subject }: SubscriberKey) {
  return [...(email === undefined ? [] : [{ email }]), ...(subject === undefined ? [] : [{ subject }])];
}

/** Keeps subscriptions in MongoDB. */
export function createSubscriptionStore(models: Models, clock: Clock): SubscriptionStore {
  const { subscriptions } = models;
  return {
    async note(note) {
      try {
        return await upsert(models, clock, note);
      } catch (error) {
        // Somebody else noted the same subscription first; now it is there.
        if (isDuplicate(error)) return upsert(models, clock, note);
        throw error;
      }
    },
    async find(id, workspaceId) {
      const doc = await subscriptions.findOne({ _id: id, workspaceId }).lean<SubscriptionDoc>();
      return doc && toRecord(doc);
    },
    async change(id, workspaceId, change) {
      try {
        const set = { ...change, updatedAt: clock.now() };
        const doc = await subscriptions
          .findOneAndUpdate({ _id: id, workspaceId }, { $set: set }, { returnDocument: 'after' })
          .lean<SubscriptionDoc>();
        return doc && toRecord(doc);
      } catch (cause) {
        if (!isDuplicate(cause)) throw cause;
        throw new AppError('conflict', {
          cause,
          details: ['email: has a subscription to this offer already'],
        });
      }
    },
    async listOf(workspaceId, subscriber) {
      const ways = anyOf(subscriber);
      if (ways.length === 0) return [];
      const docs = await subscriptions.find({ workspaceId, $or: ways }).lean<SubscriptionDoc[]>();
      return docs.map(toRecord);
    },
    async list(workspaceId, { afterId, limit }) {
      const after = afterId === undefined ? {} : { _id: trusted({ $gt: afterId as SubscriptionId }) };
      const docs = await subscriptions
        .find({ workspaceId, ...after })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<SubscriptionDoc[]>();
      return docs.map(toRecord);
    },
  };
}
