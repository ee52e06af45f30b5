// How often anybody may do what: counted by network, visitor and caller, said in headers, and never without end.

import { randomUUID } from 'node:crypto';

import { SOCKET_PATH, type Problem } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { RATE_RULES } from '../src/limits/rate-limits.ts';
import { newId } from '../src/new-id.ts';
import { connectVisitor, until } from './support/connect.ts';
import { SITE_ORIGIN, startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ proxies: 1 });
});
afterAll(async () => desk[Symbol.asyncDispose]());

const openFrom = async (address: string) =>
  fetch(`${desk.url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SITE_ORIGIN, 'x-forwarded-for': address },
    body: JSON.stringify({ assistantId: desk.assistant.id }),
  });

describe('new sessions', () => {
  it('from one network of IPv6 are counted as one, said in headers, and refused with how long to wait', async () => {
    const { most, perSeconds } = RATE_RULES.session;
    const replies = [];
    for (let n = 0; n < most + 5; n += 1) replies.push(await openFrom(`2001:db8:1:1::${n.toString(16)}`));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(most);
    const [first, last] = [replies[0], replies.at(-1)];
    expect(first?.headers.get('ratelimit-policy')).toBe(`"sessions";q=${most};w=${perSeconds}`);
    expect(first?.headers.get('ratelimit')).toMatch(new RegExp(`^"sessions";r=${most - 1};t=\\d+$`));
    expect(last?.status).toBe(429);
    const seconds = Number(/t=(\d+)/.exec(last?.headers.get('ratelimit') ?? '')?.[1]);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThanOrEqual(seconds);
    expect(await last?.json()).toMatchObject({ code: 'rate_limited', retryable: true });
    expect((await openFrom('2001:db8:1:2::1')).status).toBe(200);
  });
});

describe('wrong keys', () => {
  it('are refused altogether after a few, and right ones elsewhere go on', async () => {
    const guess = async (token: string, address: string) => {
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': address };
      return (await fetch(`${desk.url}/api/v1/assistants`, { headers })).status;
    };
    const statuses = [];
    for (let n = 0; n < 30; n += 1) statuses.push(await guess(`sk_live_${randomUUID()}`, '198.51.100.1'));
    expect(statuses.filter((status) => status === 401)).toHaveLength(RATE_RULES.stranger.most);
    expect(statuses.at(-1)).toBe(429);
    expect(await guess(desk.secrets[1] ?? '', '198.51.100.2')).toBe(200);
  });
});

describe('a visitor who writes without end', () => {
  it('is told how long to wait, and others are not', async () => {
    const session = await desk.openSession();
    const connect = async (token: string, address: string) =>
      connectVisitor(desk.url, token, { headers: { 'x-forwarded-for': address } });
    const socket = await connect(session.token, '203.0.113.5');
    const send = async (from: typeof socket) =>
      from.emitWithAck('message:send', {
        conversationId: newId('conv'),
        clientMessageId: randomUUID(),
        text: 'x',
      });
    const results = [];
    for (let n = 0; n < RATE_RULES.message.most + 3; n += 1) results.push(await send(socket));
    expect(results.filter(({ ok }) => ok)).toHaveLength(RATE_RULES.message.most);
    const last = results.at(-1);
    const error = last && !last.ok ? last.error : undefined;
    expect(error).toMatchObject({ code: 'rate_limited', retryable: true });
    expect(error?.retryAfterMs).toBeGreaterThan(0);
    const other = await connect((await desk.openSession()).token, '203.0.113.6');
    expect((await send(other)).ok).toBe(true);
    for (const each of [socket, other]) each.disconnect();
  });
});

const address = () => `${desk.url.replace('http', 'ws')}${SOCKET_PATH}/?EIO=4&transport=websocket`;

describe('the transport', () => {
  it('takes no more new connections from one address than a person needs', async () => {
    const url = `${desk.url}${SOCKET_PATH}/?EIO=4&transport=polling`;
    const headers = { origin: SITE_ORIGIN, 'x-forwarded-for': '192.0.2.77' };
    const statuses = [];
    for (let n = 0; n < RATE_RULES.handshake.most + 20; n += 1) {
      statuses.push((await fetch(url, { headers })).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(RATE_RULES.handshake.most);
    const elsewhere = { origin: SITE_ORIGIN, 'x-forwarded-for': '192.0.2.78' };
    expect((await fetch(url, { headers: elsewhere })).status).toBe(200);
  });

  it('ends a connection whose message comes in endless pieces, and serves others meanwhile', async () => {
    const attacker = new WebSocket(address(), { headers: { origin: SITE_ORIGIN } });
    await new Promise((resolve) => attacker.once('open', resolve));
    let isClosed = false;
    attacker.on('error', () => {});
    attacker.once('close', () => (isClosed = true));
    for (let n = 0; n < 1_000; n += 1) attacker.send('x', { fin: false });
    await until(() => isClosed);
    const socket = await connectVisitor(desk.url, (await desk.openSession()).token);
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });

  it('ends a connection that sends more at once than a message may hold', async () => {
    const attacker = new WebSocket(address(), { headers: { origin: SITE_ORIGIN } });
    await new Promise((resolve) => attacker.once('open', resolve));
    let isClosed = false;
    attacker.on('error', () => {});
    attacker.once('close', () => (isClosed = true));
    attacker.send('4'.repeat(200_000));
    await until(() => isClosed);
  });
});

describe('a refusal', () => {
  it('is a whole problem document', async () => {
    const response = await openFrom('2001:db8:1:1::ffff');
    const problem = (await response.json()) as Problem;
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.retryAfterMs).toBeGreaterThan(0);
  });
});
