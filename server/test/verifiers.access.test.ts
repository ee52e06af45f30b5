// Who may ask when somebody else decides: Selgora, the owner's own address, and what happens while they are down.

import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { answerTo, ask, createGate } from './support/create-gate.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

/** A verifier that somebody else runs: what a test says is what it says. */
const verdicts = {
  reply: { status: 200, body: '{"access":true}' },
  asked: [] as { readonly request: IncomingMessage; readonly body: string }[],
};
const verifier = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    verdicts.asked.push({ request, body });
    response
      .writeHead(verdicts.reply.status, { 'content-type': 'application/json' })
      .end(verdicts.reply.body);
  });
});

let desk: TestDesk;
let gate: Awaited<ReturnType<typeof createGate>>;
let verifierUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => void verifier.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(verifier.address() as AddressInfo).port}`;
  verifierUrl = `http://${host}`;
  desk = await startTestDesk({ allowedHosts: [host] });
  gate = await createGate(desk);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  verifier.close();
});
beforeEach(() => {
  verdicts.asked = [];
});

describe('a verifier somewhere else', () => {
  it('is asked as Selgora is, once for many messages, and its own words are said', async () => {
    await gate.api('PUT /assistants/asst_test/verifier-secret', { secret: 'sk_live_selgora-key' });
    await gate.decide({ verifier: 'selgora', verifierUrl });
    verdicts.reply = { status: 200, body: '{"access":true,"message":"Active subscription"}' };
    const socket = await gate.connect(await gate.users.open({ sub: 's1', email: 's1@example.org' }));
    await Promise.all([answerTo(socket, 'a'), ask(socket), ask(socket)]);
    expect(verdicts.asked).toHaveLength(1);
    const [asked] = verdicts.asked;
    expect(asked?.request.url).toBe('/v1/verify-access');
    expect(asked?.request.headers.authorization).toBe('Bearer sk_live_selgora-key');
    expect(JSON.parse(asked?.body ?? '')).toEqual({ user_email: 's1@example.org' });
    const message =
      'Your subscription has expired or you don’t have an active gate.offer. Please renew your subscription.';
    const body = JSON.stringify({ access: false, message, signup_url: 'https://landing.example/' });
    verdicts.reply = { status: 200, body };
    const refusal = await gate.mayAsk({ sub: 's2', email: 's2@example.org' });
    const signupUrl = 'https://landing.example/';
    expect(refusal).toMatchObject({ code: 'access_denied', message, signupUrl });
    // Words of somebody else's have no name: nobody translates them.
    expect(refusal).not.toHaveProperty('reason');
    socket.disconnect();
  });

  it('is asked anew once the owner has named another address, whatever the former one said', async () => {
    const user = { sub: 's4', email: 's4@example.org' };
    await gate.decide({ verifier: 'selgora', verifierUrl: `${verifierUrl}/wrong` });
    verdicts.reply = { status: 200, body: '{"access":false,"message":"Nobody is known here."}' };
    expect(await gate.mayAsk(user)).toMatchObject({ code: 'access_denied' });
    await gate.decide({ verifier: 'selgora', verifierUrl });
    verdicts.reply = { status: 200, body: '{"access":true,"message":"Active subscription"}' };
    expect(await gate.mayAsk(user)).toBe('yes');
  });

  it('never sends anybody to an address that is none', async () => {
    await gate.decide({ verifier: 'selgora', verifierUrl });
    verdicts.reply = { status: 200, body: '{"access":false,"signup_url":"javascript:alert(1)"}' };
    expect(await gate.mayAsk({ sub: 's3', email: 's3@example.org' })).not.toHaveProperty('signupUrl');
  });

  it('is asked at the owner’s own address with a signature', async () => {
    await gate.api('PUT /assistants/asst_test/verifier-secret', { secret: 'a-secret-of-the-owner' });
    await gate.decide({ verifier: 'webhook', verifierUrl: `${verifierUrl}/check` });
    verdicts.reply = { status: 200, body: '{"access":true}' };
    expect(await gate.mayAsk({ sub: 'w1', email: 'w1@example.org', name: 'W' })).toBe('yes');
    const { request, body } = verdicts.asked[0] ?? {};
    const header = (name: string) => String(request?.headers[`webhook-${name}`]);
    const signed = `${header('id')}.${header('timestamp')}.${body}`;
    const expected = createHmac('sha256', 'a-secret-of-the-owner').update(signed).digest('base64');
    expect(request?.headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body ?? '')).toMatchObject({ user: { subject: 'w1', email: 'w1@example.org' } });
  });

  it.each([
    ['deny', 'down', 'access_denied'],
    ['grace', 'known', 'yes'],
    ['grace', 'down', 'access_denied'],
  ] as const)('that is down, with %s, for somebody %s: %s', async (whenDown, sub, outcome) => {
    await gate.decide({ verifier: 'selgora', verifierUrl, whenDown, cacheSeconds: 0 });
    const claims = { sub: `${whenDown}-${sub}`, email: `${whenDown}-${sub}@example.org` };
    verdicts.reply = { status: 200, body: '{"access":true}' };
    if (sub === 'known') expect(await gate.mayAsk(claims)).toBe('yes');
    verdicts.reply = { status: 500, body: 'broken' };
    const result = await gate.mayAsk(claims);
    expect(typeof result === 'string' ? result : result.code).toBe(outcome);
    if (result !== 'yes') expect(result.reason).toBe('access_unknown');
  });

  it('that is down, with human-only: messages are taken and only people answer', async () => {
    await gate.decide({ verifier: 'selgora', verifierUrl, whenDown: 'human-only', cacheSeconds: 0 });
    verdicts.reply = { status: 500, body: 'broken' };
    const socket = await gate.connect(await gate.users.open({ sub: 'h1', email: 'h1@example.org' }));
    const answer = await answerTo(socket, 'canary');
    expect(answer.text).not.toContain('canary');
    expect(answer.escalation).toMatchObject({ requiresEscalation: true, reason: 'policy_restriction' });
    socket.disconnect();
  });
});

describe('what was given to the desk', () => {
  it('is in no reply and in no record that can be read', async () => {
    await gate.api('PUT /assistants/asst_test/verifier-secret', { secret: 'canary-of-the-verifier' });
    const [settings, audit] = [
      await gate.api('GET /assistants/asst_test/access'),
      await gate.api('GET /audit-log'),
    ];
    const sealed = await desk.stores.secrets.find('ws_test', 'verifier asst_test');
    expect(sealed).toMatch(/^v1\./);
    expect(JSON.stringify([settings, audit, sealed])).not.toContain('canary-of-the-verifier');
  });
});
