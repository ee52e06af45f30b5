// Two desks in a row for Selgora: desk A knows who has a subscription, desk B's visitors are let in by it.

import type { Offer, ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createProgramKey } from '../compat/program-key.ts';
import { answerTo, createGate } from '../support/create-gate.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';

const SIGNUP = 'https://landing.example/join';

let a: TestDesk;
let b: TestDesk;
let owner: Awaited<ReturnType<typeof createGate>>;
let gate: Awaited<ReturnType<typeof createGate>>;
let offer: Offer;
let selgora: ProgramKey;
beforeAll(async () => {
  a = await startTestDesk();
  b = await startTestDesk({ allowedHosts: [new URL(a.url).host] });
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
  await b[Symbol.asyncDispose]();
  await a[Symbol.asyncDispose]();
});

/** Lets A decide. @param secret the key with which B asks */
async function decideBy(secret: string, more: Parameters<typeof gate.decide>[0] = {}): Promise<void> {
  await gate.api('PUT /assistants/asst_test/verifier-secret', { secret });
  await gate.decide({ verifier: 'selgora', verifierUrl: `${a.url}/api`, cacheSeconds: 0, ...more });
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
    for (let status = 0; status !== 429;) {
      const headers = { authorization: `Bearer ${selgora.key}`, 'content-type': 'application/json' };
      const body = '{"user_email":"member@example.org"}';
      ({ status } = await fetch(`${a.url}/api/v1/verify-access`, { method: 'POST', headers, body }));
    }
    expect(await mayAsk('member')).toBe('yes');
  });
});
