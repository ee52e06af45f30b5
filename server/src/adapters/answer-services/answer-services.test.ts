// The adapters against services that behave as their documents say, and against services that misbehave.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ANSWER_SERVICES, type AnswerService } from '@frontdesk/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { AppError } from '../../errors.ts';
import type { AnswerOutcome, AnswerRequest } from '../../ports/answer-provider.ts';
import { createOutbound } from '../outbound/create-outbound.ts';
import { createAnswerServices } from './create-answer-services.ts';

interface Heard {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}
type Reply = (response: ServerResponse) => void;

const heard: Heard[] = [];
/** What the service says to each question; the last one stays. */
let replies: Reply[] = [];
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += String(chunk)));
  request.on('end', () => {
    const path = request.url ?? '';
    heard.push({ path, headers: request.headers, body: JSON.parse(text) as Record<string, unknown> });
    if (path.endsWith('/conversations')) {
      const data = { session_id: `session-${heard.length}` };
      response.writeHead(201).end(JSON.stringify({ data, status: 'success' }));
      return;
    }
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    reply?.(response);
  });
});
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
const events =
  (...data: readonly object[]): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const each of data) response.write(`event: x\r\ndata: ${JSON.stringify(each)}\r\n\r\n`);
    response.end();
  };

let baseUrl: string;
let outbound: ReturnType<typeof createOutbound>;
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  baseUrl = `http://${host}/`;
  outbound = createOutbound({ allowedHosts: [host] });
});
afterAll(async () => {
  await outbound.close();
  server.close();
});
beforeEach(() => {
  heard.length = 0;
});

const REQUEST: AnswerRequest = {
  question: 'How do I reset my password?',
  passages: [],
  history: [
    { role: 'visitor', text: 'Hello' },
    { role: 'assistant', text: 'Hi' },
  ],
  assistantName: 'Desk',
  session: 'conv_1',
  userContext: { plan: 'pro' },
  sampling: { maxTokens: 500, temperature: 0.7 },
};

function providerOf(service: AnswerService) {
  return createAnswerServices(outbound)[service]({ baseUrl, remoteId: 'bot-1', key: 'secret-key' });
}

async function ask(service: AnswerService, provider = providerOf(service)) {
  let text = '';
  let outcome: AnswerOutcome | undefined;
  for await (const event of provider.answer(REQUEST, new AbortController().signal)) {
    if (event.type === 'delta') text += event.text;
    else outcome = event;
  }
  return { text, outcome };
}

describe('AISupportBot', () => {
  it('is asked as its document says, and its usage is kept', async () => {
    const usage = { prompt_tokens: 312, completion_tokens: 48, total_tokens: 360 };
    replies = [json({ response: 'The reset link…', requiresEscalation: false, usage })];
    expect(await ask('aisupportbot')).toEqual({
      text: 'The reset link…',
      outcome: {
        type: 'done',
        usedPassages: [],
        answered: true,
        foreign: { requiresEscalation: false },
        inputTokens: 312,
        outputTokens: 48,
      },
    });
    expect(heard).toMatchObject([
      {
        path: '/api/chat',
        headers: { 'x-api-key': 'secret-key' },
        body: {
          assistantId: 'bot-1',
          message: REQUEST.question,
          history: [
            { role: 'user', content: 'Hello' },
            { role: 'assistant', content: 'Hi' },
          ],
          userContext: { plan: 'pro' },
        },
      },
    ]);
  });
});

describe('MyGPTAssistants', () => {
  const nested = {
    success: true,
    data: { response: 'Hello!', conversationId: 'c', messageId: 'm' },
    error: null,
  };
  it.each([
    ['nested in its envelope', nested],
    ['at the top level, as its sample reads it', { response: 'Hello!' }],
  ])('is read with the answer %s', async (_name, body) => {
    replies = [json(body)];
    expect(await ask('mygptassistants')).toMatchObject({ text: 'Hello!', outcome: { foreign: {} } });
    expect(heard).toMatchObject([
      {
        path: '/api/v1/bot/bot-1',
        headers: { authorization: 'Bearer secret-key' },
        body: { message: REQUEST.question, sessionId: 'conv_1' },
      },
    ]);
  });

  it.each([
    ['RATE_LIMIT_EXCEEDED', 'rate_limited'],
    ['INVALID_API_KEY', 'key_invalid'],
    ['BOT_NOT_FOUND', 'not_found'],
    ['INVALID_REQUEST', 'invalid_payload'],
    ['INTERNAL_ERROR', 'unavailable'],
  ])('refuses with %s, also with status 200', async (code, ours) => {
    replies = [json({ success: false, data: null, error: { code, message: 'secret-key' } })];
    const error = await ask('mygptassistants').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: ours });
    expect((error as AppError).message).not.toContain('secret-key');
  });
});

