// Reads what Stripe says of customers and their subscriptions.

import type { SubscriptionStatus } from '@frontdesk/contract';

import { isEmail, normaliseEmail } from '../identity/read-user.ts';
import type { StripeFact } from '../../ports/stripe-customers.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 255 ? value : undefined;
const moment = (value: unknown): Date | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? new Date(value * 1_000) : undefined;
const email = (value: unknown): string | undefined => {
  const given = text(value);
  return given !== undefined && isEmail(given.trim()) ? normaliseEmail(given) : undefined;
};

/** @source Stripe's documentation of the statuses of a subscription */
const STATUSES: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active',
  trialing: 'trialing',
  past_due: 'past_due',
  unpaid: 'past_due',
  canceled: 'cancelled',
  incomplete: 'cancelled',
  incomplete_expired: 'cancelled',
  paused: 'cancelled',
};

/**
 * Reads an event.
 * @returns what it says of a customer, or `undefined` for an event that says nothing about access
 */
export function readStripeEvent(event: unknown): StripeFact | undefined {
  const { type, created, data } = fieldsOf(event);
  const object = fieldsOf(fieldsOf(data)['object']);
  const saidAt = moment(created);
  if (typeof type !== 'string' || !saidAt) return undefined;
  if (type.startsWith('customer.subscription.')) return readSubscription(object, saidAt);
  const isCustomer = type === 'customer.created' || type === 'customer.updated';
  const customerId = isCustomer ? text(object['id']) : text(object['customer']);
  const address = isCustomer ? email(object['email']) : email(fieldsOf(object['customer_details'])['email']);
  if (!customerId || !address || !(isCustomer || type === 'checkout.session.completed')) return undefined;
  const subject = isCustomer ? undefined : text(object['client_reference_id']);
  return { customerId, saidAt, email: address, ...(subject !== undefined && { subject }) };
}

function readSubscription(object: Fields, saidAt: Date): StripeFact | undefined {
  const [id, customerId] = [text(object['id']), text(object['customer'])];
  const status = STATUSES[String(object['status'])];
  if (!id || !customerId || !status) return undefined;
  const items = fieldsOf(object['items'])['data'];
  const lines = Array.isArray(items) ? items.map(fieldsOf) : [];
  const priceIds = lines.flatMap((line) => text(fieldsOf(line['price'])['id']) ?? []);
  const paidUntil = moment(object['current_period_end']) ?? moment(lines[0]?.['current_period_end']);
  const endsAt = {
    active: paidUntil,
    trialing: moment(object['trial_end']) ?? paidUntil,
    past_due: undefined,
    cancelled: moment(object['ended_at']),
  }[status];
  const isEnding = status === 'active' && object['cancel_at_period_end'] === true;
  const said = { id, priceIds, status: isEnding ? 'cancelled' : status, ...(endsAt && { endsAt }) } as const;
  return { customerId, saidAt, subscription: said };
}
