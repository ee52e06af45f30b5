// What becomes of a browser's conversations when its visitor gets a name, another name, or leaves.

import { randomUUID } from 'node:crypto';

import type { VisitorSession } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { callApi } from './support/call-api.ts';
import { connectVisitor, until, valueOf, type VisitorSocket } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { createSignIn, type SignIn } from './support/sign-in-visitor.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
let users: SignIn;
beforeAll(async () => {
  desk = await startTestDesk();
  users = await createSignIn(desk);
});
afterAll(async () => desk[Symbol.asyncDispose]());

const connect = async ({ token }: VisitorSession) => connectVisitor(desk.url, token);
async function say(socket: VisitorSocket, text: string): Promise<`conv_${string}`> {
  const conversationId = newId('conv');
  const answered = new Promise((resolve) => socket.once('answer:done', resolve));
  valueOf(await socket.emitWithAck('message:send', { conversationId, clientMessageId: randomUUID(), text }));
  await answered;
  return conversationId;
}
const list = async (socket: VisitorSocket) =>
  valueOf(await socket.emitWithAck('conversation:list', {})).map(({ preview }) => preview);
const endsWithin = async (socket: VisitorSocket, limitMs: number) => {
  const startedAt = Date.now();
  await until(() => !socket.connected);
  return Date.now() - startedAt < limitMs;
};

describe('an anonymous visitor who gets a name', () => {
  it('takes along what this browser wrote, beside what the user had', async () => {
    const before = await connect(await users.open({ sub: 'merge' }));
    await say(before, 'from my other device');
    const anonymous = await desk.openSession();
    const first = await connect(anonymous);
    await say(first, 'before I signed in');
    const session = await users.open({ sub: 'merge' }, anonymous.token);
    expect(session.takenOver).toBe(anonymous.visitorId);
    const now = await connect(session);
    expect(new Set(await list(now))).toEqual(new Set(['from my other device', 'before I signed in']));
    expect(await endsWithin(first, 1_000)).toBe(true);
    await expect(connect(anonymous)).rejects.toMatchObject({ code: 'session_expired' });
    for (const socket of [before, now]) socket.disconnect();
  });

  it('takes along a message that was under way, however late it was stored', async () => {
    const anonymous = await desk.openSession();
    const session = await users.open({ sub: 'quick' }, anonymous.token);
    const owner = {
      workspaceId: 'ws_test',
      assistantId: 'asst_test',
      visitorId: anonymous.visitorId,
    } as const;
    const late = async () => {
      const { conversations, messages } = desk.stores;
      const conversationId = newId('conv');
      const sent = { conversationId, clientMessageId: randomUUID(), text: 'Sent just before' };
      const begun = await conversations.open({ ...owner, id: conversationId });
      if (!begun) throw new Error('not begun');
      const key = { assistantId: owner.assistantId, conversationId };
      const { message } = await messages.append<'visitor'>(key, { kind: 'visitor', ...sent });
      await conversations.advance(begun, { lastSeq: message.seq });
      return sent;
    };
    const [seen, sentAgain] = [await late(), await late()];
    const eve = await connect(await users.open({ sub: 'eve' }));
    const resume = { conversationId: seen.conversationId, afterSeq: 0 };
    expect(valueOf(await eve.emitWithAck('conversation:resume', resume))).toBeNull();
    expect(await eve.emitWithAck('message:send', sentAgain)).toMatchObject({ error: { code: 'not_found' } });
    const now = await connect(session);
    expect(valueOf(await now.emitWithAck('message:send', sentAgain))).toMatchObject({ duplicate: true });
    const transcript = valueOf(await now.emitWithAck('conversation:resume', resume));
    expect(transcript?.messages[0]).toMatchObject({ text: 'Sent just before' });
    for (const socket of [eve, now]) socket.disconnect();
  });

  it('is never put together with somebody else by an e-mail address or a name', async () => {
    const ann = await connect(await users.open({ sub: 'ann', email: 'ann@example.org', name: 'Ann' }));
    await say(ann, 'only for Ann');
    const twin = await connect(await users.open({ sub: 'not-ann', email: 'ANN@example.org', name: 'Ann' }));
    expect(await list(twin)).toEqual([]);
    for (const socket of [ann, twin]) socket.disconnect();
  });

  it('hears the end of an answer that was begun before', async () => {
    const ending = new AbortController();
    const released = new Promise<void>((resolve) => {
      ending.signal.addEventListener('abort', () => resolve());
    });
    const writer = createScriptedWriter(() => ({ pieces: ['A', 'B'], gate: async () => released }));
    await using slow = await startTestDesk({ writer });
    const slowUsers = await createSignIn(slow);
    const anonymous = await slow.openSession();
    const socket = await connectVisitor(slow.url, anonymous.token);
    const began = new Promise((resolve) => socket.once('answer:delta', resolve));
    const conversationId = newId('conv');
    await socket.emitWithAck('message:send', {
      conversationId,
      clientMessageId: randomUUID(),
      text: 'Hello?',
    });
    await began;
    const { token } = await slowUsers.open({ sub: 'late' }, anonymous.token);
    const named = await connectVisitor(slow.url, token);
    const done = new Promise((resolve) => named.once('answer:done', resolve));
    ending.abort();
    expect(await done).toMatchObject({ message: { text: 'AB', status: 'complete' } });
    named.disconnect();
  });
});

