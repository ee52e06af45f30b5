// Who may ask: subscriptions and plans, from REST to the open chat.

import type { AccessState, Plan, Problem, Subscription } from '@frontdesk/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { callApi } from './support/call-api.ts';
import { until } from './support/connect.ts';
import { answerTo, ask, createGate } from './support/create-gate.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
let gate: Awaited<ReturnType<typeof createGate>>;
beforeAll(async () => {
  desk = await startTestDesk();
  gate = await createGate(desk);
});
afterAll(async () => desk[Symbol.asyncDispose]());

const plan = (more: Partial<Plan>): Plan => ({ id: 'basic', name: 'Basic', ...more });

beforeEach(async () => {
  await gate.api('PUT /plans', { items: [] });
});

describe('a desk that nobody has closed', () => {
  it('lets everybody ask', async () => {
    await gate.decide({});
    const socket = await gate.connect(await desk.openSession());
    expect((await ask(socket)).ok).toBe(true);
    socket.disconnect();
  });
});

describe('an assistant for subscribers', () => {
  it('lets in who has a subscription, by the address whatever its case, and tells others where to get one', async () => {
    await gate.decide({ verifier: 'offers' });
    await gate.subscribe(await gate.offer(), '  Ann@Example.ORG ');
    expect(await gate.mayAsk({ sub: 'ann', email: 'ANN@example.org' })).toBe('yes');
    const refusal = { code: 'access_denied', signupUrl: 'https://shop.example/join' };
    expect(await gate.mayAsk({ sub: 'eve', email: 'eve@example.org' })).toMatchObject({
      ...refusal,
      reason: 'no_subscription',
    });
    const anonymous = await gate.connect(await desk.openSession());
    expect(await ask(anonymous)).toMatchObject({
      ok: false,
      error: { ...refusal, reason: 'sign_in_needed' },
    });
    anonymous.disconnect();
  });

  it('refuses the next message after a subscription was cancelled, and tells the open chat within a second', async () => {
    await gate.decide({ verifier: 'offers' });
    const subscription = await gate.subscribe(await gate.offer(), 'cancel@example.org');
    const socket = await gate.connect(await gate.users.open({ sub: 'cancel', email: 'cancel@example.org' }));
    expect((await ask(socket)).ok).toBe(true);
    const heard: AccessState[] = [];
    socket.on('access:changed', (state) => heard.push(state));
    const startedAt = Date.now();
    const cancelled = await gate.api<Subscription>(`POST /subscriptions/${subscription.id}/cancel`, {});
    await until(() => heard.length > 0);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    expect(cancelled.standing).toBe('cancelled');
    expect(heard[0]).toEqual({
      access: false,
      message: 'Your subscription has ended. Renew it to go on.',
      reason: 'subscription_ended',
      signupUrl: 'https://shop.example/join',
    });
    expect(await ask(socket)).toMatchObject({ ok: false, error: { code: 'access_denied' } });
    expect(await socket.emitWithAck('handover:request', { conversationId: newId('conv') })).toMatchObject({
      ok: false,
      error: { code: 'access_denied' },
    });
    await gate.api('PUT /subscriptions', { offerId: subscription.offerId, email: 'cancel@example.org' });
    await until(() => heard.length > 1);
    expect(heard[1]).toEqual({ access: true });
    expect((await ask(socket)).ok).toBe(true);
    socket.disconnect();
  });

  it('tells every open chat at once when the owner decides anew who may ask', async () => {
    await gate.decide({});
    const heard: Record<'subscriber' | 'nobody', boolean[]> = { subscriber: [], nobody: [] };
    const user = { sub: 'told', email: 'told@example.org' };
    const offer = await gate.offer();
    await gate.subscribe(offer, user.email);
    const subscriber = await gate.connect(await gate.users.open(user));
    const nobody = await gate.connect(await desk.openSession());
    subscriber.on('access:changed', ({ access }) => heard.subscriber.push(access));
    nobody.on('access:changed', ({ access }) => heard.nobody.push(access));
    const become = async (...states: [subscriber: boolean, nobody: boolean]) =>
      until(() => [heard.subscriber.at(-1), heard.nobody.at(-1)].join() === states.join());

    await gate.decide({ verifier: 'offers' });
    await become(true, false);
    await gate.api(`DELETE /offers/${offer.id}`);
    await become(false, false);
    await gate.decide({});
    await become(true, true);
    subscriber.disconnect();
    nobody.disconnect();
  });

  it('goes on until what has been paid for ends', async () => {
    await gate.decide({ verifier: 'offers' });
    const endsAt = new Date(Date.now() + 86_400_000).toISOString();
    const subscription = await gate.subscribe(await gate.offer(), 'ending@example.org', { endsAt });
    await gate.api(`POST /subscriptions/${subscription.id}/cancel`, { atPeriodEnd: true });
    expect(await gate.mayAsk({ sub: 'ending', email: 'ending@example.org' })).toBe('yes');
  });

  it('follows a customer to a new address, and the former one opens nothing', async () => {
    await gate.decide({ verifier: 'offers' });
    const { id } = await gate.subscribe(await gate.offer(), 'old@example.org', { subject: 'mover' });
    expect(await gate.mayAsk({ sub: 'mover', email: 'not-told-yet@example.org' })).toBe('yes');
    await gate.api(`PATCH /subscriptions/${id}`, { email: 'new@example.org' });
    expect(await gate.mayAsk({ sub: 'other', email: 'new@example.org' })).toBe('yes');
    expect(await gate.mayAsk({ sub: 'third', email: 'old@example.org' })).toMatchObject({
      code: 'access_denied',
    });
  });

  it('takes an address only from the site’s signature', async () => {
    await gate.decide({ verifier: 'offers' });
    await gate.subscribe(await gate.offer(), 'victim@example.org');
    const response = await fetch(`${desk.url}/widget/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example' },
      body: JSON.stringify({ assistantId: 'asst_test', email: 'victim@example.org' }),
    });
    expect(response.status).toBe(400);
  });

  it('imports a table whole or not at all, and says which line is wrong', async () => {
    await gate.decide({ verifier: 'offers' });
    const { name } = await gate.offer();
    const bad = await callApi<Problem>(desk, 'POST /subscriptions/import', {
      token: desk.secrets[1] ?? '',
      body: {
        csv: `email,offer\ncsv-1@example.org,${name}\nnot-an-address,${name}\ncsv-2@example.org,Unknown`,
      },
    });
    expect(bad.status).toBe(400);
    expect(bad.body.details?.map((each) => each.slice(0, 14))).toEqual(['line 3: email:', 'line 4: offer:']);
    expect(await gate.mayAsk({ sub: 'csv-1', email: 'csv-1@example.org' })).toMatchObject({
      code: 'access_denied',
    });
    const csv = `\ufeffEmail;Offer;Status;Ends_at\nCSV-1@example.org;"${name}";active;\ncsv-2@example.org;${name};cancelled;2020-01-01\n`;
    expect(await gate.api('POST /subscriptions/import', { csv })).toEqual({ imported: 2 });
    expect(await gate.mayAsk({ sub: 'csv-1', email: 'csv-1@example.org' })).toBe('yes');
    expect(await gate.mayAsk({ sub: 'csv-2', email: 'csv-2@example.org' })).toMatchObject({
      code: 'access_denied',
    });
  });
});

describe('a plan', () => {
  it('opens some assistants and not others', async () => {
    await gate.decide({ verifier: 'claims' });
    await gate.api('PUT /plans', { items: [plan({ assistantIds: ['asst_other'] }), plan({ id: 'pro' })] });
    const refused = async (claims: object) => gate.mayAsk({ sub: 'p1', ...claims });
    expect(await refused({ plan: 'basic' })).toMatchObject({ code: 'access_denied', reason: 'not_in_plan' });
    expect(await gate.mayAsk({ sub: 'p1', plan: 'pro' })).toBe('yes');
    expect(await refused({ plan: 'invented' })).toMatchObject({ reason: 'plan_unknown' });
    expect(await refused({})).toMatchObject({ code: 'access_denied', reason: 'no_access' });
  });

  it('ends with its answers: the message is taken, and a person is offered', async () => {
    await gate.decide({ verifier: 'claims' });
    await gate.api('PUT /plans', { items: [plan({ monthlyAnswers: 2 })] });
    const socket = await gate.connect(await gate.users.open({ sub: 'p2', plan: 'basic' }));
    for (const text of ['one', 'two']) expect((await answerTo(socket, text)).text).toContain(text);
    const third = await answerTo(socket, 'three');
    expect(third.text).not.toContain('three');
    expect(third.escalation).toMatchObject({ requiresEscalation: true, reason: 'usage_limit' });
    const other = await gate.connect(await gate.users.open({ sub: 'p3', plan: 'basic' }));
    expect((await answerTo(other, 'still mine')).text).toContain('still mine');
    for (const each of [socket, other]) each.disconnect();
  });

  it('may have no people in it', async () => {
    await gate.decide({ verifier: 'claims' });
    await gate.api('PUT /plans', { items: [plan({ people: false })] });
    const socket = await gate.connect(await gate.users.open({ sub: 'p4', plan: 'basic' }));
    const { conversationId } = await answerTo(socket, 'hello');
    expect(await socket.emitWithAck('handover:request', { conversationId })).toMatchObject({
      ok: false,
      error: { code: 'people_not_included' },
    });
    socket.disconnect();
  });
});
