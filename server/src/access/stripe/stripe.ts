// Takes in what Stripe says of the owner's customers.

import type { WorkspaceId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StripeCustomer, StripeCustomers } from '../../ports/stripe-customers.ts';
import type { OfferRecord, OfferStore, SubscriptionNote } from '../../ports/subscription-store.ts';
import type { Subscriptions } from '../offers/subscriptions.ts';
import type { Secrets } from '../secrets.ts';
import { readStripeEvent } from './read-stripe-event.ts';
import { isFromStripe } from './stripe-signature.ts';

interface StripeDeps {
  readonly secrets: Secrets;
  readonly customers: StripeCustomers;
  readonly offers: OfferStore;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
}

/** Takes in Stripe's events. */
export interface Stripe {
  /** Keeps the secret by which Stripe signs. */
  setSecret(workspaceId: WorkspaceId, signingSecret: string): Promise<void>;
  /**
   * Takes in one event. The same event twice, or late, changes nothing.
   * @throws {AppError} `unauthenticated` for what Stripe has not signed
   */
  receive(
    workspaceId: WorkspaceId,
    sent: { readonly body: Buffer; readonly header: string | undefined },
  ): Promise<void>;
}

const SECRET_NAME = 'stripe';
/** Of several subscriptions to the same offer, the one that gives most counts. */
const BEST_FIRST: readonly SubscriptionNote['status'][] = ['active', 'trialing', 'past_due', 'cancelled'];

/** Makes the way in for Stripe's events. */
export function createStripe({ secrets, customers, offers, subscriptions, clock }: StripeDeps): Stripe {
  return {
    setSecret: async (workspaceId, secret) => secrets.put(workspaceId, SECRET_NAME, secret),
    async receive(workspaceId, sent) {
      const secret = await secrets.use(workspaceId, SECRET_NAME);
      const now = Math.floor(clock.now().getTime() / 1_000);
      // Without a secret the same work is done, so that nobody learns which workspaces use Stripe.
      if (!isFromStripe(sent, secret ?? 'none', now) || secret === undefined)
        throw new AppError('unauthenticated');
      const fact = readStripeEvent(parse(sent.body));
      if (!fact) return;
      const { before, after } = await customers.note(workspaceId, fact);
      const all = await offers.list(workspaceId);
      // Who has a new address loses the access of the former one.
      const isMoved = before.email !== undefined && before.email !== after.email;
      const former = isMoved ? notesOf(before, all).map((note) => ({ ...note, ...ENDED })) : [];
      await subscriptions.noteAll([...former, ...notesOf(after, all)]);
    },
  };
}

const ENDED = { status: 'cancelled', endsAt: null } as const;

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AppError('invalid_payload', { details: ['payload: cannot be read as JSON'] });
  }
}

/** What a customer's subscriptions at Stripe mean here: one note for each offer that they have bought. */
function notesOf(
  { email, subject, subscriptions }: StripeCustomer,
  offers: readonly OfferRecord[],
): SubscriptionNote[] {
  if (email === undefined) return [];
  return offers.flatMap(({ id: offerId, workspaceId, stripePriceIds }) => {
    const bought = subscriptions
      .filter(({ priceIds }) => priceIds.some((price) => stripePriceIds.includes(price)))
      .toSorted((a, b) => BEST_FIRST.indexOf(a.status) - BEST_FIRST.indexOf(b.status) || endOf(b) - endOf(a));
    const [best] = bought;
    if (!best) return [];
    const { status, endsAt = null } = best;
    return [{ workspaceId, offerId, email, subject, status, endsAt }];
  });
}

const endOf = ({ endsAt }: { readonly endsAt?: Date }): number => endsAt?.getTime() ?? 0;
