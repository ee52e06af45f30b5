// Offers, subscriptions, plans, customers at Stripe, and sealed secrets.

import { Schema } from 'mongoose';

import type { Plan, WorkspaceId } from '@frontdesk/contract';

import type { OfferRecord, SubscriptionRecord } from '../../../ports/subscription-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** Declares the collection of offers. */
export function offerSchema() {
  const schema = new Schema<Kept<OfferRecord>>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      name: REQUIRED_STRING,
      signupUrl: REQUIRED_STRING,
      planId: String,
      assistantIds: { type: [String], default: undefined },
      graceDays: { type: Number, required: true },
      stripePriceIds: [String],
      createdAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'offers' },
  );
  schema.index({ workspaceId: 1, createdAt: 1 });
  tenantScope(schema, ['workspaceId']);
  return schema;
}

/** Declares the collection of subscriptions. */
export function subscriptionSchema() {
  const schema = new Schema<Kept<SubscriptionRecord>>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      offerId: REQUIRED_STRING,
      email: REQUIRED_STRING,
      subject: String,
      status: REQUIRED_STRING,
      endsAt: Date,
      updatedAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'subscriptions' },
  );
  schema.index({ workspaceId: 1, offerId: 1, email: 1 }, { unique: true });
  schema.index({ workspaceId: 1, email: 1 });
  schema.index({ workspaceId: 1, subject: 1 });
  tenantScope(schema, ['workspaceId']);
  return schema;
}

/** The plans of a workspace as they are kept, under the workspace's own id. */
export interface PlanTableDoc {
  readonly workspaceId: WorkspaceId;
  readonly items: readonly Plan[];
}

/** Declares the collection of plan tables. */
export function planTableSchema() {
  const schema = new Schema<PlanTableDoc>(
    { workspaceId: REQUIRED_STRING, items: WHOLE },
    { ...OPTIONS, collection: 'plans' },
  );
  schema.index({ workspaceId: 1 }, { unique: true });
  tenantScope(schema, ['workspaceId']);
  return schema;
}

/** A secret of the owner's as it is kept. */
export interface SecretDoc {
  readonly workspaceId: WorkspaceId;
  /** What it is for, such as `verifier asst_…`. */
  readonly name: string;
  readonly sealed: string;
}

/** Declares the collection of sealed secrets. */
export function secretSchema() {
  const schema = new Schema<SecretDoc>(
    { workspaceId: REQUIRED_STRING, name: REQUIRED_STRING, sealed: REQUIRED_STRING },
    { ...OPTIONS, collection: 'secrets' },
  );
  schema.index({ workspaceId: 1, name: 1 }, { unique: true });
  tenantScope(schema, ['workspaceId']);
  return schema;
}
