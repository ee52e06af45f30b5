// Subscriptions that come from Stripe: signed, in any order, twice.

import { createHmac } from 'node:crypto';

import { OPEN_ACCESS, type AccessState, type Offer } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from './support/call-api.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

const SECRET = 'whsec_0123456789abcdefghij';

let desk: TestDesk;
let token: string;
beforeAll(async () => {
  desk = await startTestDesk();
  token = desk.secrets[1] ?? '';
  const body = { name: 'Pro', signupUrl: 'https://shop.example/pro', stripePriceIds: ['price_pro'] };
  await callApi<Offer>(desk, 'POST /offers', { token, body });
  await callApi(desk, 'PUT /stripe', { token, body: { signingSecret: SECRET } });
  const access = { ...OPEN_ACCESS, verifier: 'offers' };
  await callApi(desk, 'PUT /assistants/asst_test/access', { token, body: access });
});
afterAll(async () => desk[Symbol.asyncDispose]());

const now = () => Math.floor(Date.now() / 1_000);

async function send(event: unknown, { secret = SECRET, at = now(), body = JSON.stringify(event) } = {}) {
  const signature = createHmac('sha256', secret)
    .update(`${at}.${JSON.stringify(event)}`)
    .digest('hex');
  const response = await fetch(`${desk.url}/hooks/v1/stripe/ws_test`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'stripe-signature': `t=${at},v1=${'0'.repeat(64)},v1=${signature}`,
    },
    body,
  });
  return response.status;
}
const subscription = (customer: string, more: Record<string, unknown> = {}, created = now()) => ({
  type: 'customer.subscription.updated',
  created,
  data: {
    object: {
      id: `sub_${customer}`,
      customer,
      status: 'active',
      items: { data: [{ price: { id: 'price_pro' }, current_period_end: now() + 86_400 }] },
      ...more,
    },
  },
});
const customer = (id: string, email: string, created = now()) => ({
  type: 'customer.updated',
  created,
  data: { object: { id, email } },
});
const access = async (email: string) =>
  (await callApi<AccessState>(desk, 'POST /assistants/asst_test/check-access', { token, body: { email } }))
    .body.access;

describe('an event of Stripe', () => {
  it('opens and closes access, whichever comes first: the address or the subscription', async () => {
    expect(await send(subscription('cus_a'))).toBe(200);
    expect(await send(customer('cus_a', 'A@Example.org'))).toBe(200);
    expect(await send(customer('cus_b', 'b@example.org'))).toBe(200);
    expect(await send(subscription('cus_b'))).toBe(200);
    expect([await access('a@example.org'), await access('b@example.org')]).toEqual([true, true]);
    await send(subscription('cus_a', { status: 'canceled', ended_at: now() - 1 }, now() + 1));
    expect([await access('a@example.org'), await access('b@example.org')]).toEqual([false, true]);
  });

  it('that is late changes nothing, and neither does the same twice', async () => {
    await send(customer('cus_c', 'c@example.org'));
    const cancelled = subscription('cus_c', { status: 'canceled', ended_at: now() - 1 }, now());
    await send(cancelled);
    await send(subscription('cus_c', {}, now() - 60));
    expect(await access('c@example.org')).toBe(false);
    await send(subscription('cus_c', {}, now() + 60));
    await send(cancelled);
    expect(await access('c@example.org')).toBe(true);
  });

  it('moves access to a customer’s new address', async () => {
    await send(customer('cus_d', 'd-old@example.org'));
    await send(subscription('cus_d'));
    await send(customer('cus_d', 'd-new@example.org', now() + 1));
    expect([await access('d-old@example.org'), await access('d-new@example.org')]).toEqual([false, true]);
  });

  it('with a checkout names the customer and the site’s own id', async () => {
    await send(subscription('cus_e'));
    await send({
      type: 'checkout.session.completed',
      created: now(),
      data: {
        object: {
          customer: 'cus_e',
          customer_details: { email: 'e@example.org' },
          client_reference_id: 'u-e',
        },
      },
    });
    const body = { subject: 'u-e' };
    const reply = await callApi<AccessState>(desk, 'POST /assistants/asst_test/check-access', {
      token,
      body,
    });
    expect(reply.body.access).toBe(true);
  });

  it.each([
    ['another secret', async () => send(customer('cus_x', 'x@example.org'), { secret: 'whsec_wrong' })],
    ['an old signature', async () => send(customer('cus_x', 'x@example.org'), { at: now() - 301 })],
    [
      'a signature from the future',
      async () => send(customer('cus_x', 'x@example.org'), { at: now() + 301 }),
    ],
    [
      'another body',
      async () => send(customer('cus_x', 'x@example.org'), { body: '{"type":"customer.updated"}' }),
    ],
  ])('with %s is refused', async (_name, attempt) => {
    expect(await attempt()).toBe(401);
  });

  it.each([
    ['of another kind', { type: 'invoice.paid', created: 1, data: { object: {} } }],
    ['without a customer', { type: 'customer.subscription.updated', created: 1, data: {} }],
    [
      'with operators',
      { type: 'customer.updated', created: 1, data: { object: { id: { $ne: 1 }, email: ['x'] } } },
    ],
    ['that is no object', 7],
  ])('%s is taken and changes nothing', async (_name, event) => {
    expect(await send(event)).toBe(200);
  });

  it('to an unknown workspace is refused like a wrong one', async () => {
    const response = await fetch(`${desk.url}/hooks/v1/stripe/ws_nobody`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
  });
});
