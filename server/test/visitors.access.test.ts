// What the team may know of a visitor over REST.

import type { NewIdentityKey, VisitorSession, VisitorStanding } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connectAgent, connectVisitor, valueOf } from './support/connect.ts';
import { ask } from './support/create-gate.ts';
import { createSignIn } from './support/sign-in-visitor.ts';
import { signIdentity } from './support/sign-identity.ts';
import { SITE_ORIGIN, startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${desk.secrets[1]}`, 'content-type': 'application/json' };
  const response = await fetch(`${desk.url}/api/v1/assistants/${desk.assistant.id}${path}`, {
    ...init,
    headers,
  });
  return (await response.json()) as T;
}

async function open(identity?: { readonly token: string }): Promise<VisitorSession> {
  const response = await fetch(`${desk.url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SITE_ORIGIN },
    body: JSON.stringify({ assistantId: desk.assistant.id, ...(identity && { identity }) }),
  });
  return (await response.json()) as VisitorSession;
}

describe('a visitor over REST', () => {
  it('has the name that the site has signed, and no name without', async () => {
    const key = await call<NewIdentityKey>('/identity-keys', { method: 'POST' });
    const token = signIdentity(
      { secret: key.secret, kid: key.id, audience: desk.assistant.id },
      { sub: 'user-7', email: 'Ada@Shop.example', plan: 'pro' },
    );
    const named = await open({ token });
    expect(await call<VisitorStanding>(`/visitors/${named.visitorId}`)).toEqual({
      user: { subject: 'user-7', email: 'ada@shop.example', plan: 'pro' },
      access: { access: true },
    });
    const anonymous = await open();
    expect(await call<VisitorStanding>(`/visitors/${anonymous.visitorId}`)).toEqual({
      user: null,
      access: { access: true },
    });
  });

  it('is called in the inbox what the site calls them, also in what was written before signing in', async () => {
    const users = await createSignIn(desk);
    const agent = await connectAgent(desk.url, await desk.signIn(desk.agents[0]));
    const names = async () =>
      valueOf(await agent.emitWithAck('inbox:open', {})).conversations.map(
        ({ visitor }) => visitor.displayName,
      );

    const anonymous = await open();
    const before = await connectVisitor(desk.url, anonymous.token);
    await ask(before);
    expect(await names()).toEqual([`Visitor ${anonymous.visitorId.slice(-4).toLowerCase()}`]);
    before.disconnect();
    await users.open({ sub: 'user-9', email: 'Grace@Shop.example' }, anonymous.token);
    expect(await names()).toEqual(['grace@shop.example']);

    const known = await users.open({ sub: 'user-9', email: 'grace@shop.example', name: 'Grace Hopper' });
    const after = await connectVisitor(desk.url, known.token);
    await ask(after);
    expect(await names()).toEqual(['Grace Hopper', 'grace@shop.example']);
    after.disconnect();
    agent.disconnect();
  });

  it('may not ask where only subscribers may', async () => {
    const settings = await call<object>('/access');
    const { signupUrl } = { signupUrl: 'https://shop.example/join' };
    await call('/access', {
      method: 'PUT',
      body: JSON.stringify({ ...settings, verifier: 'offers', signupUrl }),
    });
    const { visitorId } = await open();
    const { access } = await call<VisitorStanding>(`/visitors/${visitorId}`);
    expect(access).toMatchObject({ access: false, signupUrl });
  });
});
