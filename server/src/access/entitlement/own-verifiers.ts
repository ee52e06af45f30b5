// The verifiers that need nobody else: everybody, a signed plan, the desk's own subscriptions.

import type { Clock } from '../../ports/clock.ts';
import type {
  Entitlement,
  EntitlementRequest,
  EntitlementVerifier,
} from '../../ports/entitlement-verifier.ts';
import type { OfferRecord, OfferStore, SubscriptionStore } from '../../ports/subscription-store.ts';
import { givesAccess, standingOf } from './standing.ts';

/** Everybody may ask. */
export const openVerifier: EntitlementVerifier = {
  verify: async ({ user }) => ({ access: true, ...(user?.plan !== undefined && { plan: user.plan }) }),
};

/** Whoever's site has signed a plan that counts may ask. */
export const claimsVerifier: EntitlementVerifier = {
  async verify({ user, settings: { plans } }) {
    const plan = user?.plan;
    if (plan === undefined || !(plans?.includes(plan) ?? true)) return { access: false };
    return { access: true, plan };
  },
};

interface OffersVerifierDeps {
  readonly offers: OfferStore;
  readonly subscriptions: SubscriptionStore;
  readonly clock: Clock;
}

/** Whoever has a subscription in this desk to an offer that opens the assistant may ask. */
export function createOffersVerifier({
  offers,
  subscriptions,
  clock,
}: OffersVerifierDeps): EntitlementVerifier {
  return {
    async verify(request) {
      const opening = await openingOffers(offers, request);
      const { workspaceId, user } = request;
      const own = user ? await subscriptions.listOf(workspaceId, user) : [];
      const now = clock.now();
      let missed: OfferRecord | undefined;
      let best: Extract<Entitlement, { readonly access: true }> | undefined;
      for (const subscription of own) {
        const offer = opening.find(({ id }) => id === subscription.offerId);
        if (!offer) continue;
        missed ??= offer;
        if (!givesAccess(standingOf(subscription, offer, now))) continue;
        best = betterOf(best, offer);
      }
      return best ?? refusal(request, missed, opening);
    },
  };
}

async function openingOffers(offers: OfferStore, { workspaceId, assistantId }: EntitlementRequest) {
  const all = await offers.list(workspaceId);
  return all.filter(({ assistantIds }) => assistantIds?.includes(assistantId) ?? true);
}

/** Of two offers the one without a plan allows more. */
function betterOf(
  best: Extract<Entitlement, { readonly access: true }> | undefined,
  { planId }: OfferRecord,
) {
  if (best && (best.plan === undefined || planId !== undefined)) return best;
  return { access: true, ...(planId !== undefined && { plan: planId }) } as const;
}

/** @source Selgora's document: a refusal says two things, to somebody unknown and to somebody whose subscription has ended */
function refusal(
  { user }: EntitlementRequest,
  missed: OfferRecord | undefined,
  [first]: readonly OfferRecord[],
): Entitlement {
  const signupUrl = (missed ?? first)?.signupUrl;
  const never = user ? 'no_subscription' : 'sign_in_needed';
  const reason = missed ? 'subscription_ended' : never;
  return { access: false, reason, ...(signupUrl !== undefined && { signupUrl }) };
}
