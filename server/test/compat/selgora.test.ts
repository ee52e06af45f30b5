// Selgora's programs against the desk: the document's samples and action, its answers word for word, the log of who was asked about.

import type { AccessCheckPage, CustomGptAction, Offer, ProgramKey, Subscription } from '@frontdesk/contract';
import { validate } from '@readme/openapi-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from '../support/call-api.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';
import { runSample, skipReason } from './run-sample.ts';

const SIGNUP = 'https://your-landing-page-url.com';
const GRANTED = { access: true, message: 'Active subscription' };
const UNKNOWN = {
  access: false,
  message: "You don't have access to this assistant. Please sign up for an offer to get access.",
  signup_url: SIGNUP,
};
const EXPIRED = {
  access: false,
  message: "Your subscription has expired or you don't have an active offer. Please renew your subscription.",
  signup_url: SIGNUP,
};

let desk: TestDesk;
let given: ProgramKey;
let offer: Offer;
beforeAll(async () => {
  desk = await startTestDesk({
    proxies: 1,
    findCountry: (address) => (address === '203.0.113.9' ? 'RO' : undefined),
  });
  given = await createProgramKey(desk, 'selgora');
  offer = await api<Offer>('POST /offers', {
    name: 'Membership',
    signupUrl: SIGNUP,
    assistantIds: [desk.assistant.id],
  });
  await subscribe('customer@example.com');
  await subscribe('former@example.com', { endsAt: '2025-01-01T00:00:00Z', status: 'cancelled' });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function api<Body>(address: Parameters<typeof callApi>[1], body?: unknown): Promise<Body> {
  const reply = await callApi<Body>(desk, address, {
    token: desk.secrets[1],
    ...(body !== undefined && { body }),
  });
  if (reply.status >= 300) throw new Error(`${address}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}
const subscribe = async (email: string, more: object = {}) =>
  api<Subscription>('PUT /subscriptions', { offerId: offer.id, email, ...more });

interface Asking {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}
async function verify(body: unknown, { key = given.key, headers = {} }: Asking = {}) {
  const response = await fetch(`${given.baseUrl}/verify-access`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const answerTo = async (email: string) => (await verify({ user_email: email })).body;

const host = () => ({ 'https://app.selgora.com': desk.url });
const pythonCall = (email: string) =>
  `print(handle_customer_request(${JSON.stringify(email)}, "How?", ${JSON.stringify(given.key)}))`;

describe('Selgora’s samples', () => {
  it.skipIf(skipReason('python'))(`Python${skipReason('python')}`, async () => {
    const printed = await runSample({
      sample: 'selgora.python',
      language: 'python',
      replace: host(),
      after: ['customer', 'stranger', 'former'].map((name) => pythonCall(`${name}@example.com`)).join('\n'),
    });
    expect(printed.split('\n').filter(Boolean)).toEqual([
      'Helpful AI response based on your expertise...',
      UNKNOWN.message,
      `Get access here: ${SIGNUP}`,
      EXPIRED.message,
      `Get access here: ${SIGNUP}`,
    ]);
  });

  it('JavaScript', async () => {
    const printed = await runSample({
      sample: 'selgora.javascript',
      language: 'javascript',
      replace: { ...host(), sk_live_your_api_key: given.key },
      after: `for (const name of ['customer', 'stranger', 'former'])
        console.log(JSON.stringify(await assistant.handleChatMessage(name + '@example.com', 'How?')));`,
    });
    expect(printed.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { type: 'ai_response', message: 'AI-generated helpful response...' },
      { type: 'access_denied', message: UNKNOWN.message, signupUrl: SIGNUP },
      { type: 'access_denied', message: EXPIRED.message, signupUrl: SIGNUP },
    ]);
  });

  it('React Native', async () => {
    const printed = await runSample({
      sample: 'selgora.react-native',
      language: 'javascript',
      replace: host(),
      before: `const AsyncStorage = { getItem: async () => 'former@example.com' };\n`,
      after: `const client = new SelgoraAIClient(${JSON.stringify(given.key)});
        client.renderSubscriptionPrompt = (shown) => shown;
        console.log(JSON.stringify(await client.sendMessage('How?')));`,
    });
    expect(JSON.parse(printed)).toEqual(EXPIRED);
  });

  it('the action of a Custom GPT, the document’s and the desk’s own', async () => {
    const theirs = await runAction(
      await runSample({ sample: 'selgora.openapi', language: 'json', replace: host() }),
    );
    const imported = await fetch(`${desk.url}/api/v1/verify-access/openapi.json`);
    const ours = await imported.text();
    expect([theirs, await runAction(ours)]).toEqual([GRANTED, GRANTED]);
    expect(await validate(JSON.parse(ours) as never)).toMatchObject({ valid: true });
    expect(JSON.parse(ours)).toMatchObject({
      servers: [{ url: `${desk.url}/api` }],
      paths: { '/v1/verify-access': { post: { operationId: 'verifyAccess' } } },
    });
  });
});

interface Action {
  readonly servers: readonly [{ readonly url: string }];
  readonly paths: Readonly<Record<string, { readonly post: { readonly security: unknown } }>>;
}

/** Does what a Custom GPT does with an action: the one operation of the document, at its server, with the key. */
async function runAction(document: string): Promise<unknown> {
  const { servers, paths } = JSON.parse(document) as Action;
  const [path = ''] = Object.keys(paths);
  const response = await fetch(`${servers[0].url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${given.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_email: 'customer@example.com' }),
  });
  return response.json();
}

describe('Selgora’s verify-access', () => {
  it('gives the three answers word for word, and nothing beside them', async () => {
    expect(await answerTo('customer@example.com')).toEqual(GRANTED);
    expect(await answerTo('stranger@example.com')).toEqual(UNKNOWN);
    expect(await answerTo('former@example.com')).toEqual(EXPIRED);
  });

  it('takes either name of the field, and an address in any case', async () => {
    expect((await verify({ email: 'customer@example.com' })).body).toEqual(GRANTED);
    expect((await verify({ user_email: ' Customer@Example.COM ' })).body).toEqual(GRANTED);
  });

  it('lets in only by offers that open the assistant', async () => {
    const other = await api<Offer>('POST /offers', {
      name: 'Another course',
      signupUrl: 'https://other.example',
      assistantIds: ['asst_other'],
    });
    await subscribe('elsewhere@example.com', { offerId: other.id });
    expect(await answerTo('elsewhere@example.com')).toEqual(EXPIRED);
  });

  it('revokes at once: a subscription, an offer, the key', async () => {
    const { id } = await subscribe('leaving@example.com');
    expect(await answerTo('leaving@example.com')).toEqual(GRANTED);
    await api(`POST /subscriptions/${id}/cancel`, {});
    expect(await answerTo('leaving@example.com')).toEqual(EXPIRED);
    const key = await createProgramKey(desk, 'selgora');
    expect((await verify({ email: 'customer@example.com' }, { key: key.key })).status).toBe(200);
    await api(`DELETE /keys/${key.keyId}`);
    expect(await verify({ email: 'customer@example.com' }, { key: key.key })).toMatchObject({
      status: 401,
      body: { message: 'Unauthenticated.' },
    });
  });

  it.each([
    ['an invented key', `sk_live_${'a'.repeat(40)}`],
    ['a key of another form', 'ask_1'],
    ['no key', ''],
  ])('refuses %s as the document says', async (_name, key) => {
    const refused = await verify({ user_email: 'customer@example.com' }, { key });
    expect([refused.status, refused.body]).toEqual([401, { message: 'Unauthenticated.' }]);
  });

  it('gives a key that may do nothing else', async () => {
    for (const path of ['subscriptions', 'offers', `assistants/${desk.assistant.id}/access-log`]) {
      expect((await callApi(desk, `GET /${path}`, { token: given.key })).status, path).toBe(403);
    }
  });

  it.each([{}, { user_email: 'nobody' }, { user_email: null }, { user_email: 7 }, [], '{'])(
    'says what is wrong with %j, and grants nothing',
    async (body) => {
      const refused = await verify(body);
      expect(refused.status).toBe(400);
      expect(refused.body).toEqual({ message: expect.stringMatching(/user_email|payload/) });
    },
  );

  it('lets 60 requests a minute pass, and says when to come back', async () => {
    const hasty = await createProgramKey(desk, 'selgora');
    const ask = async () => verify({ email: 'customer@example.com' }, { key: hasty.key });
    const first = await Promise.all(Array.from({ length: 60 }, ask));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200]));
    const { status, headers, body } = await ask();
    expect([status, headers.get('ratelimit-policy')]).toEqual([429, '"verify-access";q=60;w=60']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body).toEqual({ message: expect.stringMatching(/wait/) });
    expect((await verify({ email: 'customer@example.com' })).status).toBe(200);
  });

  it('asks the assistant’s own verifier when somebody else decides', async () => {
    const settings = {
      identity: 'optional',
      acceptsUserHash: false,
      whenDown: 'deny',
      graceMinutes: 60,
      cacheSeconds: 60,
    };
    const at = `/assistants/${desk.assistant.id}/access` as const;
    await api(`PUT ${at}`, { ...settings, verifier: 'webhook', verifierUrl: 'http://127.0.0.1:9/' });
    expect(await answerTo('customer@example.com')).toMatchObject({
      access: false,
      message: expect.stringMatching(/can’t be checked/),
      signup_url: desk.assistant.allowedOrigins[0],
    });
    await api(`PUT ${at}`, { ...settings, verifier: 'open' });
    expect(await answerTo('customer@example.com')).toEqual(GRANTED);
  });
});

