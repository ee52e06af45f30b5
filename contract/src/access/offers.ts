// What customers can subscribe to, who has subscribed, and what each plan allows.

import type { Timestamp } from '../entities.ts';
import type { AssistantId, OfferId, SubscriptionId } from '../ids.ts';
import type { AccessDenial } from './denial.ts';

/** Names a plan; the owner chooses it: letters, digits, `-` and `_`. */
export type PlanId = string;

/** What somebody on a plan may do. What is absent is not limited. */
export interface Plan {
  readonly id: PlanId;
  readonly name: string;
  /** The only assistants that may be asked. */
  readonly assistantIds?: readonly AssistantId[];
  /** The model that answers, where the assistant's provider has several. */
  readonly model?: string;
  /** How many answers a person gets per calendar month (UTC). */
  readonly monthlyAnswers?: number;
  /** How many tokens a person's answers may cost per calendar month (UTC). */
  readonly monthlyTokens?: number;
  /** The audiences whose documents may be used besides those for everyone. */
  readonly audiences?: readonly string[];
  /** How long conversations are kept after their latest message, in days. */
  readonly retentionDays?: number;
  /** Whether a person may be asked for; yes unless `false`. */
  readonly people?: boolean;
}

/** All plans of a workspace. */
export interface PlanTable {
  readonly items: readonly Plan[];
}

/** Something that a customer can subscribe to. */
export interface Offer {
  readonly id: OfferId;
  readonly name: string;
  /** Where it can be bought. */
  readonly signupUrl: string;
  /** What a subscriber may do; absent: everything. */
  readonly planId?: PlanId;
  /** The assistants that it opens; absent: all of the workspace. */
  readonly assistantIds?: readonly AssistantId[];
  /** How long access goes on after a payment was missed, in days. */
  readonly graceDays: number;
  /** The prices at Stripe by which it is bought. */
  readonly stripePriceIds: readonly string[];
  readonly createdAt: Timestamp;
}

/** Makes or changes an offer. */
export type OfferWish = Omit<Offer, 'id' | 'createdAt' | 'graceDays' | 'stripePriceIds'> & {
  readonly graceDays?: number;
  readonly stripePriceIds?: readonly string[];
};

/** What a subscription was last said to be. */
export const SUBSCRIPTION_STATUSES = ['active', 'trialing', 'past_due', 'cancelled'] as const;
/** One status of a subscription. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** How a subscription stands at this moment; `active`, `trial`, `grace` and `ending` give access. */
export type SubscriptionStanding = 'active' | 'trial' | 'grace' | 'ending' | 'expired' | 'cancelled';

/** One customer's subscription to one offer. */
export interface Subscription {
  readonly id: SubscriptionId;
  readonly offerId: OfferId;
  /** Trimmed and in lower case. */
  readonly email: string;
  /** The user's id on the site; finds the subscription when the e-mail address has changed. */
  readonly subject?: string;
  readonly status: SubscriptionStatus;
  readonly standing: SubscriptionStanding;
  /** When what has been paid for ends; absent: it goes on. */
  readonly endsAt?: Timestamp;
  readonly updatedAt: Timestamp;
}

/** Notes a subscription; one of the same customer to the same offer is brought up to date. */
export interface SubscriptionWish {
  readonly offerId: OfferId;
  readonly email: string;
  readonly subject?: string;
  /** Default: `active`. */
  readonly status?: SubscriptionStatus;
  readonly endsAt?: Timestamp;
}

/** Changes a subscription. */
export interface ChangeSubscription {
  /** The customer's new address. */
  readonly email?: string;
  readonly subject?: string;
  readonly status?: SubscriptionStatus;
  readonly endsAt?: Timestamp;
}

/** Ends a subscription: at once, or with what has been paid for. */
export interface CancelSubscription {
  readonly atPeriodEnd?: boolean;
}

/** Subscriptions as a table: a header line with `email`, `offer` (its id or name) and, where known, `status`, `ends_at`, `subject`. */
export interface ImportSubscriptions {
  readonly csv: string;
}

/** What became of an import: nothing is taken in from a table that has a wrong line. */
export interface ImportedSubscriptions {
  readonly imported: number;
}

/** Asks whether somebody has access. */
export interface CheckAccess {
  readonly email?: string;
  readonly subject?: string;
  readonly plan?: string;
}

/** Whether somebody may ask, and if not, why and where to get access. */
export type AccessState =
  | { readonly access: true; readonly plan?: PlanId; readonly expiresAt?: Timestamp }
  | {
      readonly access: false;
      readonly message: string;
      /** Names the message where it is the desk's own; absent: these are the owner's words. */
      readonly reason?: AccessDenial;
      readonly signupUrl?: string;
    };

/** The secret by which Stripe signs what it sends: `whsec_…`. */
export interface StripeSettings {
  readonly signingSecret: string;
}
