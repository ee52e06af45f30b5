// Keeps offers, subscriptions and plans.

import type {
  Offer,
  OfferId,
  Plan,
  SubscriptionId,
  SubscriptionStatus,
  WorkspaceId,
} from '@frontdesk/contract';

/** An offer as it is kept. */
export type OfferRecord = Omit<Offer, 'createdAt'> & {
  readonly workspaceId: WorkspaceId;
  readonly createdAt: Date;
};

/** A subscription as it is kept. */
export interface SubscriptionRecord {
  readonly id: SubscriptionId;
  readonly workspaceId: WorkspaceId;
  readonly offerId: OfferId;
  /** In comparable form. */
  readonly email: string;
  readonly subject?: string;
  readonly status: SubscriptionStatus;
  readonly endsAt?: Date;
  readonly updatedAt: Date;
}

/** What is noted of a subscription; an end of `null` takes an earlier one away. */
export type SubscriptionNote = Pick<SubscriptionRecord, 'workspaceId' | 'offerId' | 'email' | 'status'> & {
  readonly subject?: string | undefined;
  readonly endsAt?: Date | null;
};

/** Whose subscriptions are meant: those of any of these. */
export interface SubscriberKey {
  readonly email?: string | undefined;
  readonly subject?: string | undefined;
}

/** Keeps offers and what each plan allows. */
export interface OfferStore {
  list(workspaceId: WorkspaceId): Promise<readonly OfferRecord[]>;
  /** Adds the offer, or brings the one with its id up to date. */
  put(offer: OfferRecord): Promise<void>;
  /** @returns whether there was one */
  remove(id: OfferId, workspaceId: WorkspaceId): Promise<boolean>;
  plans(workspaceId: WorkspaceId): Promise<readonly Plan[]>;
  setPlans(workspaceId: WorkspaceId, plans: readonly Plan[]): Promise<void>;
}

/** A change of a subscription. */
export type SubscriptionChange = Partial<Pick<SubscriptionRecord, 'email' | 'subject' | 'status' | 'endsAt'>>;

/** Keeps subscriptions. One customer has one subscription to one offer. */
export interface SubscriptionStore {
  /** Notes a subscription, or brings the one of the same customer to the same offer up to date. */
  note(subscription: SubscriptionNote): Promise<SubscriptionRecord>;
  find(id: SubscriptionId, workspaceId: WorkspaceId): Promise<SubscriptionRecord | null>;
  /**
   * @returns the subscription afterwards, or `null` when there is none with this id
   * @throws {AppError} `conflict` when the new address has a subscription to the same offer
   */
  change(
    id: SubscriptionId,
    workspaceId: WorkspaceId,
    change: SubscriptionChange,
  ): Promise<SubscriptionRecord | null>;
  /** @returns every subscription of a customer, by the site's own id or by the e-mail address */
  listOf(workspaceId: WorkspaceId, subscriber: SubscriberKey): Promise<readonly SubscriptionRecord[]>;
  /** @returns a page, in the order of ids */
  list(
    workspaceId: WorkspaceId,
    page: { readonly afterId?: string | undefined; readonly limit: number },
  ): Promise<readonly SubscriptionRecord[]>;
}
