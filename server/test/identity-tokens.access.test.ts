// Sixty-odd tokens made by hand: which prove who a visitor is, and which don't. Nothing else decides; no token breaks anything.

import { createHmac } from 'node:crypto';

import type { NewIdentityKey, Problem, VisitorSession } from '@frontdesk/contract';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from './support/call-api.ts';
import { signIdentity, signRaw } from './support/sign-identity.ts';
import { SITE_ORIGIN, startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
let key: NewIdentityKey;
let revoked: NewIdentityKey;
beforeAll(async () => {
  desk = await startTestDesk();
  const token = desk.secrets[1] ?? '';
  const path = '/assistants/asst_test/identity-keys';
  const make = async () => (await callApi<NewIdentityKey>(desk, `POST ${path}`, { token })).body;
  revoked = await make();
  key = await make();
  await callApi(desk, `DELETE ${path}/${revoked.id}`, { token });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function open(identity: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${desk.url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SITE_ORIGIN, ...headers },
    body: JSON.stringify({ assistantId: 'asst_test', identity }),
  });
  return { status: response.status, body: (await response.json()) as VisitorSession & Problem };
}

const now = () => Math.floor(Date.now() / 1_000);
const sign = (claims: Record<string, unknown> = {}) =>
  signIdentity({ secret: key.secret, kid: key.id, audience: 'asst_test' }, { sub: 'u1', ...claims });
const withHeader = (header: Record<string, unknown>, secret = key.secret) =>
  signRaw(header, { sub: 'u1', aud: 'asst_test', iat: now(), exp: now() + 60 }, secret);
const payload = (text: string) => signRaw({ alg: 'HS256' }, text, key.secret);
const without = (name: string) => {
  const claims: Record<string, unknown> = { sub: 'u1', aud: 'asst_test', iat: now(), exp: now() + 60 };
  delete claims[name];
  return signRaw({ alg: 'HS256', typ: 'JWT' }, claims, key.secret);
};
/** A signature holds `-` or `_` sooner or later; written with `+` or `/` it is the same bytes. */
function otherBase64(): string {
  for (let n = 0; ; n += 1) {
    const token = sign({ sub: `u${n}` });
    const [head, body, signature = ''] = token.split('.');
    if (/[-_]/.test(signature))
      return [head, body, signature.replaceAll('-', '+').replaceAll('_', '/')].join('.');
  }
}
/** Of the last character of 43, two bits mean nothing. */
const twin = (last = 'A') => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet.charAt(alphabet.indexOf(last) ^ 1);
};
const HS = { alg: 'HS256' };

const ACCEPTED: readonly (readonly [string, () => string])[] = [
  ['everything as it should be', () => sign()],
  ['no kid', () => withHeader({ alg: 'HS256', typ: 'JWT' })],
  ['no typ', () => withHeader(HS)],
  ['e-mail, name and plan', () => sign({ email: ' Ann@Example.ORG ', name: 'Ann', plan: 'pro' })],
  ['an end 59 s ago: within the skew', () => sign({ iat: now() - 100, exp: now() - 59 })],
  ['an iat 59 s ahead: within the skew', () => sign({ iat: now() + 59, exp: now() + 100 })],
  ['24 hours', () => sign({ iat: now(), exp: now() + 86_400 })],
  ['a subject of 255 characters', () => sign({ sub: 'x'.repeat(255) })],
  ['a subject in another script', () => sign({ sub: 'пользователь-7' })],
  ['claims that mean nothing here', () => sign({ role: 'admin', nested: { a: [1] } })],
];

