// Addresses and deliveries in MongoDB.

import { mongo, trusted } from 'mongoose';

import type { Clock } from '../../../ports/clock.ts';
import type { Delivery, WebhookStore } from '../../../ports/webhook-store.ts';
import { behindCursor, cutPage } from '../behind-cursor.ts';
import type { Models } from '../models/index.ts';
import type { DeliveryDoc, WebhookDoc } from '../models/webhook.ts';
import { CROSS_TENANT } from '../tenant-scope.ts';

/** @source MongoDB error codes: 11000 DuplicateKey */
const DUPLICATE_KEY = 11_000;

const toDelivery = ({ _id, at, ...rest }: DeliveryDoc): Delivery => ({ ...rest, id: _id, createdAt: at });

/** Keeps addresses and deliveries in MongoDB. */
export function createWebhookStore(models: Models, clock: Clock): WebhookStore {
  return { ...addresses(models), ...deliveries(models, clock) };
}

function addresses({ webhooks, deliveries: sent }: Models): Pick<WebhookStore, 'add' | 'list' | 'remove'> {
  return {
    async add({ id, ...rest }) {
      await webhooks.create({ _id: id, ...rest });
    },
    async list(assistantId) {
      const docs = await webhooks.find({ assistantId }).sort({ createdAt: 1 }).lean<WebhookDoc[]>();
      return docs.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
    },
    async remove(assistantId, id) {
      const { deletedCount } = await webhooks.deleteOne({ _id: id, assistantId });
      await sent.deleteMany({ assistantId, webhookId: id, state: 'pending' });
      return deletedCount > 0;
    },
  };
}

function deliveries(
  { deliveries: sent }: Models,
  clock: Clock,
): Pick<WebhookStore, 'queue' | 'claim' | 'settle' | 'log'> {
  return {
    async queue({ id, createdAt, ...rest }) {
      try {
        await sent.create({ _id: id, at: createdAt, ...rest });
      } catch (error) {
        if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
      }
    },
    async claim(until) {
      const doc = await sent
        .findOneAndUpdate(
          { state: 'pending', nextAttemptAt: trusted({ $lte: clock.now() }) },
          { $set: { nextAttemptAt: until }, $inc: { attempts: 1 } },
          {
            returnDocument: 'after',
            sort: { nextAttemptAt: 1 },
            [CROSS_TENANT]: 'one queue for all assistants',
          },
        )
        .lean<DeliveryDoc>();
      return doc && toDelivery(doc);
    },
    async settle({ id, assistantId }, outcome) {
      await sent.updateOne({ _id: id, assistantId }, { $set: outcome });
    },
    async log({ assistantId, webhookId }, { cursor, limit }) {
      const docs = await sent
        .find({ assistantId, webhookId, ...behindCursor(cursor, { kind: 'dlv', by: 'at' }) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<DeliveryDoc[]>();
      const { page, nextCursor } = cutPage(docs, limit, ({ at }) => at);
      return { items: page.map(toDelivery), nextCursor };
    },
  };
}