const read = async (query: string) =>
  api<AccessCheckPage>(`GET /assistants/${desk.assistant.id}/access-log?email=LOG@example.com&${query}`);

describe('the access log', () => {
  it('keeps time, person, outcome, country and user agent, the latest first, page by page', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'gpt-action/1' };
    await verify({ email: 'log@example.com' }, { headers });
    await subscribe('log@example.com');
    await verify({ email: 'log@example.com' });
    const first = await read('limit=1');
    const second = await read(`limit=1&cursor=${first.nextCursor ?? ''}`);
    expect(first.items).toMatchObject([
      { email: 'log@example.com', granted: true, reason: 'active', via: 'verify-access' },
    ]);
    expect(first.items[0]).not.toHaveProperty('country');
    expect(second).toEqual({
      items: [
        {
          id: expect.stringMatching(/^acc_/),
          at: expect.stringMatching(/^\d{4}-/),
          email: 'log@example.com',
          granted: false,
          reason: 'unknown',
          via: 'verify-access',
          askedBy: 'Program for Selgora',
          country: 'RO',
          userAgent: 'gpt-action/1',
        },
      ],
      nextCursor: null,
    });
    expect((await read('granted=false')).items.map(({ granted }) => granted)).toEqual([false]);
  });

  it('goes with everything that a Custom GPT is given', async () => {
    const { actionUrl, action, instructions } = await api<CustomGptAction>(
      `GET /assistants/${desk.assistant.id}/custom-gpt`,
    );
    expect(await (await fetch(actionUrl)).json()).toEqual(JSON.parse(action));
    expect(instructions).toContain(desk.assistant.name);
    expect(instructions).toContain('verifyAccess');
  });
});
