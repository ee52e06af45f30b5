// Whatever is sent, the answer is a code of the catalogue and the desk goes on.

import {
  AGENT_NAMESPACE,
  ERROR_CATALOGUE,
  DESK_LIMITS,
  LIMITS,
  SOCKET_PATH,
  VISITOR_NAMESPACE,
} from '@frontdesk/contract';
import { agentEventSchemas, visitorEventSchemas } from '@frontdesk/contract/schemas';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SITE_ORIGIN, startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
const failures: unknown[] = [];
const note = (error: unknown) => failures.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note).on('uncaughtException', note);
  desk = await startTestDesk();
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  process.off('unhandledRejection', note).off('uncaughtException', note);
});

/** A client that is not held to the contract. */
async function lawless(namespace: string, extra: object): Promise<Socket> {
  const options = { path: SOCKET_PATH, transports: ['websocket'], reconnection: false, forceNew: true };
  const socket = io(`${desk.url}${namespace}`, { ...options, ...extra });
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('connect_error', reject);
  });
  return socket;
}

async function asVisitor(): Promise<Socket> {
  const { token } = await desk.openSession();
  return lawless(VISITOR_NAMESPACE, { auth: { token }, extraHeaders: { origin: SITE_ORIGIN } });
}

async function asAgent(): Promise<Socket> {
  const cookie = await desk.signIn(desk.agents[0]);
  return lawless(AGENT_NAMESPACE, { extraHeaders: { origin: desk.url, cookie } });
}

const conversationId = 'conv_1234567890';
const clientMessageId = 'aaaaaaaa-0000';
const deep = JSON.parse(`${'[['.repeat(500)}${']]'.repeat(500)}`) as unknown;
/** Wrong for every event: of the wrong type, incomplete, too much, or meant for the database. */
const WRONG: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a number', 7],
  ['a string', 'hello'],
  ['a list', [1, 2]],
  ['a deep list', deep],
  ['true', true],
  ['bytes', Buffer.from('hello')],
  ['a wrong field', { conversationId: 7, clientMessageId, text: 'x', afterSeq: 0, beforeSeq: 1 }],
  ['an operator', { conversationId: { $ne: null }, clientMessageId, text: 'x', afterSeq: 0, beforeSeq: 1 }],
  ['a foreign field', { conversationId, clientMessageId, text: 'x', afterSeq: 0, beforeSeq: 1, admin: true }],
  ['a polluting key', JSON.parse('{"__proto__": {"x": 1}, "conversationId": 3, "constructor": 1}')],
  ['a long id', { conversationId: `conv_${'a'.repeat(500)}`, clientMessageId, text: 'x', afterSeq: 0 }],
  ['negative places', { conversationId, clientMessageId, text: ' ', afterSeq: -1, beforeSeq: -1 }],
  [
    'infinite places',
    { conversationId, clientMessageId, text: '', afterSeq: Number.MAX_VALUE, beforeSeq: 0.5 },
  ],
];

describe.each([
  ['visitor', asVisitor, Object.keys(visitorEventSchemas)],
  ['agent', asAgent, Object.keys(agentEventSchemas)],
])('a %s’s events', (_who, connect, events) => {
  it.each(events)('%s answers every wrong payload with invalid_payload', async (event) => {
    const socket = await connect();
    for (const [name, payload] of WRONG) {
      const reply: unknown = await socket.timeout(5_000).emitWithAck(event, payload);
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'invalid_payload' } });
      expect(JSON.stringify(reply), name).not.toMatch(/stack|node_modules|\.ts:/);
    }
    const missing: unknown = await socket.timeout(5_000).emitWithAck(event);
    expect(missing).toMatchObject({ ok: false, error: { code: 'invalid_payload' } });
    const extra: unknown = await socket.timeout(5_000).emitWithAck(event, {}, {});
    expect(extra).toMatchObject({ ok: false, error: { code: 'invalid_payload' } });
    for (const payload of [undefined, null, {}]) socket.emit(event, payload);
    socket.disconnect();
  });

  it('unknown events are answered, even those named like something else', async () => {
    const socket = await connect();
    for (const event of ['message:steal', 'constructor', '__proto__', 'toString', '']) {
      const reply: unknown = await socket.timeout(5_000).emitWithAck(event, {});
      expect(reply, event).toMatchObject({ ok: false, error: { code: 'unknown_event' } });
    }
    socket.disconnect();
  });

  it('a huge packet ends the connection that sent it and nothing else', async () => {
    const [sender, neighbour] = await Promise.all([connect(), connect()]);
    const closed = new Promise((resolve) => sender.once('disconnect', resolve));
    sender.emit(events[0] ?? '', { text: 'x'.repeat(DESK_LIMITS.packetMaxBytes * 2) }, () => undefined);
    await closed;
    expect(neighbour.connected).toBe(true);
    neighbour.disconnect();
  });
});

