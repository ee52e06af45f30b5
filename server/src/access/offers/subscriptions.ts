// Subscriptions: noted, imported, changed, ended; whoever they concern hears of it at once.

import type {
  ChangeSubscription,
  OfferId,
  Subscription,
  SubscriptionId,
  SubscriptionWish,
  WorkspaceId,
} from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  OfferRecord,
  OfferStore,
  SubscriptionNote,
  SubscriptionRecord,
  SubscriptionStore,
} from '../../ports/subscription-store.ts';
import { standingOf } from '../entitlement/standing.ts';
import type { AnnounceAccess } from './announce-access.ts';

interface SubscriptionsDeps {
  readonly offers: OfferStore;
  readonly subscriptions: SubscriptionStore;
  readonly announce: AnnounceAccess;
  readonly clock: Clock;
}

/** Looks after the subscriptions of all workspaces. Every change is told to the open chats of the customer. */
export interface Subscriptions {
  /** @throws {AppError} `not_found` for an offer that doesn't exist */
  note(workspaceId: WorkspaceId, wish: SubscriptionWish): Promise<Subscription>;
  /** Notes what was said elsewhere, such as by Stripe. */
  noteAll(notes: readonly SubscriptionNote[]): Promise<void>;
  /** @throws {AppError} `not_found`, or `conflict` when the new address has a subscription to the same offer */
  change(workspaceId: WorkspaceId, id: SubscriptionId, change: ChangeSubscription): Promise<Subscription>;
  /** Ends a subscription at once, or with what has been paid for. @throws {AppError} `not_found` */
  cancel(workspaceId: WorkspaceId, id: SubscriptionId, atPeriodEnd: boolean): Promise<Subscription>;
  /** @param email only of this customer */
  list(
    workspaceId: WorkspaceId,
    page: {
      readonly email?: string | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
  ): Promise<{ readonly items: Subscription[]; readonly nextCursor: string | null }>;
}

/** Makes the care for subscriptions. */
export function createSubscriptions(deps: SubscriptionsDeps): Subscriptions {
  const { offers, subscriptions, announce, clock } = deps;

  async function show(records: readonly SubscriptionRecord[]): Promise<Subscription[]> {
    const [first] = records;
    const all = first ? await offers.list(first.workspaceId) : [];
    return records.map((record) => toSubscription(record, all, clock.now()));
  }
  async function changed(
    record: SubscriptionRecord | null,
    before?: SubscriptionRecord | null,
  ): Promise<Subscription> {
    if (!record) throw new AppError('not_found');
    if (before && before.email !== record.email) await announce.toCustomer(before.workspaceId, before);
    await announce.toCustomer(record.workspaceId, record);
    const [shown] = await show([record]);
    if (!shown) throw new AppError('not_found');
    return shown;
  }

  return {
    async note(workspaceId, { status = 'active', endsAt, ...wish }) {
      await requireOffer(offers, workspaceId, wish.offerId);
      const end = endsAt === undefined ? null : new Date(endsAt);
      return changed(await subscriptions.note({ ...wish, workspaceId, status, endsAt: end }));
    },
    async noteAll(notes) {
      for (const note of notes) await changed(await subscriptions.note(note));
    },
    async change(workspaceId, id, { endsAt, ...change }) {
      const before = await subscriptions.find(id, workspaceId);
      const end = endsAt !== undefined && { endsAt: new Date(endsAt) };
      return changed(await subscriptions.change(id, workspaceId, { ...change, ...end }), before);
    },
    async cancel(workspaceId, id, atPeriodEnd) {
      const end = !atPeriodEnd && { endsAt: clock.now() };
      return changed(await subscriptions.change(id, workspaceId, { status: 'cancelled', ...end }));
    },
    async list(workspaceId, { email, cursor, limit }) {
      if (email !== undefined) {
        return { items: await show(await subscriptions.listOf(workspaceId, { email })), nextCursor: null };
      }
      const records = await subscriptions.list(workspaceId, { afterId: cursor, limit: limit + 1 });
      const page = records.slice(0, limit);
      const isMore = records.length > limit;
      return { items: await show(page), nextCursor: isMore ? (page.at(-1)?.id ?? null) : null };
    },
  };
}

async function requireOffer(offers: OfferStore, workspaceId: WorkspaceId, id: OfferId): Promise<void> {
  if ((await offers.list(workspaceId)).some((offer) => offer.id === id)) return;
  throw new AppError('not_found', { details: ['offerId: names no offer of this workspace'] });
}

/** A subscription to an offer that is gone opens nothing and has no grace. */
function toSubscription(record: SubscriptionRecord, offers: readonly OfferRecord[], now: Date): Subscription {
  const { workspaceId: _workspaceId, endsAt, updatedAt, ...rest } = record;
  const offer = offers.find(({ id }) => id === record.offerId) ?? { graceDays: 0 };
  return {
    ...rest,
    standing: standingOf(record, offer, now),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    updatedAt: updatedAt.toISOString(),
  };
}
