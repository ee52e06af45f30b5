// MyGPTAssistants' programs against the desk: the document's sample, the envelope, conversations, limits, codes.

import type { ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';
import { runSample } from './run-sample.ts';

const writer = createScriptedWriter((question, { history }) => {
  return { pieces: [`${history.length} before: `, question] };
});

let desk: TestDesk;
let given: ProgramKey;
beforeAll(async () => {
  desk = await startTestDesk({ writer });
  given = await createProgramKey(desk, 'mygptassistants');
});
afterAll(async () => desk[Symbol.asyncDispose]());

interface Envelope {
  readonly success: boolean;
  readonly data: Record<string, unknown> | null;
  readonly error: { readonly code: string } | null;
  readonly response?: string;
}

async function call(method: string, path: string, body?: unknown, key = given.key) {
  const response = await fetch(`${given.baseUrl}${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Envelope };
}
const bot = () => `/bot/${String(given.ids['botId'])}`;
const say = async (message: string, sessionId?: string | null) => call('POST', bot(), { message, sessionId });

describe('MyGPTAssistants’ interface', () => {
  it('answers the document’s own sample, which reads the response at the top level', async () => {
    const printed = await runSample({
      sample: 'mygptassistants.javascript',
      language: 'javascript',
      replace: {
        'https://api.mygptassistants.com': desk.url,
        YOUR_BOT_ID: String(given.ids['botId']),
        YOUR_API_KEY: given.key,
      },
    });
    expect(printed).toBe('0 before: Hello, what can you help me with?');
  });

  it('answers in the envelope', async () => {
    const { status, body, headers } = await say('Hi');
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: {
        response: '0 before: Hi',
        conversationId: expect.stringMatching(/^conv_\w+$/),
        messageId: expect.stringMatching(/^msg_\w+$/),
        requiresEscalation: false,
      },
      error: null,
      response: '0 before: Hi',
    });
    expect(headers.get('ratelimit-policy')).toBe('"mygpt-chat";q=100;w=60');
  });

  it('goes on in a session, by the program’s name for it or the desk’s', async () => {
    const first = await say('One', 'customer 7');
    const second = await say('Two', 'customer 7');
    const third = await say('Three', String(first.body.data?.['conversationId']));
    const other = await say('One', 'customer 8');
    expect([second, third, other].map(({ body }) => body.response)).toEqual([
      '2 before: Two',
      '4 before: Three',
      '0 before: One',
    ]);
  });

  it('creates, lists, shows and closes conversations', async () => {
    const made = await call('POST', `${bot()}/conversations`, { sessionId: 'ticket 1' });
    expect(made.status).toBe(201);
    const id = String(made.body.data?.['conversationId']);
    await say('Hello', 'ticket 1');
    const listed = await call('GET', `${bot()}/conversations`);
    expect(listed.body.data?.['conversations']).toContainEqual(
      expect.objectContaining({ conversationId: id, status: 'open', messageCount: 2 }),
    );
    const shown = await call('GET', `${bot()}/conversations/${id}`);
    expect(shown.body.data?.['messages']).toMatchObject([
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: '0 before: Hello' },
    ]);
    const closed = await call('POST', `${bot()}/conversations/${id}/close`);
    expect(closed.body.data).toMatchObject({ status: 'closed' });
    expect((await call('DELETE', `${bot()}/conversations/${id}`)).body.data).toMatchObject({
      status: 'closed',
    });
  });

  it('shows a program neither visitors’ conversations nor those of others', async () => {
    const visitor = await desk.stores.conversations.open({
      id: 'conv_visitor',
      workspaceId: desk.assistant.workspaceId,
      assistantId: desk.assistant.id,
      visitorId: 'vis_1',
    });
    expect(visitor).not.toBe(null);
    expect(await call('GET', `${bot()}/conversations/conv_visitor`)).toMatchObject({ status: 404 });
    const said = await say('Hi', 'conv_visitor');
    expect(said.body.data?.['conversationId']).not.toBe('conv_visitor');
  });

  it.each([
    [
      'a wrong key',
      401,
      'INVALID_API_KEY',
      async () => call('POST', bot(), { message: 'Hi' }, 'sk_live_wrong'),
    ],
    ['an unknown bot', 404, 'BOT_NOT_FOUND', async () => call('POST', '/bot/YOUR_BOT_ID', { message: 'Hi' })],
    ['no message', 400, 'INVALID_REQUEST', async () => call('POST', bot(), { sessionId: 'a' })],
    ['no JSON', 400, 'INVALID_REQUEST', async () => call('POST', bot(), '{')],
  ])('refuses %s', async (_name, status, code, send) => {
    const refused = await send();
    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({
      success: false,
      data: null,
      error: { code, message: expect.stringMatching(/\w+\./) },
    });
  });

  it('lets 100 messages a minute pass, and says when to come back', async () => {
    const hasty = await createProgramKey(desk, 'mygptassistants');
    const path = bot();
    const statuses: number[] = [];
    for (let sent = 0; sent < 100; sent += 1) {
      // Refused by its form, so that nothing is written; it counts all the same.
      statuses.push((await call('POST', path, {}, hasty.key)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([400]));
    const { status, body, headers } = await call('POST', path, { message: 'Hi' }, hasty.key);
    expect(status).toBe(429);
    expect(body.error?.code).toBe('RATE_LIMIT_EXCEEDED');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call('GET', `${path}/conversations`, undefined, hasty.key)).status).toBe(200);
  });
});