const REFUSED: readonly (readonly [string, () => string])[] = [
  ['nothing', () => ' '],
  ['a word', () => 'token'],
  ['two parts', () => sign().split('.').slice(0, 2).join('.')],
  ['four parts', () => `${sign()}.x`],
  ['five parts, as encrypted tokens have', () => 'a.b.c.d.e'],
  ['an empty signature', () => `${sign().split('.').slice(0, 2).join('.')}.`],
  ['a detached payload', () => sign().replace(/\.[^.]+\./, '..')],
  ['no algorithm', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${sign().split('.')[1]}.`],
  ['alg none with a signature', () => withHeader({ alg: 'none' })],
  ['alg None', () => withHeader({ alg: 'None' })],
  ['alg nOnE', () => withHeader({ alg: 'nOnE' })],
  ['alg hs256', () => withHeader({ alg: 'hs256' })],
  [
    'alg HS384',
    () => jwt.sign({ sub: 'u1', aud: 'asst_test' }, key.secret, { algorithm: 'HS384', expiresIn: 60 }),
  ],
  [
    'alg HS512',
    () => jwt.sign({ sub: 'u1', aud: 'asst_test' }, key.secret, { algorithm: 'HS512', expiresIn: 60 }),
  ],
  ['alg RS256 signed with the secret', () => withHeader({ alg: 'RS256' })],
  ['alg as a list', () => withHeader({ alg: ['HS256'] })],
  ['no alg', () => withHeader({ typ: 'JWT' })],
  ['a header that is no object', () => withHeader(['HS256'] as never)],
  [
    'a header that is no JSON',
    () => `${Buffer.from('{').toString('base64url')}.${sign().split('.').slice(1).join('.')}`,
  ],
  ['jku', () => withHeader({ ...HS, jku: 'https://evil.example/keys' })],
  ['x5u', () => withHeader({ ...HS, x5u: 'https://evil.example/cert' })],
  ['jwk', () => withHeader({ ...HS, jwk: { kty: 'oct', k: 'c2VjcmV0' } }, 'secret')],
  ['crit', () => withHeader({ ...HS, crit: ['exp'] })],
  ['b64 false', () => withHeader({ ...HS, b64: false })],
  ['an unknown kid', () => withHeader({ ...HS, kid: 'idk_unknown' })],
  ['a kid that is a path', () => withHeader({ ...HS, kid: '../../etc/passwd' })],
  ['a kid that is SQL', () => withHeader({ ...HS, kid: "' UNION SELECT 'x" })],
  ['a kid that is an operator', () => withHeader({ ...HS, kid: { $ne: null } })],
  ['a kid that is a number', () => withHeader({ ...HS, kid: 1 })],
  ['an empty kid', () => withHeader({ ...HS, kid: '' })],
  ['a kid of 2 kB', () => withHeader({ ...HS, kid: 'k'.repeat(2_000) })],
  ['a revoked kid', () => withHeader({ ...HS, kid: revoked.id }, revoked.secret)],
  ['a revoked secret', () => withHeader(HS, revoked.secret)],
  ['another secret', () => withHeader(HS, 'a'.repeat(43))],
  ['an empty secret', () => withHeader(HS, '')],
  ['the assistant’s id as the secret', () => withHeader(HS, 'asst_test')],
  [
    'a signature of SHA-1',
    () => signRaw(HS, { sub: 'u1', aud: 'asst_test', iat: now(), exp: now() + 60 }, key.secret, 'sha1'),
  ],
  ['a signature cut by one character', () => sign().slice(0, -1)],
  ['a padded signature', () => `${sign()}=`],
  ['a signature in the other base64', () => otherBase64()],
  [
    'a signature that differs in bits that base64 leaves unused',
    () => `${sign().slice(0, -1)}${twin(sign().at(-1))}`,
  ],
  ['a space before it', () => ` ${sign()}`],
  ['a signature with one more character', () => `${sign()}A`],
  [
    'a changed payload',
    () => sign().replace(/\.(.)/, (_all, first: string) => `.${first === 'e' ? 'f' : 'e'}`),
  ],
  ['no sub', () => without('sub')],
  ['no aud', () => without('aud')],
  ['no iat', () => without('iat')],
  ['no exp', () => without('exp')],
  ['another assistant', () => sign({ aud: 'asst_other' })],
  ['a list of assistants', () => sign({ aud: ['asst_test'] })],
  ['an end 61 s ago', () => sign({ iat: now() - 200, exp: now() - 62 })],
  ['an end in ten years', () => sign({ exp: now() + 315_360_000 })],
  ['24 hours and a second', () => sign({ iat: now(), exp: now() + 86_401 })],
  ['exp as a text', () => sign({ exp: String(now() + 60) })],
  ['exp as an object', () => sign({ exp: { $gt: 0 } })],
  ['a negative iat', () => sign({ iat: -1 })],
  ['an iat two minutes ahead', () => sign({ iat: now() + 120, exp: now() + 240 })],
  ['nbf two minutes ahead', () => sign({ nbf: now() + 120 })],
  ['sub as a number', () => sign({ sub: 7 })],
  ['sub as an operator', () => sign({ sub: { $ne: null } })],
  ['sub as a list', () => sign({ sub: ['u1'] })],
  ['an empty sub', () => sign({ sub: '' })],
  ['a sub of spaces', () => sign({ sub: '   ' })],
  ['a sub of 256 characters', () => sign({ sub: 'x'.repeat(256) })],
  ['a sub with NUL', () => sign({ sub: 'u1\u0000' })],
  ['a sub that is written backwards', () => sign({ sub: '\u202eu1' })],
  ['a sub with an invisible character', () => sign({ sub: 'u\u200b1' })],
  ['an e-mail that is none', () => sign({ email: 'ann' })],
  ['an e-mail as an operator', () => sign({ email: { $gt: '' } })],
  ['a name of 101 characters', () => sign({ name: 'x'.repeat(101) })],
  ['a plan as a list', () => sign({ plan: ['pro'] })],
  ['a payload that is a text', () => payload('"u1"')],
  ['a payload that is a list', () => payload('["u1"]')],
  ['a payload that is null', () => payload('null')],
  ['a payload that is no JSON', () => payload('{"sub":"u1"')],
];

/** Opens a session with a token that was made in the same second: a time at the edge of the skew lies beyond it in the next. */
async function openWithinSecond(make: () => string): ReturnType<typeof open> {
  const second = now();
  const opened = await open({ token: make() });
  return now() === second ? opened : openWithinSecond(make);
}

describe('an identity token', () => {
  it.each(ACCEPTED)('with %s proves who the visitor is', async (_name, make) => {
    const { status, body } = await openWithinSecond(make);
    expect(body.details ?? []).toEqual([]);
    expect(status).toBe(200);
    expect(body.subject).toBeDefined();
  });

  it.each(REFUSED)('with %s proves nothing, and says why without repeating it', async (_name, make) => {
    const { status, body } = await open({ token: make() });
    expect(status).toBe(401);
    expect(body.code).toBe('identity_invalid');
    expect(body.details?.[0]).toMatch(/^token: /);
    expect(JSON.stringify(body)).not.toContain('evil');
  });

  it('of a megabyte is refused before it is read', async () => {
    expect((await open({ token: 'x'.repeat(1_000_000) })).status).toBe(413);
    expect((await open({ token: 'x'.repeat(10_000) })).status).toBe(400);
  });

  it('tells apart two users whose ids look alike', async () => {
    const latin = await open({ token: sign({ sub: 'user1' }) });
    const wide = await open({ token: sign({ sub: 'ｕser1' }) });
    expect(wide.body.visitorId).not.toBe(latin.body.visitorId);
  });

  it('counts for 60 tokens and more', () => {
    expect(ACCEPTED.length + REFUSED.length).toBeGreaterThanOrEqual(60);
  });
});

const hash = (userId: string) => createHmac('sha256', key.secret).update(userId).digest('hex');

describe('the HMAC of a user’s id', () => {
  it('counts only where the owner has allowed it', async () => {
    const proof = { userId: 'u7', userHash: hash('u7') };
    expect((await open(proof)).status).toBe(401);
    const token = desk.secrets[1] ?? '';
    const path = '/assistants/asst_test/access' as const;
    const { body } = await callApi<object>(desk, `GET ${path}`, { token });
    await callApi(desk, `PUT ${path}`, { token, body: { ...body, acceptsUserHash: true } });
    expect((await open(proof)).body.subject).toBe('u7');
    expect((await open({ userId: 'u8', userHash: hash('u7') })).status).toBe(401);
    expect((await open({ userId: 'u7', userHash: '0'.repeat(64) })).status).toBe(401);
    expect((await open({ userId: 'u7' })).status).toBe(400);
  });
});
