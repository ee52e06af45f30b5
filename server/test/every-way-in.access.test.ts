// Every address and every event, listed from the code as it runs, against everybody who may not use it.

import { randomUUID } from 'node:crypto';

import { API_SCOPES, ROLE_SCOPES, type NewApiKey, type Problem } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Endpoint } from '../src/http/api/endpoint.ts';
import { allEndpoints } from '../src/http/api/index.ts';
import { newId } from '../src/new-id.ts';
import { agentHandlers } from '../src/sockets/agent-handlers.ts';
import { visitorHandlers } from '../src/sockets/visitor-handlers.ts';
import { callApi } from './support/call-api.ts';
import { connectVisitor, type VisitorSocket } from './support/connect.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

/** Stands for everything that an address would work with: only the declarations are read. */
const nothing: object = new Proxy(() => nothing, { get: () => nothing });
const ENDPOINTS = allEndpoints(nothing as never);
const named = ENDPOINTS.map((each) => [`${each.method.toUpperCase()} ${each.path}`, each] as const);

/** In full size 49,062 attempts. @source security research, ID-4: at least 49,000 */
const VISITORS = process.env['SECURITY_FORM'] === 'full' ? 222 : 40;

let desk: TestDesk;
const keys = { revoked: '', elsewhere: '', scopeless: {} as Record<string, string> };
/** A visitor's token, and what the browsers of an owner and of an agent send. */
const signedIn = { visitor: '', owner: '', agent: '' };
beforeAll(async () => {
  desk = await startTestDesk();
  const make = async (wish: object) => {
    const body = { name: 'Test', scopes: API_SCOPES, ...wish };
    return (await callApi<NewApiKey>(desk, 'POST /keys', { token: desk.secrets[1] ?? '', body })).body;
  };
  const revoked = await make({});
  await callApi(desk, `DELETE /keys/${revoked.id}`, { token: desk.secrets[1] ?? '' });
  keys.revoked = revoked.secret;
  keys.elsewhere = (await make({ assistantIds: ['asst_elsewhere'] })).secret;
  for (const scope of API_SCOPES) {
    keys.scopeless[scope] = (await make({ scopes: API_SCOPES.filter((each) => each !== scope) })).secret;
  }
  signedIn.visitor = (await desk.openSession()).token;
  signedIn.owner = await desk.signIn(desk.agents[0]);
  signedIn.agent = await desk.signIn(desk.agents[1]);
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function call({ method, path }: Endpoint, headers: Record<string, string>) {
  const address = path.replace(':assistantId', 'asst_test').replaceAll(/:(\w+)/g, 'x_1');
  const response = await fetch(`${desk.url}/api/v1${address}`, {
    method: method.toUpperCase(),
    headers: { ...(method !== 'get' && { 'content-type': 'application/json' }), ...headers },
    ...(method !== 'get' && { body: '{}' }),
  });
  const text = await response.text();
  return { status: response.status, code: text.startsWith('{') ? (JSON.parse(text) as Problem).code : text };
}
const bearer = (token = '') => ({ authorization: `Bearer ${token}` });

describe('every address of the REST interface', () => {
  it('is listed', () => {
    expect(ENDPOINTS.length).toBeGreaterThan(40);
    expect(ENDPOINTS.filter(({ scope }) => !API_SCOPES.includes(scope))).toEqual([]);
  });

  it.each(named)('%s is closed to strangers', async (_name, endpoint) => {
    for (const headers of [
      {},
      bearer('nonsense'),
      { cookie: 'frontdesk_agent=x' },
      { authorization: 'Basic eDp4' },
    ]) {
      expect(await call(endpoint, headers)).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
    expect(await call(endpoint, bearer(keys.revoked))).toMatchObject({ status: 401, code: 'key_invalid' });
    expect((await call(endpoint, bearer(signedIn.visitor))).status).toBe(401);
  });

  it.each(named)('%s is closed to who lacks its scope', async (_name, endpoint) => {
    const refused = { status: 403, code: 'scope_missing' };
    expect(await call(endpoint, bearer(keys.scopeless[endpoint.scope]))).toMatchObject(refused);
    const isOwners = !(ROLE_SCOPES.agent as readonly string[]).includes(endpoint.scope);
    const sent = { cookie: signedIn.agent, origin: desk.url };
    if (isOwners) expect(await call(endpoint, sent)).toMatchObject(refused);
  });

  it.each(named.filter(([, { path }]) => path.includes(':assistantId')))(
    '%s is closed to a key of another assistant',
    async (_name, endpoint) => {
      expect(await call(endpoint, bearer(keys.elsewhere))).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  it.each(named.filter(([, { method }]) => method !== 'get'))(
    '%s is closed to other websites’ pages with an owner’s cookie',
    async (_name, endpoint) => {
      const cookie = signedIn.owner;
      const refused = { status: 403, code: 'origin_not_allowed' };
      expect(await call(endpoint, { cookie, origin: 'https://evil.example' })).toMatchObject(refused);
      expect(await call(endpoint, { cookie })).toMatchObject(refused);
    },
  );
});

describe('every event of a visitor', () => {
  it('gives another visitor nothing, and its owner what is asked for', async () => {
    const [owner, other] = await Promise.all(
      [1, 2].map(async () => connectVisitor(desk.url, (await desk.openSession()).token)),
    );
    if (!owner || !other) throw new Error('nobody is connected');
    const conversationId = newId('conv');
    const done = new Promise<{ readonly message: { readonly id: `msg_${string}` } }>((resolve) => {
      owner.once('answer:done', resolve);
    });
    const first = { conversationId, clientMessageId: randomUUID(), text: 'canary' };
    await owner.emitWithAck('message:send', first);
    const { id: answerId } = (await done).message;
    const payloads: Readonly<Record<string, object>> = {
      'message:send': { conversationId, clientMessageId: randomUUID(), text: 'mine now' },
      'conversation:resume': { conversationId, afterSeq: 0 },
      'conversation:earlier': { conversationId, beforeSeq: 9 },
      'conversation:list': {},
      'conversation:read': { conversationId, seq: 1 },
      'typing:set': { conversationId, isTyping: true },
      'answer:stop': { conversationId, answerId },
      'answer:retry': { conversationId, answerId },
      'answer:rate': { conversationId, answerId, rating: 'up' },
      'handover:request': { conversationId },
      'handover:cancel': { conversationId },
    };
    expect(Object.keys(visitorHandlers).filter((event) => !(event in payloads))).toEqual([]);
    const emit = async (socket: VisitorSocket, event: string) => {
      const raw = socket as unknown as { emitWithAck(name: string, sent: unknown): Promise<object> };
      return JSON.stringify(await raw.emitWithAck(event, payloads[event]));
    };
    for (const event of Object.keys(visitorHandlers)) {
      const reply = await emit(other, event);
      expect(reply, event).toMatch(/^\{"ok":false.*"not_found"|^\{"ok":true,"value":(null|\[\])\}$/);
      expect(reply, event).not.toContain('canary');
    }
    for (const event of ['conversation:resume', 'conversation:list'])
      expect(await emit(owner, event)).toContain('canary');
    for (const event of Object.keys(agentHandlers)) {
      if (event in visitorHandlers) continue;
      const raw = other as unknown as { emitWithAck(name: string, sent: unknown): Promise<object> };
      expect(await raw.emitWithAck(event, { conversationId }), event).toMatchObject({
        ok: false,
        error: { code: 'unknown_event' },
      });
    }
    for (const socket of [owner, other]) socket.disconnect();
  });

  it(`fails for many who try many: ${VISITORS} visitors, each with the conversations of all others`, async () => {
    const visitors = await Promise.all(
      Array.from({ length: VISITORS }, async () => {
        const socket = await connectVisitor(desk.url, (await desk.openSession()).token);
        const conversationId = newId('conv');
        await socket.emitWithAck('message:send', {
          conversationId,
          clientMessageId: randomUUID(),
          text: 'canary',
        });
        return { socket, conversationId };
      }),
    );
    let attempts = 0;
    let own = 0;
    for (const { socket, conversationId: mine } of visitors) {
      const replies = await Promise.all(
        visitors.map(async ({ conversationId }) => ({
          isOwn: conversationId === mine,
          reply: await socket.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 }),
        })),
      );
      for (const { isOwn, reply } of replies) {
        const isEmpty = reply.ok && reply.value === null;
        if (isOwn) own += reply.ok && reply.value !== null ? 1 : 0;
        else expect(isEmpty).toBe(true);
        attempts += isOwn ? 0 : 1;
      }
    }
    expect([attempts, own]).toEqual([VISITORS * (VISITORS - 1), VISITORS]);
    for (const { socket } of visitors) socket.disconnect();
  });
});
