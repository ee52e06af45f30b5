// Keeps what Stripe has said of customers: their address and their subscriptions come in different events, in any order.

import type { SubscriptionStatus, WorkspaceId } from '@frontdesk/contract';

/** What Stripe says of a subscription. */
export interface StripeSubscription {
  readonly id: string;
  readonly priceIds: readonly string[];
  readonly status: SubscriptionStatus;
  readonly endsAt?: Date;
}

/** What one event says of a customer. */
export interface StripeFact {
  readonly customerId: string;
  /** When it was said; what was said earlier and comes later changes nothing. */
  readonly saidAt: Date;
  /** In comparable form. */
  readonly email?: string;
  readonly subject?: string;
  readonly subscription?: StripeSubscription;
}

/** What is known of a customer. */
export interface StripeCustomer {
  readonly email?: string;
  readonly subject?: string;
  readonly subscriptions: readonly StripeSubscription[];
}

/** Keeps customers. */
export interface StripeCustomers {
  /** Notes what was said. @returns the customer before and afterwards; the same when something later was known */
  note(
    workspaceId: WorkspaceId,
    fact: StripeFact,
  ): Promise<{ readonly before: StripeCustomer; readonly after: StripeCustomer }>;
}