describe('AI SmartTalk', () => {
  it('is asked as its document says, and names its sources', async () => {
    const source = { documentId: 'doc_abc123', title: 'Security Guide', relevance: 0.95 };
    replies = [json({ success: true, response: 'Navigate to Settings', sources: [source, null, {}] })];
    const { outcome } = await ask('aismarttalk');
    expect(outcome?.foreign).toEqual({
      sources: [{ id: 'doc_abc123', title: 'Security Guide', relevance: 0.95 }],
    });
    expect(heard).toMatchObject([
      {
        path: '/v1/chat/query',
        headers: { authorization: 'Bearer secret-key' },
        body: {
          chatModelId: 'bot-1',
          query: REQUEST.question,
          options: { maxTokens: 500, temperature: 0.7 },
        },
      },
    ]);
  });

  it('whose quota is used up has reached a limit', async () => {
    replies = [json({ success: false, error: { code: 'QUOTA_EXCEEDED', message: 'x' } }, 403)];
    await expect(ask('aismarttalk')).rejects.toMatchObject({ code: 'rate_limited' });
  });
});

const START = { status: 'start', prompt: 'x' };
const progress = (message: string) => ({ status: 'progress', message });
const FINISH = { status: 'finish', id: 1, session_id: 's', citations: null };

describe('CustomGPT', () => {
  it('begins a conversation once, and streams each answer in it', async () => {
    replies = [events(START, progress(''), progress('Hel'), progress('lo'), FINISH)];
    const provider = providerOf('customgpt');
    expect(await ask('customgpt', provider)).toMatchObject({
      text: 'Hello',
      outcome: { answered: true, foreign: { sources: [] } },
    });
    await ask('customgpt', provider);
    const message = '/api/v1/projects/bot-1/conversations/session-1/messages?stream=true';
    expect(heard.map(({ path }) => path)).toEqual(['/api/v1/projects/bot-1/conversations', message, message]);
    expect(heard[1]?.body).toEqual({ prompt: REQUEST.question });
  });

  it('that has forgotten a conversation is given a new one', async () => {
    replies = [events(progress('One'), FINISH), json({}, 404), events(progress('Two'), FINISH)];
    const provider = providerOf('customgpt');
    await ask('customgpt', provider);
    expect((await ask('customgpt', provider)).text).toBe('Two');
    expect(heard).toHaveLength(5);
  });

  it('may answer without a stream', async () => {
    const citations = [{ id: 7, title: 'Help', url: 'https://shop.example/help', description: 'How' }];
    replies = [json({ data: { openai_response: 'Hello!', citations }, status: 'success' })];
    expect(await ask('customgpt')).toMatchObject({
      text: 'Hello!',
      outcome: {
        foreign: {
          sources: [{ id: '7', title: 'Help', url: 'https://shop.example/help', snippet: 'How' }],
        },
      },
    });
  });

  it.each([
    ['says that it broke off', events(progress('a'), { status: 'error', data: { code: 503 } })],
    ['ends without its end', events(progress('a'))],
  ])('fails when its stream %s', async (_name, reply) => {
    replies = [reply];
    await expect(ask('customgpt')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

const GOOD: Readonly<Record<AnswerService, Reply>> = {
  aisupportbot: json({ response: 'Back.', requiresEscalation: false }),
  mygptassistants: json({ success: true, data: { response: 'Back.' } }),
  aismarttalk: json({ success: true, response: 'Back.', sources: [] }),
  customgpt: events(progress('Back.'), FINISH),
};

describe.each(ANSWER_SERVICES)('every failure of %s becomes a code of the catalogue:', (service) => {
  it.each([
    [400, 'invalid_payload'],
    [401, 'key_invalid'],
    [403, 'scope_missing'],
    [404, 'not_found'],
    [500, 'unavailable'],
    [302, 'unavailable'],
  ])('status %i', async (status, code) => {
    replies = [json({ error: 'x' }, status, { 'retry-after': '10' })];
    await expect(ask(service)).rejects.toMatchObject({ code });
  });

  it('429, with when to come back', async () => {
    replies = [json({ error: 'Plan limit reached' }, 429, { 'retry-after': '60' })];
    await expect(ask(service)).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 60_000 });
  });

  it.each([
    ['broken JSON', '{"response":'],
    ['another form', '{"hello":"world"}'],
    ['no object', 'null'],
  ])('%s', async (_name, body) => {
    replies = [json(body)];
    await expect(ask(service)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('a stumble is tried once more, and only once', async () => {
    const stumble = json({}, 503);
    replies = [stumble, GOOD[service]];
    expect((await ask(service)).text).toBe('Back.');
    replies = [json({}, 429, { 'retry-after': '0' }), GOOD[service]];
    expect((await ask(service)).text).toBe('Back.');
    replies = [stumble, stumble, GOOD[service]];
    await expect(ask(service)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
