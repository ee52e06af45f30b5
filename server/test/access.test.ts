// Who is let in: origins, visitors' tokens, agents' links and cookies.

import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connectAgent, connectVisitor } from './support/connect.ts';
import { SITE_ORIGIN, startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('origins', () => {
  const assistantId = 'asst_test';
  it.each([
    ['the website on the list', SITE_ORIGIN, 200, 'reads it'],
    ['the desk itself', 'own', 200, 'reads it'],
    ['no origin', undefined, 403, 'reads nothing'],
    ['another website', 'https://evil.example', 403, 'reads why'],
    ['a longer name', 'https://shop.example.evil.example', 403, 'reads why'],
    ['another port', 'https://shop.example:444', 403, 'reads why'],
    ['another protocol', 'http://shop.example', 403, 'reads why'],
    ['upper case', 'https://SHOP.example', 403, 'reads nothing'],
    ['the opaque origin', 'null', 403, 'reads nothing'],
  ])('%s: %s → %i, its page %s', async (_name, origin, status, reading) => {
    const from = origin === 'own' ? desk.url : origin;
    const response = await post('/widget/v1/sessions', { assistantId }, from ? { origin: from } : {});
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(
      reading === 'reads nothing' ? null : from,
    );
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect('token' in ((await response.json()) as object)).toBe(status === 200);
  });

  it.each(['polling', 'websocket'] as const)('are checked over %s too', async (transport) => {
    const { token } = await desk.openSession();
    const extra = { origin: 'https://evil.example', transports: [transport] };
    await expect(connectVisitor(desk.url, token, extra)).rejects.toBeDefined();
    const socket = await connectVisitor(desk.url, token, { transports: [transport] });
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });

  it('keep other websites’ pages out of the console', async () => {
    const [ada] = desk.agents;
    const cookie = await desk.signIn(ada);
    await expect(connectAgent(desk.url, cookie, SITE_ORIGIN)).rejects.toMatchObject({
      code: 'origin_not_allowed',
    });
    const response = await post('/console/v1/sign-out', {}, { origin: SITE_ORIGIN, cookie });
    expect(response.status).toBe(403);
  });
});

describe('a visitor’s token', () => {
  const claims = { iss: 'frontdesk', aud: 'asst_test', sub: 'vis_x', jti: 'sess_x' };
  const [secret] = ['a'.repeat(43)];
  it.each([
    ['nonsense', () => 'nonsense'],
    ['another secret', () => jwt.sign(claims, secret ?? '', { expiresIn: 60 })],
    ['no algorithm', () => jwt.sign(claims, '', { algorithm: 'none', expiresIn: 60 })],
    [
      'another algorithm',
      () => jwt.sign(claims, desk.secrets[0] ?? '', { algorithm: 'HS384', expiresIn: 60 }),
    ],
    ['no end', () => jwt.sign(claims, desk.secrets[0] ?? '')],
    ['no session', () => jwt.sign({ ...claims, jti: undefined }, desk.secrets[0] ?? '', { expiresIn: 60 })],
    ['another issuer', () => jwt.sign({ ...claims, iss: 'x' }, desk.secrets[0] ?? '', { expiresIn: 60 })],
    [
      'an operator in the audience',
      () => jwt.sign({ ...claims, jti: { $ne: null } as never }, 'x', { expiresIn: 60 }),
    ],
  ])('with %s is refused', async (_name, make) => {
    let token: string;
    try {
      token = make();
    } catch {
      token = 'could.not.be-made';
    }
    await expect(connectVisitor(desk.url, token)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('of a session that was never opened, or has ended, says so', async () => {
    const never = jwt.sign(claims, desk.secrets[0] ?? '', { expiresIn: 60 });
    const ended = jwt.sign(claims, desk.secrets[0] ?? '', { expiresIn: -60 });
    for (const token of [never, ended]) {
      await expect(connectVisitor(desk.url, token)).rejects.toMatchObject({ code: 'session_expired' });
    }
  });

  it('keeps the visitor when it is used to open a session again', async () => {
    const first = await desk.openSession();
    const again = await desk.openSession(first.token);
    const other = await desk.openSession();
    expect(again.visitorId).toBe(first.visitorId);
    expect(other.visitorId).not.toBe(first.visitorId);
  });
});

describe('an agent', () => {
  it('gets in by a link once, stays in by a cookie that scripts can’t read, and gets out', async () => {
    const operator = { authorization: `Bearer ${desk.secrets[1]}` };
    const made = await post('/operator/v1/sign-in-links', {}, operator);
    const { url } = (await made.json()) as { readonly url: string };
    const token = url.split('#sign-in=')[1];
    const own = { origin: desk.url };
    const signedIn = await post('/console/v1/sign-in', { token }, own);
    expect(signedIn.status).toBe(204);
    const setCookie = signedIn.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Strict/);
    const cookie = setCookie.split(';')[0] ?? '';
    const me = async () => fetch(`${desk.url}/console/v1/me`, { headers: { cookie } });
    expect(await (await me()).json()).toMatchObject({ name: 'Ada', workspaceName: 'Test' });
    const again = await post('/console/v1/sign-in', { token }, own);
    expect(await again.json()).toMatchObject({ code: 'sign_in_link_invalid' });
    await post('/console/v1/sign-out', {}, { ...own, cookie });
    expect((await me()).status).toBe(401);
    await expect(connectAgent(desk.url, cookie)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is nobody without a cookie', async () => {
    await expect(connectAgent(desk.url, '')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('the operator’s addresses', () => {
  it.each(['', 'Bearer wrong', 'Basic x'])('refuse %s', async (authorization) => {
    const response = await fetch(`${desk.url}/operator/v1/info`, { headers: { authorization } });
    expect(response.status).toBe(401);
  });
});
