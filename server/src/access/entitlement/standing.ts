// How a subscription stands at a moment.

import type { SubscriptionStanding } from '@frontdesk/contract';

import type { OfferRecord, SubscriptionRecord } from '../../ports/subscription-store.ts';

const DAY_MS = 86_400_000;

/**
 * Says how a subscription stands. What has been paid for is never taken away early; who missed a payment has the offer's days of grace.
 * @param offer whose days of grace count
 */
export function standingOf(
  { status, endsAt, updatedAt }: Pick<SubscriptionRecord, 'status' | 'endsAt' | 'updatedAt'>,
  { graceDays }: Pick<OfferRecord, 'graceDays'>,
  now: Date,
): SubscriptionStanding {
  if (status === 'cancelled') return endsAt && endsAt > now ? 'ending' : 'cancelled';
  const isOver = endsAt !== undefined && endsAt <= now;
  if (!isOver && status === 'active') return 'active';
  if (status === 'trialing') return isOver ? 'expired' : 'trial';
  const since = isOver ? endsAt : updatedAt;
  return now.getTime() < since.getTime() + graceDays * DAY_MS ? 'grace' : 'expired';
}

/** Says whether a standing gives access. */
export function givesAccess(standing: SubscriptionStanding): boolean {
  return standing !== 'expired' && standing !== 'cancelled';
}
