// Customers at Stripe, as far as they concern access.

import { Schema } from 'mongoose';

import type { WorkspaceId } from '@frontdesk/contract';

import type { StripeSubscription } from '../../../ports/stripe-customers.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE } from './kept.ts';

/** A customer as they are kept. */
export interface StripeCustomerDoc {
  readonly workspaceId: WorkspaceId;
  readonly customerId: string;
  readonly email?: string;
  readonly emailAt?: Date;
  readonly subject?: string;
  readonly subscriptions: readonly (StripeSubscription & { readonly saidAt: Date })[];
  /** Counts the changes, so that two that come at once don't overwrite each other. */
  readonly version: number;
}

/** Declares the collection of customers at Stripe. */
export function stripeCustomerSchema() {
  const schema = new Schema<StripeCustomerDoc>(
    {
      workspaceId: REQUIRED_STRING,
      customerId: REQUIRED_STRING,
      email: String,
      emailAt: Date,
      subject: String,
      subscriptions: WHOLE,
      version: { type: Number, required: true },
    },
    { ...OPTIONS, collection: 'stripeCustomers' },
  );
  schema.index({ workspaceId: 1, customerId: 1 }, { unique: true });
  tenantScope(schema, ['workspaceId']);
  return schema;
}
