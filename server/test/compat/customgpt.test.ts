// CustomGPT's programs against the desk: conversations and messages, whole and streamed.

import type { ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';
import { runSample, skipReason } from './run-sample.ts';

const CITATION = {
  index: 1,
  documentId: 'doc_1',
  title: 'Greetings',
  headingPath: [],
  url: 'https://shop.example/greetings',
  snippet: 'Say hello.',
} as const;

const writer = createScriptedWriter((question) => {
  if (question === 'break') return { pieces: ['half'], failAfter: 1 };
  const cited = question === 'Hello!' ? {} : { citations: [CITATION] };
  return { pieces: ['Hello', '! How can I ', 'assist you today?'], ...cited };
});

let desk: TestDesk;
let given: ProgramKey;
beforeAll(async () => {
  desk = await startTestDesk({ writer });
  given = await createProgramKey(desk, 'customgpt');
});
afterAll(async () => desk[Symbol.asyncDispose]());

const HOST = 'https://app.customgpt.ai';
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

async function send(path: string, body?: object, key = given.key) {
  return fetch(`${given.baseUrl}/projects/${String(given.ids['projectId'])}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}
async function newSession(): Promise<string> {
  const { data } = (await (await send('/conversations', {})).json()) as { data: { session_id: string } };
  return data.session_id;
}

/** The events of a stream, each with its name and its data. */
function eventsOf(text: string) {
  return text
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const [event = '', data = ''] = block.split('\n');
      return { event: event.replace('event: ', ''), data: JSON.parse(data.replace('data: ', '')) as unknown };
    });
}

describe('CustomGPT’s samples', () => {
  it.skipIf(skipReason('curl'))(
    `curl: a conversation, a message, a stream${skipReason('curl')}`,
    async () => {
      const projectID = String(given.ids['projectId']);
      const conversation = await runSample({
        sample: 'customgpt.conversation.curl',
        language: 'curl',
        replace: { [HOST]: desk.url, projectID, APIKey_Here: given.key },
        // As printed, a line break is missing before the body; the shell then looks for a command of that name.
        after: 'exit 0',
      });
      const { data, status } = JSON.parse(conversation) as { data: Record<string, unknown>; status: string };
      expect(status).toBe('success');
      expect(data).toMatchObject({
        session_id: expect.stringMatching(UUID),
        project_id: given.ids['projectId'],
      });
      const message = await runSample({
        sample: 'customgpt.message.curl',
        language: 'curl',
        replace: {
          [HOST]: desk.url,
          projectID,
          sessionID: String(data['session_id']),
          API_key_Here: given.key,
        },
      });
      expect(JSON.parse(message)).toEqual({
        data: {
          id: expect.any(Number),
          created_at: expect.stringMatching(TIME),
          updated_at: expect.stringMatching(TIME),
          user_id: expect.any(Number),
          user_query: 'Hello!',
          openai_response: 'Hello! How can I assist you today?',
          citations: null,
          metadata: {
            user_ip: '127.0.0.1',
            user_agent: expect.stringMatching(/^curl/),
            external_id: '',
            request_source: 'api',
            requires_escalation: false,
          },
        },
        status: 'success',
      });
      const streamed = await runSample({
        sample: 'customgpt.message.curl',
        language: 'curl',
        replace: {
          [HOST]: desk.url,
          projectID,
          sessionID: String(data['session_id']),
          API_key_Here: given.key,
          // The document's own change for a stream.
          '/messages': '/messages?stream=true',
        },
      });
      expect(eventsOf(streamed)).toEqual([
        { event: 'start', data: { status: 'start', prompt: 'Hello!' } },
        { event: 'progress', data: { status: 'progress', message: '' } },
        { event: 'progress', data: { status: 'progress', message: 'Hello' } },
        { event: 'progress', data: { status: 'progress', message: '! How can I ' } },
        { event: 'progress', data: { status: 'progress', message: 'assist you today?' } },
        {
          event: 'finish',
          data: {
            status: 'finish',
            id: expect.any(Number),
            created_at: expect.stringMatching(TIME),
            session_id: data['session_id'],
            citations: null,
            requires_escalation: false,
          },
        },
      ]);
    },
  );
});

/** @returns the status with which the wish for a project was answered */
const make = async (body: string, type: string) =>
  (
    await fetch(`${given.baseUrl}/projects`, {
      method: 'POST',
      headers: { authorization: `Bearer ${given.key}`, 'content-type': type },
      body,
    })
  ).status;

describe('a project of CustomGPT', () => {
  it.skipIf(skipReason('curl'))(`is made by the curl sample${skipReason('curl')}`, async () => {
    const printed = await runSample({
      sample: 'customgpt.project.curl',
      language: 'curl',
      replace: { [HOST]: desk.url, APIKey_Here: given.key },
    });
    const { data, status } = JSON.parse(printed) as { data: Record<string, unknown>; status: string };
    expect(status).toBe('success');
    expect(data).toMatchObject({
      id: expect.any(Number),
      project_name: 'Test',
      sitemap_path: 'https://sitemap.com',
    });
    const answered = await fetch(`${given.baseUrl}/projects/${String(data['id'])}/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${given.key}` },
    });
    expect(answered.status).toBe(201);
    const assistants = await desk.stores.assistants.listAssistants(desk.assistant.workspaceId);
    expect(assistants.map(({ name }) => name)).toContain('Test');
  });

  it('is refused without a name, or with what is no form', async () => {
    expect(await make('{}', 'application/json')).toBe(400);
    expect(await make('x', 'multipart/form-data')).toBe(400);
    expect(await make('{"project_name":"A","sitemap_path":"http://["}', 'application/json')).toBe(400);
  });
});

describe('CustomGPT’s interface', () => {
  it('names a conversation as it was asked to, and lists it', async () => {
    const made = await send('/conversations', { name: 'Test_Conversation_Name' });
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ data: { name: 'Test_Conversation_Name' } });
  });

  it('says what an answer rests on, whole and streamed', async () => {
    const path = `/conversations/${await newSession()}/messages`;
    const cited = [{ title: 'Greetings', url: CITATION.url, description: 'Say hello.' }];
    const whole = await send(path, { prompt: 'Cite' });
    expect(await whole.json()).toMatchObject({ data: { citations: cited } });
    const streamed = await send(`${path}?stream=true`, { prompt: 'Cite' });
    expect(streamed.headers.get('content-type')).toContain('text/event-stream');
    expect(eventsOf(await streamed.text()).at(-1)).toMatchObject({ data: { citations: cited } });
  });

  it('ends a stream that breaks off with an error', async () => {
    const streamed = await send(`/conversations/${await newSession()}/messages?stream=true`, {
      prompt: 'break',
    });
    expect(eventsOf(await streamed.text()).at(-1)).toMatchObject({
      event: 'error',
      data: { status: 'error', data: { code: 503 } },
    });
  });

  it.each([
    ['a wrong key', 401, async () => send('/conversations', {}, 'APIKey_Here')],
    ['an unknown conversation', 404, async () => send('/conversations/sessionID/messages', { prompt: 'Hi' })],
    [
      'somebody else’s conversation',
      404,
      async () => send('/conversations/99722e7b-9f6d-4f29-8fcf-aae2566e89e8/messages', { prompt: 'Hi' }),
    ],
    ['no prompt', 400, async () => send(`/conversations/${await newSession()}/messages`, {})],
  ])('refuses %s', async (_name, status, call) => {
    const response = await call();
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      status: 'error',
      data: { code: status, message: expect.stringMatching(/\w+\./) },
    });
  });
});
