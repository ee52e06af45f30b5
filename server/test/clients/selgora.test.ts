// Two desks in a row for Selgora: desk A knows who has a subscription, desk B's visitors are let in by it.

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { LIMITS, type Offer, type ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../../src/new-id.ts';
import { createProgramKey } from '../compat/program-key.ts';
import { answerTo, createGate } from '../support/create-gate.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';

const SIGNUP = 'https://landing.example/join';

/** A service that takes questions and says nothing. */
const silent = createServer(() => undefined);
let silentUrl: string;
let a: TestDesk;
/** Another server of the same desk, which lets hardly anything pass. */
let strictA: TestDesk;
let b: TestDesk;
let owner: Awaited<ReturnType<typeof createGate>>;
let gate: Awaited<ReturnType<typeof createGate>>;
let offer: Offer;
let selgora: ProgramKey;
beforeAll(async () => {
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  a = await startTestDesk();
  strictA = await startTestDesk({ beside: a, rateFactor: 1e-6 });
  b = await startTestDesk({ allowedHosts: [a.url, strictA.url, silentUrl].map((url) => new URL(url).host) });
  owner = await createGate(a);
  gate = await createGate(b);
  selgora = await createProgramKey(a, 'selgora');
  offer = await owner.offer({ signupUrl: SIGNUP });
  await owner.subscribe(offer, 'member@example.org');
  await owner.subscribe(offer, 'former@example.org', {
    endsAt: '2025-01-01T00:00:00Z',
    status: 'cancelled',
  });
});
afterAll(async () => {
  silent.close();
  silent.closeAllConnections();
  await b[Symbol.asyncDispose]();
  await strictA[Symbol.asyncDispose]();
  await a[Symbol.asyncDispose]();
});

/** Lets A decide. @param secret the key with which B asks */
async function decideBy(secret: string, more: Parameters<typeof gate.decide>[0] = {}): Promise<void> {
  await gate.api('PUT /assistants/asst_test/verifier-secret', { secret });
  await gate.decide({ verifier: 'selgora', verifierUrl: `${a.url}/api`, cacheSeconds: 0, ...more });
}
/** Asks a server of A as a program would. @returns the status */
async function verify(at: string): Promise<number> {
  const headers = { authorization: `Bearer ${selgora.key}`, 'content-type': 'application/json' };
  const body = '{"user_email":"member@example.org"}';
  return (await fetch(`${at}/v1/verify-access`, { method: 'POST', headers, body })).status;
}
const mayAsk = async (name: string) => gate.mayAsk({ sub: name, email: `${name}@example.org` });

describe('a desk whose visitors are let in by another', () => {
  it('answers who has a subscription there', async () => {
    await decideBy(selgora.key);
    expect(await mayAsk('member')).toBe('yes');
  });

  it.each([
    [
      'nobody there knows',
      'stranger',
      "You don't have access to this assistant. Please sign up for an offer to get access.",
    ],
    [
      'has a subscription that has expired',
      'former',
      "Your subscription has expired or you don't have an active offer. Please renew your subscription.",
    ],
  ])('says to a visitor who %s what that desk says, and where to sign up', async (_why, name, message) => {
    await decideBy(selgora.key);
    expect(await mayAsk(name)).toMatchObject({ code: 'access_denied', message, signupUrl: SIGNUP });
  });

  it('lets nobody in by a wrong key, and leaves them to people where the owner wants that', async () => {
    const wrong = `${selgora.key.slice(0, -1)}${selgora.key.endsWith('0') ? '1' : '0'}`;
    await decideBy(wrong);
    expect(await mayAsk('stranger-2')).toMatchObject({ code: 'access_denied' });
    await decideBy(wrong, { whenDown: 'human-only' });
    const socket = await gate.connect(await gate.users.open({ sub: 'm2', email: 'm2@example.org' }));
    const { escalation } = await answerTo(socket, 'canary');
    expect(escalation).toMatchObject({ requiresEscalation: true, reason: 'policy_restriction' });
    socket.disconnect();
  });

  it('keeps who had access while that desk’s limit is used up', async () => {
    await decideBy(selgora.key, { whenDown: 'grace' });
    expect(await mayAsk('member')).toBe('yes');
    const verifierUrl = `${strictA.url}/api`;
    expect(await verify(verifierUrl)).toBe(200);
    expect(await verify(verifierUrl)).toBe(429);
    await decideBy(selgora.key, { whenDown: 'grace', verifierUrl });
    expect(await mayAsk('member')).toBe('yes');
    expect(await mayAsk('stranger')).toMatchObject({ code: 'access_denied' });
  });

  it('tells a visitor in time for the ack that it can’t be known while that desk is silent', async () => {
    await decideBy(selgora.key, { verifierUrl: silentUrl });
    const socket = await gate.connect(await gate.users.open({ sub: 'm3', email: 'member@example.org' }));
    const message = { conversationId: newId('conv'), clientMessageId: randomUUID(), text: 'May I?' };
    const said = await socket.timeout(LIMITS.ackTimeoutMs).emitWithAck('message:send', message);
    expect(said).toMatchObject({ ok: false, error: { code: 'access_denied' } });
    socket.disconnect();
  });
});
