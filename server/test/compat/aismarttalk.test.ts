// AI SmartTalk's programs against the desk: questions, searches, codes.

import type { ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Question } from '../../src/ports/answer-writer.ts';
import { passagesOf } from '../knowledge/passage-of.ts';
import { callApi } from '../support/call-api.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';
import { runSample, skipReason } from './run-sample.ts';

const PASSAGES = passagesOf(
  '# Passwords\n\nChoose a long one.\n\n## Reset\n\nOpen Settings > Security.',
  'Security',
);

const asked: Question[] = [];
const writer = createScriptedWriter((_question, whole) => {
  asked.push(whole);
  return { pieces: ['To reset your password, navigate to Settings'] };
});

let desk: TestDesk;
let given: ProgramKey;
beforeAll(async () => {
  const retriever = {
    retrieve: async ({ limit }: { limit: number }) => ({ passages: PASSAGES.slice(0, limit), coverage: 0.8 }),
  };
  desk = await startTestDesk({ writer, retriever });
  given = await createProgramKey(desk, 'smarttalk');
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function call(path: string, body: object, key = given.key) {
  const response = await fetch(`${given.baseUrl}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ chatModelId: given.ids['chatModelId'], ...body }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const sent = (token: string, model: string) => ({
  'https://api.aismarttalk.tech': desk.url,
  [token]: given.key,
  [model]: String(given.ids['chatModelId']),
});
const imported = (title: string) => ({
  success: true,
  imported: 1,
  documents: [{ id: expect.stringMatching(/^doc_\w+$/), title, status: 'processing' }],
});
/** What Python's `print` says, as JSON. */
const fromPython = (printed: string) =>
  JSON.parse(printed.replaceAll("'", '"').replaceAll('True', 'true')) as unknown;

describe('AI SmartTalk’s samples', () => {
  it.skipIf(skipReason('curl'))(`curl${skipReason('curl')}`, async () => {
    const replace = sent('YOUR_API_TOKEN', 'your-chat-model-id');
    const printed = await runSample({ sample: 'aismarttalk.curl', language: 'curl', replace });
    expect(JSON.parse(printed)).toEqual(imported('Getting Started Guide'));
  });

  it.skipIf(skipReason('python'))(`Python${skipReason('python')}`, async () => {
    const replace = {
      ...sent('your-api-token', 'your-chat-model-id'),
      // The document as it is stored has lost the indentation that Python needs.
      '\nresponse = requests': '\n  response = requests',
      '\nreturn response': '\n  return response',
    };
    const printed = await runSample({ sample: 'aismarttalk.python', language: 'python', replace });
    expect(fromPython(printed)).toEqual(imported('FAQ: Shipping'));
  });

  it('JavaScript', async () => {
    const replace = sent('your-api-token', 'your-chat-model-id');
    const sample = 'aismarttalk.javascript';
    const printed = await runSample({ sample, language: 'javascript', replace });
    expect(printed).toMatch(/success: true,\s+imported: 1,\s+documents: \[/);
    expect(printed).toContain("title: 'FAQ: Returns'");
    const withoutAddress = await runSample({
      sample,
      language: 'javascript',
      replace,
      after: "importDocument('No address', 'Some text').then((reply) => console.log(JSON.stringify(reply)));",
    });
    expect(withoutAddress).toContain('"title":"No address"');
  });

  it.skipIf(skipReason('php'))(`PHP${skipReason('php')}`, async () => {
    const replace = sent('your-api-token', 'your-chat-model-id');
    const printed = await runSample({ sample: 'aismarttalk.php', language: 'php', replace });
    expect(printed).toMatch(/\[success\] => 1\s+\[imported\] => 1/);
    expect(printed).toContain('[title] => Product Specifications');
  });
});

describe('AI SmartTalk’s interface', () => {
  it('answers a question, and passes the options on', async () => {
    const query = 'How do I reset my password?';
    const { status, body, headers } = await call('/chat/query', {
      query,
      options: { maxTokens: 500, temperature: 0.7 },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      response: 'To reset your password, navigate to Settings',
      sources: [],
      requiresEscalation: false,
    });
    expect(asked.at(-1)).toMatchObject({ question: query, sampling: { maxTokens: 500, temperature: 0.7 } });
    expect(headers.get('ratelimit-policy')).toBe('"smarttalk-query";q=60;w=60');
  });

  it('finds documents, each once, with a relevance from 0 to 1', async () => {
    const { body } = await call('/documents/search', { query: 'password security', limit: 10 });
    expect(body).toEqual({
      success: true,
      documents: [{ id: 'doc_guide', title: 'Security', content: expect.any(String), relevance: 0.8 }],
    });
  });

  it.each([
    [
      'a wrong token',
      401,
      'INVALID_TOKEN',
      async () => call('/chat/query', { query: 'Hi' }, 'YOUR_API_TOKEN'),
    ],
    [
      'an unknown model',
      404,
      'INVALID_MODEL_ID',
      async () => call('/chat/query', { chatModelId: 'your-chat-model-id', query: 'Hi' }),
    ],
    ['no query', 400, 'INVALID_REQUEST', async () => call('/documents/search', {})],
  ])('refuses %s', async (_name, status, code, send) => {
    const refused = await send();
    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({ success: false, error: { code, message: expect.stringMatching(/\w+/) } });
  });

  it('says of a wrong token what the document says', async () => {
    expect((await call('/documents/search', { query: 'Hi' }, 'wrong')).body).toEqual({
      success: false,
      error: { code: 'INVALID_TOKEN', message: 'The provided API token is invalid or expired' },
    });
  });

  it('lets 60 searches a minute pass', async () => {
    const { key } = await createProgramKey(desk, 'smarttalk');
    const statuses: number[] = [];
    for (let sent = 0; sent < 61; sent += 1) statuses.push((await call('/documents/search', {}, key)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(statuses.at(-1)).toBe(429);
  });

  it('says QUOTA_EXCEEDED with the counts when the month’s answers are used up', async () => {
    const at = `PUT /assistants/${desk.assistant.id}/budget` as const;
    const token = desk.secrets[1];
    await callApi(desk, at, { token, body: { monthlyAnswers: 1 } });
    expect((await call('/chat/query', { query: 'Hi' })).status).toBe(200);
    const { status, body, headers } = await call('/chat/query', { query: 'Hi' });
    expect(status).toBe(429);
    expect(body).toEqual({
      success: false,
      error: { code: 'QUOTA_EXCEEDED', message: expect.stringContaining('(1/1)') },
    });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await callApi(desk, at, { token, body: {} });
  });
});
