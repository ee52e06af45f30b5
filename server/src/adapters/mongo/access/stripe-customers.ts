// Customers at Stripe in MongoDB.

import { AppError } from '../../../errors.ts';
import type { StripeCustomer, StripeCustomers, StripeFact } from '../../../ports/stripe-customers.ts';
import type { Models } from '../models/index.ts';
import type { StripeCustomerDoc } from '../models/stripe-customer.ts';

/** More changes of one customer than come in one moment. */
const ATTEMPTS = 10;

type State = Pick<StripeCustomerDoc, 'email' | 'emailAt' | 'subject' | 'subscriptions' | 'version'>;

const UNKNOWN: State = { subscriptions: [], version: 0 };

/** Takes in what was said, unless something later is known. */
function learn(state: State, { saidAt, email, subject, subscription }: StripeFact): State {
  const isNewAddress = email !== undefined && !(state.emailAt && state.emailAt > saidAt);
  const former = state.subscriptions.find(({ id }) => id === subscription?.id);
  const isNews = subscription !== undefined && !(former && former.saidAt > saidAt);
  return {
    ...state,
    ...(isNewAddress && { email, emailAt: saidAt }),
    ...(subject !== undefined && { subject }),
    ...(isNews && {
      subscriptions: [...state.subscriptions.filter((each) => each !== former), { ...subscription, saidAt }],
    }),
  };
}

function toCustomer({ email, subject, subscriptions }: State): StripeCustomer {
  return { subscriptions, ...(email !== undefined && { email }), ...(subject !== undefined && { subject }) };
}

/** Keeps customers at Stripe in MongoDB. */
export function createStripeCustomers({ stripeCustomers }: Models): StripeCustomers {
  return {
    async note(workspaceId, fact) {
      const key = { workspaceId, customerId: fact.customerId };
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        await stripeCustomers.updateOne(key, { $setOnInsert: { version: 0 } }, { upsert: true });
        const before = { ...UNKNOWN, ...(await stripeCustomers.findOne(key).lean<StripeCustomerDoc>()) };
        const { email, emailAt, subject, subscriptions } = learn(before, fact);
        const { modifiedCount } = await stripeCustomers.updateOne(
          { ...key, version: before.version },
          { $set: { email, emailAt, subject, subscriptions, version: before.version + 1 } },
        );
        if (modifiedCount === 1)
          return { before: toCustomer(before), after: toCustomer(learn(before, fact)) };
      }
      throw new AppError('unavailable', { internal: 'a customer at Stripe kept changing' });
    },
  };
}