describe('a message’s text', () => {
  it.each([
    ['too long', 'x'.repeat(LIMITS.messageTextMaxChars + 1)],
    ['empty', ''],
    ['only spaces', ' \n\t '],
    ['only zero bytes', '\u0000\u0000'],
    ['an object', { $gt: '' }],
  ])('that is %s is refused with what is wrong', async (_name, text) => {
    const socket = await asVisitor();
    const reply: unknown = await socket.emitWithAck('message:send', {
      conversationId,
      clientMessageId,
      text,
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_payload' } });
    expect(JSON.stringify(reply)).toMatch(/text/);
    socket.disconnect();
  });
});

describe('the addresses', () => {
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'invalid_payload'],
    ['not JSON', '{"a":', 'invalid_payload'],
    ['a string', '"x"', 'invalid_payload'],
    ['null', 'null', 'invalid_payload'],
    ['an operator', '{"assistantId":{"$ne":1},"token":{"$ne":1}}', 'invalid_payload'],
    ['a polluting key', '{"__proto__":{"x":1}}', 'invalid_payload'],
    ['too much', JSON.stringify({ x: 'x'.repeat(DESK_LIMITS.packetMaxBytes) }), 'payload_too_large'],
  ];
  const ORIGINS = { '/widget/v1/sessions': SITE_ORIGIN, '/console/v1/sign-in': undefined };

  it.each(Object.entries(ORIGINS))('POST %s answers every wrong body with its code', async (path, origin) => {
    for (const [name, body, code] of bodies) {
      const response = await fetch(`${desk.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: origin ?? desk.url },
        body,
      });
      const problem = (await response.json()) as { readonly code: keyof typeof ERROR_CATALOGUE };
      expect(problem.code, name).toBe(code);
      expect(response.status, name).toBe(ERROR_CATALOGUE[problem.code].httpStatus);
      expect(response.headers.get('content-type'), name).toMatch(/^application\/problem\+json/);
      expect(JSON.stringify(problem), name).not.toMatch(/node_modules|\.ts|Unexpected/);
    }
  });

  it.each([
    ['GET', '/widget/v1/sessions', 405],
    ['DELETE', '/console/v1/me', 403],
    ['PUT', '/health', 405],
    ['GET', '/nothing/here', 404],
    ['GET', '/sources/doc_none', 404],
    ['GET', '/sources/..%2f..%2fpackage.json', 404],
    ['GET', '/widget/..%2f..%2fpackage.json', 404],
    ['GET', '/%E0%A4%A', 404],
    ['GET', '/console/v1/me', 401],
    ['POST', '/operator/v1/info', 401],
  ])('%s %s is %i, as a problem document', async (method, path, status) => {
    const response = await fetch(`${desk.url}${path}`, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ status, requestId: expect.any(String) });
  });
});

describe('a person who opens an address that can’t be shown', () => {
  it('sees a page with the sentence of the catalogue', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const response = await fetch(`${desk.url}/sources/doc_none`, { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).toContain(ERROR_CATALOGUE.not_found.message);
  });
});

describe('after all this', () => {
  it('nothing was left unhandled, nothing polluted, and the desk still serves', async () => {
    expect(failures).toEqual([]);
    expect(({} as { readonly x?: unknown }).x).toBeUndefined();
    const { token } = await desk.openSession();
    expect(token).toBeTruthy();
    expect((await fetch(`${desk.url}/health`)).status).toBe(200);
  });
});
