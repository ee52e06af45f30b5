// AISupportBot's programs against the desk: the document's samples, every field, every status.

import type { ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Question } from '../../src/ports/answer-writer.ts';
import { callApi } from '../support/call-api.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';
import { runSample, skipReason } from './run-sample.ts';

const asked: Question[] = [];
const writer = createScriptedWriter((question, whole) => {
  asked.push(whole);
  if (question === 'unknown') {
    const why = { reason: 'missing_knowledge', confidence: 0, summary: 'Nothing about this.' } as const;
    return { pieces: [''], escalation: { requiresEscalation: true, ...why } };
  }
  if (question === 'break') return { failAfter: 0 };
  return { pieces: ['The reset link is sent to your registered email…'] };
});

let desk: TestDesk;
let given: ProgramKey;
beforeAll(async () => {
  desk = await startTestDesk({ writer });
  given = await createProgramKey(desk, 'aisupportbot');
});
afterAll(async () => desk[Symbol.asyncDispose]());

const HOST = 'https://aisupportbot.io';
const sent = (key: string) => ({ [HOST]: desk.url, [key]: given.key, 'clz1abc...': desk.assistant.id });

async function chat(body: unknown, headers: Record<string, string> = { 'X-API-Key': given.key }) {
  const response = await fetch(`${desk.url}/api/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
/** A context of so many bytes. */
const contextOf = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
const question = (more: object = {}) => ({ assistantId: desk.assistant.id, message: 'How?', ...more });

const allow = async (monthlyAnswers?: number) =>
  callApi(desk, `PUT /assistants/${desk.assistant.id}/budget`, {
    token: desk.secrets[1],
    body: monthlyAnswers === undefined ? {} : { monthlyAnswers },
  });

describe('AISupportBot’s samples', () => {
  it.skipIf(skipReason('curl'))(`curl${skipReason('curl')}`, async () => {
    const printed = await runSample({
      sample: 'aisupportbot.curl',
      language: 'curl',
      replace: sent('ask_your_api_key'),
    });
    expect(JSON.parse(printed)).toEqual({
      response: 'The reset link is sent to your registered email…',
      requiresEscalation: false,
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    });
  });

  it('JavaScript', async () => {
    const user = `{ id: 'discord_123456', name: 'NikolaB', plan: 'pro', coins: 450, servers: [] }`;
    const history = `[{ role: 'user', content: 'Hi' }, { role: 'assistant', content: 'Hello' }]`;
    const printed = await runSample({
      sample: 'aisupportbot.javascript',
      language: 'javascript',
      replace: sent('ask_your_key_here'),
      after: `console.log(JSON.stringify([await askBot('Why?', ${user}, ${history}), await askBot('unknown', ${user})]))`,
    });
    expect(JSON.parse(printed)).toEqual([
      { reply: 'The reset link is sent to your registered email…', escalate: false },
      { reply: "I'll connect you with a human agent.", escalate: true },
    ]);
    expect(asked.find(({ question: text }) => text === 'Why?')).toMatchObject({
      history: [
        { role: 'visitor', text: 'Hi' },
        { role: 'assistant', text: 'Hello' },
      ],
      userContext: { username: 'NikolaB', coins: 450 },
    });
  });

  it.skipIf(skipReason('python'))(`Python${skipReason('python')}`, async () => {
    const printed = await runSample({
      sample: 'aisupportbot.python',
      language: 'python',
      replace: sent('ask_your_key_here'),
      after: 'print(ask_bot("Why?"))\nprint(ask_bot("unknown"))',
    });
    expect(printed).toBe('The reset link is sent to your registered email…\nEscalating to a human agent.');
  });
});

describe('AISupportBot’s interface', () => {
  it('gives a key of its format with the id that a call needs', () => {
    expect(given.key).toMatch(/^ask_\w{40}$/);
    expect(given).toMatchObject({ baseUrl: `${desk.url}/api/chat`, ids: { assistantId: desk.assistant.id } });
  });

  it('keeps the last 15 entries of a longer history', async () => {
    const history = Array.from({ length: 40 }, (_, index) => ({ role: 'user', content: `turn ${index}` }));
    expect(await chat(question({ history }))).toMatchObject({ status: 200 });
    expect(asked.at(-1)?.history.map(({ text }) => text)).toEqual(
      Array.from({ length: 15 }, (_, index) => `turn ${index + 25}`),
    );
  });

  it('takes a context of exactly 4 KB, and refuses one more byte', async () => {
    expect(await chat(question({ userContext: contextOf(4_096) }))).toMatchObject({ status: 200 });
    expect(await chat(question({ userContext: contextOf(4_097) }))).toEqual({
      status: 400,
      body: { error: 'Bad request', details: 'userContext: must be at most 4096 bytes of JSON' },
    });
  });

  it.each([
    ['without an assistantId', { message: 'Hi' }, 'assistantId'],
    ['without a message', { assistantId: 'asst_test' }, 'message'],
    ['with an empty message', { assistantId: 'asst_test', message: ' ' }, 'message'],
    [
      'with a context that is a list',
      { assistantId: 'asst_test', message: 'Hi', userContext: [] },
      'userContext',
    ],
    ['that is not JSON', '{"assistantId":', 'payload'],
  ])('refuses a request %s with 400', async (_name, body, field) => {
    expect(await chat(body)).toEqual({
      status: 400,
      body: { error: 'Bad request', details: expect.stringContaining(field) },
    });
  });

  it('refuses whoever has no working key with 401', async () => {
    const refused = {
      status: 401,
      body: { error: 'Unauthorized', details: expect.stringContaining('must start with ask_') },
    };
    const native = await createProgramKey(desk, 'customgpt');
    expect(await chat(question(), {})).toEqual(refused);
    expect(await chat(question(), { 'X-API-Key': native.key })).toEqual(refused);
    expect(await chat(question(), { 'X-API-Key': `${given.key.slice(0, -1)}!` })).toEqual(refused);
    expect(await chat(question(), { Authorization: `Bearer ${desk.secrets[1] ?? ''}` })).toEqual(refused);
    const other = await createProgramKey(desk, 'aisupportbot');
    const revoked = await fetch(`${desk.url}/api/v1/keys/${other.keyId}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${desk.secrets[1] ?? ''}` },
    });
    expect(revoked.status).toBe(200);
    expect(await chat(question(), { 'X-API-Key': other.key })).toEqual(refused);
  });

  it('says 403 for somebody else’s assistant and 404 for one that does not exist', async () => {
    const { assistant, stores, agents } = desk;
    const second = { ...assistant, id: 'asst_second' } as const;
    await stores.assistants.ensure({
      workspace: { id: assistant.workspaceId, name: 'Test' },
      assistant: second,
      agent: agents[0],
    });
    expect(await chat(question({ assistantId: second.id }))).toMatchObject({
      status: 403,
      body: { error: 'Forbidden' },
    });
    expect(await chat(question({ assistantId: 'clz1abc...' }))).toMatchObject({
      status: 404,
      body: { error: 'Not found' },
    });
  });

  it('says 500 when an answer breaks off', async () => {
    expect(await chat(question({ message: 'break' }))).toMatchObject({
      status: 500,
      body: { error: 'Internal server error' },
    });
  });

  it('says 429 with the counts when the month’s answers are used up, and answers again when there are more', async () => {
    await allow(2);
    const statuses = [await chat(question()), await chat(question())].map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    expect(await chat(question())).toEqual({
      status: 429,
      body: { error: 'Plan limit reached', details: 'Upgrade to get more responses. (2/2)' },
    });
    await allow();
    expect((await chat(question())).status).toBe(200);
  });
});
