// MyGPTAssistants' contacts and webhooks against the desk.

import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A program that is told of events. */
const received: Received[] = [];
const program = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { url: path = '', headers } = request;
    received.push({ path, headers, body: Buffer.concat(parts).toString('utf8') });
    response.writeHead(path === '/broken' ? 500 : 204).end();
  });
});

const writer = createScriptedWriter((question) => {
  if (question !== 'unknown') return { pieces: ['An answer.'] };
  const why = { reason: 'missing_knowledge', confidence: 0, summary: 'Nothing about this.' } as const;
  return { pieces: ['I do not know.'], escalation: { requiresEscalation: true, ...why } };
});

let desk: TestDesk;
let given: ProgramKey;
let programUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(program.address() as AddressInfo).port}`;
  programUrl = `http://${host}`;
  desk = await startTestDesk({ writer, allowedHosts: [host] });
  given = await createProgramKey(desk, 'mygptassistants');
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  program.closeAllConnections();
  program.close();
});

interface Envelope {
  readonly success: boolean;
  readonly data: Record<string, unknown> | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

async function call(method: string, path: string, body?: unknown, key = given.key) {
  const response = await fetch(`${given.baseUrl}/bot/${String(given.ids['botId'])}${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { success, data, error } = (await response.json()) as Envelope;
  return { status: response.status, headers: response.headers, success, data: data ?? {}, error };
}
async function until<Value>(read: () => Promise<Value> | Value, isThere: (value: Value) => boolean) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    if (Date.now() > deadline) throw new Error(`not in time: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const namesOf = async (query = '') => {
  const { data } = await call('GET', `/contacts${query}`);
  return (data['contacts'] as { name: string }[]).map(({ name }) => name);
};

describe('MyGPTAssistants’ contacts', () => {
  it('are made, read, changed and deleted', async () => {
    const ada = { name: 'Ada', email: ' Ada@Example.com', tags: ['vip'], metadata: { seats: 3 } };
    const made = await call('POST', '/contacts', ada);
    expect(made).toMatchObject({ status: 201, success: true, error: null });
    const id = String(made.data['contactId']);
    expect(made.data).toMatchObject({ ...ada, email: 'ada@example.com', botId: given.ids['botId'] });
    const change = { name: 'Ada L.', phone: '+44 1', tags: null };
    expect((await call('PATCH', `/contacts/${id}`, change)).data).toMatchObject({
      name: 'Ada L.',
      email: 'ada@example.com',
      phone: '+44 1',
      tags: [],
    });
    expect((await call('GET', `/contacts/${id}`)).data).toMatchObject({ name: 'Ada L.' });
    expect((await call('DELETE', `/contacts/${id}`)).data).toEqual({ contactId: id, deleted: true });
    expect(await call('GET', `/contacts/${id}`)).toMatchObject({
      status: 404,
      error: { code: 'CONTACT_NOT_FOUND' },
    });
  });

  it('are imported: known addresses are brought up to date, wrong ones keep no other out', async () => {
    const first = [
      { email: 'b@example.com', name: 'Bea (Berlin)' },
      { name: 'Cid' },
      { email: 'nobody' },
      {},
    ];
    expect((await call('POST', '/contacts/import', { contacts: first })).data).toEqual({
      created: 2,
      updated: 0,
      errors: [
        { index: 2, message: expect.stringContaining('email') },
        { index: 3, message: expect.stringContaining('name') },
      ],
    });
    const again = [{ email: 'B@example.com', company: 'Acme' }];
    expect((await call('POST', '/contacts/import', { contacts: again })).data).toMatchObject({ updated: 1 });
    expect(await call('POST', '/contacts', { email: 'b@example.com' })).toMatchObject({
      status: 409,
      error: { code: 'INVALID_REQUEST', message: expect.stringContaining('email') },
    });
  });

  it('are found by a part of what they are known by, page by page', async () => {
    expect(await namesOf()).toEqual(['Cid', 'Bea (Berlin)']);
    for (const search of ['BEA', 'b@ex', 'acme', '(berl']) {
      expect(await namesOf(`?search=${encodeURIComponent(search)}`), search).toEqual(['Bea (Berlin)']);
    }
    expect(await namesOf('?search=.*')).toEqual([]);
    const { data } = await call('GET', '/contacts?limit=1');
    expect(await namesOf(`?limit=1&cursor=${String(data['nextCursor'])}`)).toEqual(['Bea (Berlin)']);
  });

  it('are the assistant’s own, and need a key that may', async () => {
    const other = await createProgramKey(desk, 'smarttalk');
    expect((await call('GET', '/contacts', undefined, other.key)).status).toBe(403);
    expect((await call('GET', '/contacts', undefined, 'sk_live_wrong')).error?.code).toBe('INVALID_API_KEY');
  });
});

describe('MyGPTAssistants’ webhooks', () => {
  it('tell of messages, of who needs a person and of the end, signed; a log says what arrived', async () => {
    const made = await call('POST', '/webhooks', { url: `${programUrl}/hook` });
    expect(made.status).toBe(201);
    expect(made.headers.get('ratelimit-policy')).toBe('"mygpt-webhooks";q=500;w=60');
    const secret = String(made.data['secret']);
    await call('POST', '', { message: 'unknown', sessionId: 'ticket 9' });
    const listed = await call('GET', '/conversations?limit=1');
    const [{ conversationId = '' } = {}] = listed.data['conversations'] as { conversationId?: string }[];
    await call('POST', `/conversations/${conversationId}/close`);
    const told = await until(
      () => received.filter(({ path }) => path === '/hook'),
      (all) => all.length >= 5,
    );
    const events = told.map(
      ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> },
    );
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'conversation.closed',
      'conversation.created',
      'conversation.escalated',
      'message.created',
      'message.created',
    ]);
    expect(new Set(events.map(({ data }) => data['conversationId']))).toEqual(new Set([conversationId]));
    expect(events.map(({ data }) => data['content'])).toEqual(
      expect.arrayContaining(['unknown', 'I do not know.']),
    );
    for (const { headers, body } of told) {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      const signature = createHmac('sha256', key).update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    }
    const at = `/webhooks/${String(made.data['webhookId'])}`;
    const log = await until(
      async () => (await call('GET', `${at}/deliveries`)).data['deliveries'] as { status: string }[],
      (all) => all.every(({ status }) => status === 'delivered'),
    );
    expect(log).toHaveLength(5);
    expect(log[0]).toMatchObject({ attempts: 1, outcome: 'status 204', nextAttemptAt: null });
    const shown = await call('GET', '/webhooks');
    expect(JSON.stringify(shown.data)).toContain(made.data['webhookId']);
    expect(JSON.stringify(shown.data)).not.toContain(secret);
    const sealed = async () =>
      desk.stores.secrets.find('ws_test', `webhook ${String(made.data['webhookId'])}`);
    expect(await sealed()).toMatch(/^v1\./);
    expect((await call('DELETE', at)).data).toMatchObject({ deleted: true });
    expect(await sealed()).toBeNull();
    expect(await call('DELETE', at)).toMatchObject({ status: 404, error: { code: 'WEBHOOK_NOT_FOUND' } });
  });

  it('keep what could not be brought for another try, and tell only of what was chosen', async () => {
    const wish = { url: `${programUrl}/broken`, events: ['conversation.created'] };
    const { data } = await call('POST', '/webhooks', wish);
    await call('POST', '', { message: 'Hi' });
    const log = await until(
      async () =>
        (await call('GET', `/webhooks/${String(data['webhookId'])}/deliveries`)).data['deliveries'] as {
          outcome: string | null;
        }[],
      (all) => all.some(({ outcome }) => outcome !== null),
    );
    expect(log).toEqual([
      expect.objectContaining({
        event: 'conversation.created',
        status: 'pending',
        attempts: 1,
        outcome: 'status 500',
        nextAttemptAt: expect.stringMatching(/^\d{4}-/),
      }),
    ]);
  });

  it('refuse an address that is none', async () => {
    const refused = await call('POST', '/webhooks', { url: 'ftp://program.example' });
    expect(refused).toMatchObject({ status: 400, error: { code: 'INVALID_REQUEST' } });
    expect((await call('POST', '/webhooks', { url: programUrl, events: ['nothing'] })).status).toBe(400);
  });
});

it('lists conversations page by page, the one that changed last first', async () => {
  for (const sessionId of ['page 1', 'page 2', 'page 3']) await call('POST', '/conversations', { sessionId });
  const whole = (await call('GET', '/conversations')).data;
  const all = (whole['conversations'] as { conversationId: string }[]).map((each) => each.conversationId);
  const seen: string[] = [];
  let cursor: unknown = '';
  do {
    const { data } = await call(
      'GET',
      `/conversations?limit=2${cursor ? `&cursor=${cursor as string}` : ''}`,
    );
    seen.push(...(data['conversations'] as { conversationId: string }[]).map((each) => each.conversationId));
    cursor = data['nextCursor'];
  } while (cursor);
  expect(all.length).toBeGreaterThanOrEqual(3);
  expect(seen).toEqual(all);
});
