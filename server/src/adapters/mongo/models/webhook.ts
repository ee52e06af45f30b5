// Addresses that are told of events, and the events on their way.

import { Schema } from 'mongoose';

import type { Delivery, Webhook } from '../../../ports/webhook-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** An address as it is kept. */
export type WebhookDoc = Kept<Webhook>;
/** A delivery as it is kept; its time has the name that pages go by. */
export type DeliveryDoc = Omit<Kept<Delivery>, 'createdAt'> & { readonly at: Date };

/** Long enough to find out what an address missed over a holiday. */
const KEPT_SECONDS = 2_592_000;

/** Declares the collection of addresses. */
export function webhookSchema() {
  const schema = new Schema<WebhookDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      url: REQUIRED_STRING,
      events: WHOLE,
      createdAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'webhookEndpoints' },
  );
  schema.index({ assistantId: 1, createdAt: 1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** Declares the collection of deliveries; each vanishes after 30 days. */
export function deliverySchema() {
  const schema = new Schema<DeliveryDoc>(
    {
      _id: REQUIRED_STRING,
      webhookId: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      url: REQUIRED_STRING,
      type: REQUIRED_STRING,
      about: REQUIRED_STRING,
      body: REQUIRED_STRING,
      state: REQUIRED_STRING,
      attempts: { type: Number, required: true },
      at: { type: Date, required: true },
      nextAttemptAt: { type: Date, required: true },
      outcome: String,
    },
    { ...OPTIONS, collection: 'deliveries' },
  );
  schema.index({ webhookId: 1, type: 1, about: 1 }, { unique: true });
  schema.index({ state: 1, nextAttemptAt: 1 });
  schema.index({ assistantId: 1, webhookId: 1, at: -1, _id: -1 });
  schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  tenantScope(schema, ['assistantId']);
  return schema;
}