describe('a browser that changes hands', () => {
  it('shows the next user nothing of the former, in both directions', async () => {
    const first = await users.open({ sub: 'first' });
    const socket = await connect(first);
    const conversationId = await say(socket, 'canary of the first');
    const second = await users.open({ sub: 'second' }, first.token);
    expect(second.takenOver).toBeUndefined();
    expect(await endsWithin(socket, 1_000)).toBe(true);
    await expect(connect(first)).rejects.toMatchObject({ code: 'session_expired' });
    const other = await connect(second);
    expect(await list(other)).toEqual([]);
    expect(valueOf(await other.emitWithAck('conversation:resume', { afterSeq: 0 }))).toBeNull();
    expect(
      valueOf(await other.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 })),
    ).toBeNull();
    other.disconnect();
  });

  it('keeps nothing after the user has left', async () => {
    const session = await users.open({ sub: 'leaver' });
    const socket = await connect(session);
    await say(socket, 'canary of the leaver');
    const response = await fetch(`${desk.url}/widget/v1/sessions/end`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session.token}` },
    });
    expect(response.status).toBe(204);
    expect(await endsWithin(socket, 1_000)).toBe(true);
    await expect(desk.openSession(session.token)).rejects.toThrow('session_expired');
  });
});

describe('a session', () => {
  it('of a user whom the owner signs out ends within a second, on every tab', async () => {
    const session = await users.open({ sub: 'banned' });
    const tabs = await Promise.all([connect(session), connect(session)]);
    await callApi(desk, 'POST /assistants/asst_test/sign-out', {
      token: desk.secrets[1] ?? '',
      body: { subject: 'banned' },
    });
    expect(await Promise.all(tabs.map(async (tab) => endsWithin(tab, 1_000)))).toEqual([true, true]);
    await expect(connect(session)).rejects.toMatchObject({ code: 'session_expired' });
  });

  it('lasts no longer than what proves the name, and is not prolonged without a new proof', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const session = await users.open({ sub: 'short', iat: now, exp: now + 2 });
    expect(new Date(session.expiresAt).getTime()).toBe((now + 2) * 1_000);
    expect((await desk.openSession(session.token)).expiresAt).toBe(session.expiresAt);
    const socket = await connect(session);
    await until(() => !socket.connected);
    expect(Date.now()).toBeLessThan((now + 3) * 1_000);
    await expect(connect(session)).rejects.toMatchObject({ code: 'session_expired' });
  });

  it('goes on while a site changes its secret, and ends with the secret that proved it', async () => {
    const before = await connect(await users.open({ sub: 'rotating' }));
    const next = await createSignIn(desk);
    const after = await connect(await next.open({ sub: 'rotating' }));
    expect(before.connected).toBe(true);
    const address = `DELETE /assistants/asst_test/identity-keys/${users.key.id}` as const;
    await callApi(desk, address, { token: desk.secrets[1] ?? '' });
    expect(await endsWithin(before, 1_000)).toBe(true);
    expect(after.connected).toBe(true);
    await expect(users.open({ sub: 'rotating' })).rejects.toThrow('identity_invalid');
    after.disconnect();
  });
});

describe('an assistant for named visitors only', () => {
  it('opens no session for anybody else', async () => {
    const token = desk.secrets[1] ?? '';
    const path = '/assistants/asst_test/access' as const;
    const { body } = await callApi<object>(desk, `GET ${path}`, { token });
    await callApi(desk, `PUT ${path}`, { token, body: { ...body, identity: 'required' } });
    await expect(desk.openSession()).rejects.toThrow('identity_required');
    const named = await createSignIn(desk);
    const session = await named.open({ sub: 'named' });
    expect((await desk.openSession(session.token)).visitorId).toBe(session.visitorId);
  });
});
