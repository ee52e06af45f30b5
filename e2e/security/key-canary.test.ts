// The keys that the owner has entrusted to the desk are in nothing that leaves it, although every service repeats them in its errors.

import { createHmac, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { NewIdentityKey, VisitorSession } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';

import { startDesk, type Desk } from '../fixtures/desk.ts';
import {
  FAILURE_COUNT,
  OTHER_COUNT,
  startEchoingService,
  type EchoingService,
} from './desk/echoing-service.ts';
import {
  plantWebhook,
  SERVICE_KEYS,
  useServices,
  type AskDesk,
  type PlantedWebhook,
} from './desk/plant-keys.ts';
import { createRecorder } from './desk/recorder.ts';
import { createAgentSignIn } from './desk/sign-in-agent.ts';
import { connectRaw } from './floods/typed-fuzz.ts';
import { inForm, report } from './security-form.ts';

/** Each is of a form that nothing but itself recognises: what is struck out because it looks like a key proves nothing. */
const CANARY = {
  openai: `upstream.${randomUUID()}`,
  verifier: `verifier.${randomUUID()}`,
  stripe: `whsec_${randomUUID().replaceAll('-', '')}`,
  ...SERVICE_KEYS,
};
const ASKED = 'How do I put the widget on my site?';
const ROUNDS = inForm({ small: 1, full: 5 });
const TIMEOUT_MS = inForm({ small: 60_000, full: 600_000 });
const HOUSE = join(import.meta.dirname, '..', '..');

const { heard, fetch: call, listen } = createRecorder();
let service: EchoingService;
let desk: Desk;
let operatorToken: string;
let webhook: PlantedWebhook;

beforeAll(async () => {
  service = await startEchoingService();
  desk = await startDesk({
    OPENAI_API_KEY: CANARY.openai,
    OPENAI_BASE_URL: `http://${service.host}/v1`,
    EMBEDDING_MODEL: 'echo',
    OUTBOUND_ALLOW_HOSTS: service.host,
    LOG_LEVEL: 'debug',
  });
  const secrets = await readFile(join(desk.dataDir, 'secrets.json'), 'utf8');
  ({ operatorToken } = JSON.parse(secrets) as { readonly operatorToken: string });
}, TIMEOUT_MS);
afterAll(async () => {
  await desk.remove();
  await service[Symbol.asyncDispose]();
});

/** What the owner is told is searched, unless it is shown to them this once. */
const ownerBy =
  (ask: typeof call): AskDesk =>
  async (address, body) => {
    const [method = 'GET', path = '/'] = address.split(' ');
    const headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return ask(`${desk.info.serverUrl}/api/v1${path}`, init);
  };
const owner = ownerBy(call);
const ownerOnce = ownerBy(async (url, init) => (await fetch(url, init)).json());

async function openVisitor(identity?: object): Promise<Socket> {
  const { serverUrl, assistantId } = desk.info;
  const session = (await call(`${serverUrl}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: serverUrl },
    body: JSON.stringify({ assistantId, ...(identity && { identity }) }),
  })) as VisitorSession;
  const socket = await connectRaw(serverUrl, { namespace: '/visitor', auth: { token: session.token } });
  listen(socket);
  return socket;
}

/** Asks and waits for the answer, or for the refusal. */
async function ask(socket: Socket, conversationId: string, text: string): Promise<void> {
  const done = new Promise((resolve) => {
    socket.once('answer:done', resolve);
  });
  const message = { conversationId, clientMessageId: randomUUID(), text };
  const reply = (await socket.emitWithAck('message:send', message)) as { readonly ok: boolean };
  if (reply.ok) await done;
}

const newConversationId = () => `conv_${randomUUID().replaceAll('-', '').slice(0, 22)}`;

/** A visitor whom the site has named, so that the verifier is asked. */
async function openNamedVisitor({ id, secret }: NewIdentityKey): Promise<Socket> {
  const now = Math.floor(Date.now() / 1_000);
  const sub = randomUUID();
  const claims = { sub, email: `${sub}@example.org`, aud: desk.info.assistantId, iat: now, exp: now + 600 };
  const text = [{ alg: 'HS256', typ: 'JWT', kid: id }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return openVisitor({ token: `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}` });
}

/** Reads every GET address of the interface, as its owner. */
async function readEverything(ids: Readonly<Record<string, string>>): Promise<number> {
  const api = (await owner('GET /openapi.json')) as { readonly paths: Record<string, object> };
  const paths = Object.entries(api.paths).filter(([, methods]) => 'get' in methods);
  for (const [path] of paths) {
    await owner(
      `GET ${path.replace(/^\/api\/v1/, '').replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name)}`,
    );
  }
  return paths.length;
}

async function textsIn(folder: string, skip: readonly string[] = []): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !skip.includes(entry.name));
  return Promise.all(files.map(async ({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')));
}

/** @returns which canaries stand in a text, in any of the forms in which one writes them */
function canariesIn(text: string): readonly string[] {
  return [...Object.values(CANARY), webhook.secret].filter((canary) => {
    const forms = [canary, Buffer.from(canary).toString('base64').slice(0, -4), encodeURIComponent(canary)];
    return forms.some((form) => text.includes(form));
  });
}

/** Lets the verifier refuse and fail for visitors whom the site has named. */
async function askTheVerifier(): Promise<void> {
  const { assistantId } = desk.info;
  const access = { verifier: 'selgora', verifierUrl: `http://${service.host}`, whenDown: 'deny' };
  const settings = (await owner(`GET /assistants/${assistantId}/access`)) as object;
  await owner(`PUT /assistants/${assistantId}/access`, { ...settings, ...access });
  const siteKey = (await ownerOnce(`POST /assistants/${assistantId}/identity-keys`)) as NewIdentityKey;
  for (let n = 0; n < 3 * ROUNDS; n += 1) {
    const named = await openNamedVisitor(siteKey);
    await ask(named, newConversationId(), ASKED);
    named.disconnect();
  }
}

/** Lets every service fail while visitors ask, an agent looks on, and the owner reads everything. @returns how many addresses the owner read */
async function tellEverything(): Promise<number> {
  const { assistantId, serverUrl } = desk.info;
  await owner(`PUT /assistants/${assistantId}/verifier-secret`, { secret: CANARY.verifier });
  await owner('PUT /stripe', { signingSecret: CANARY.stripe });
  const at = `/assistants/${assistantId}`;
  const serviceUrl = `http://${service.host}`;
  webhook = await plantWebhook(ownerOnce, at, `${serviceUrl}/hook`);
  const cookie = await createAgentSignIn(desk);
  const agent = await connectRaw(serverUrl, { namespace: '/agent', cookie });
  listen(agent);
  await agent.emitWithAck('inbox:open', {});
  const conversationId = newConversationId();
  const visitor = await openVisitor();
  // Each failure is followed by an answer, and refused ones are tried twice.
  for (let n = 0; n < 2 * FAILURE_COUNT * ROUNDS; n += 1)
    await ask(visitor, n % 6 ? conversationId : newConversationId(), ASKED);
  const inNew = async () => ask(visitor, newConversationId(), ASKED);
  for (let n = 0; n < ROUNDS; n += 1) await useServices(owner, { at, serviceUrl }, inNew);
  await askTheVerifier();
  await call(`${serverUrl}/hooks/v1/stripe`, {
    method: 'POST',
    body: '{}',
    headers: { 'stripe-signature': 't=1,v1=00' },
  });
  await agent.emitWithAck('conversation:open', { conversationId, afterSeq: 0 });
  const addresses = await readEverything({ assistantId, conversationId });
  await webhook.read(call);
  for (const path of ['/health', '/widget/v1/sessions', '/nowhere', '/api/v1/assistants/none'])
    await call(`${serverUrl}${path}`);
  for (const socket of [visitor, agent]) socket.disconnect();
  return addresses;
}

describe('the keys that a desk was entrusted with', { timeout: TIMEOUT_MS }, () => {
  it('are in no frame, body, error, log or dump, although every service repeats them', async () => {
    const addresses = await tellEverything();
    await desk.stop();

    const log = desk.output();
    const store = (await textsIn(desk.dataDir, ['secrets.json'])).join('\n');
    const bundles = [
      ...(await textsIn(join(HOUSE, 'widget/dist'))),
      ...(await textsIn(join(HOUSE, 'console/dist'))),
    ];
    const frames = heard.join('\n');
    report(
      'key canary',
      `${heard.length} frames and bodies (${addresses} addresses read), ${inKB(log)} kB of log, ${inKB(store)} kB of store, ${bundles.length} bundle files; failures served: ${[...service.served].map(([name, n]) => `${n} ${name}`).join(', ')}`,
    );
    expect(canariesIn(frames)).toEqual([]);
    expect(canariesIn(log)).toEqual([]);
    expect(canariesIn(store)).toEqual([]);
    expect(canariesIn(bundles.join('\n'))).toEqual([]);

    // All of it was there to be found: every failure was served, and what else was said stands where it was looked for.
    expect(service.served.size).toBe(FAILURE_COUNT + OTHER_COUNT);
    expect(service.served.get('verdict')).toBeGreaterThan(0);
    expect(frames).toContain('No plan for ***');
    expect(frames).toContain('Your key is ***, three days.');
    expect(frames).toContain('About ***');
    expect(frames).toContain('status 410');
    expect(frames).toContain(ASKED);
    // Another server that the tests are given keeps the store somewhere else: its content is searched on the embedded one.
    if (!process.env['MONGODB_TEST_URI']) expect(store).toContain(ASKED);
    expect(log).toContain('Incorrect API key provided: ***');
    expect(canariesIn(`${frames}Basic ${Buffer.from(CANARY.openai).toString('base64')}`)).toEqual([
      CANARY.openai,
    ]);
  });
});

function inKB(text: string): string {
  return (text.length / 1_000).toFixed(0);
}
