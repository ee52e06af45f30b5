// Two desks in a row: what A says in each service's language arrives at B's visitors as the right thing.

import type { AnswerService, ProgramKey, ProgramSystem } from '@frontdesk/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { replyIn } from '../../src/answers/phrases/replies.ts';
import { AppError } from '../../src/errors.ts';
import type { AnswerWriter, Question, WrittenAnswer } from '../../src/ports/answer-writer.ts';
import { createProgramKey } from '../compat/program-key.ts';
import { callApi } from '../support/call-api.ts';
import { until } from '../support/connect.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { startFrontDesk, type FrontDesk } from './two-desks.ts';

const CITATION: WrittenAnswer['citations'][number] = {
  index: 1,
  documentId: 'doc_a1',
  title: 'Shipping',
  headingPath: [],
  url: 'https://shop.example/shipping',
  snippet: 'Two days.',
};
const UNSURE = { requiresEscalation: true, reason: 'low_confidence', confidence: 0.3, summary: '-' } as const;
let letGo: () => void = () => undefined;
const stalled = new Promise<void>((resolve) => (letGo = resolve));

/** What A was asked, the latest last. */
const asked: Question[] = [];
let openGate: () => void = () => undefined;
const scripted = createScriptedWriter((question, whole) => {
  asked.push(whole);
  if (question.includes('unsure')) return { pieces: ['Perhaps ', 'never.'], escalation: UNSURE };
  if (question.includes('silent')) return { pieces: [], escalation: UNSURE };
  if (question.includes('stall')) return { pieces: ['We ', 'ship.'], gate: async () => stalled };
  if (question.includes('break')) return { pieces: ['We ship ', 'never'], failAfter: 1 };
  const gate = new Promise<void>((resolve) => (openGate = resolve));
  const isSlow = question.includes('gate');
  const pieces = ['We ship ', 'in two ', 'days [1].'];
  return { pieces, citations: [CITATION], ...(isSlow && { gate: async () => gate }) };
});
/** Says in its receipt what the citations rest on, as the real writer does, and refuses where a limit is meant. */
const writer: AnswerWriter = {
  async *write(question, signal) {
    if (question.question.includes('limit')) throw new AppError('rate_limited', { retryAfterMs: 60_000 });
    for await (const event of scripted.write(question, signal)) {
      if (event.type === 'delta') yield event;
      else yield { ...event, receipt: { ...event.receipt, confidence: 0.9, passages: [FOUND] } };
    }
  },
};
const FOUND = {
  documentId: 'doc_a1',
  title: 'Shipping',
  headingPath: [],
  score: 3,
  url: CITATION.url,
} as const;

const SYSTEMS: readonly (readonly [AnswerService, ProgramSystem, string])[] = [
  ['aisupportbot', 'aisupportbot', 'assistantId'],
  ['mygptassistants', 'mygptassistants', 'botId'],
  ['aismarttalk', 'smarttalk', 'chatModelId'],
  ['customgpt', 'customgpt', 'projectId'],
];
const FAILED = replyIn('en', 'failed');

let a: TestDesk;
let b: FrontDesk;
const keys = new Map<AnswerService, ProgramKey>();
beforeAll(async () => {
  a = await startTestDesk({ writer });
  b = await startFrontDesk([new URL(a.url).host]);
  for (const [service, system] of SYSTEMS) keys.set(service, await createProgramKey(a, system));
});
afterAll(async () => {
  letGo();
  await b[Symbol.asyncDispose]();
  await a[Symbol.asyncDispose]();
});

const codes = () => b.failures.map((error) => (error instanceof AppError ? error.code : error));
const connectTo = async (service: AnswerService, idName: string) => {
  const { key = '', ids = {} } = keys.get(service) ?? {};
  await b.connect(service, { url: a.url, remoteId: String(ids[idName]), key });
  b.failures.length = 0;
};

describe.each(SYSTEMS)('a desk that stands in front of %s', (service, _system, idName) => {
  const remoteId = () => String(keys.get(service)?.ids[idName]);
  const connect = async (change: { key?: string; remoteId?: string } = {}) => {
    const key = keys.get(service)?.key ?? '';
    await b.connect(service, { url: a.url, remoteId: remoteId(), key, ...change });
  };
  beforeEach(async () => {
    b.failures.length = 0;
    asked.length = 0;
    await connect();
  });

  it('answers its visitors with what the service says, and knows who wrote it', async () => {
    const seen = await b.ask('How fast is shipping?');
    expect(seen.message.text).toBe('We ship in two days [1].');
    expect(seen.pieces.join('')).toBe(seen.message.text);
    expect(seen.reason).toBe('none');
    const receipt = await b.receiptOf(seen);
    expect(receipt?.provider).toBe(service);
    if (service === 'aisupportbot') expect(receipt).toMatchObject({ inputTokens: 11, outputTokens: 7 });
    const titles = seen.message.citations.map(({ title }) => title);
    const namesSources = service === 'aismarttalk' || service === 'customgpt';
    expect(titles).toEqual(namesSources ? ['Shipping'] : []);
  });

  it('goes on in the same conversation', async () => {
    const { conversationId } = await b.ask('How fast is shipping?');
    await b.ask('And how fast is it abroad?', conversationId);
    expect(asked).toHaveLength(2);
    if (service === 'aismarttalk') return;
    expect(asked[1]?.history.map(({ text }) => text)).toContain('We ship in two days [1].');
  });

  it('offers a person when the service says that one is needed', async () => {
    const seen = await b.ask('Are you unsure?');
    expect([seen.message.text, seen.reason]).toEqual(['Perhaps never.', 'low_confidence']);
  });

  it('never shows an empty answer', async () => {
    const seen = await b.ask('Are you silent?');
    expect([seen.message.text, seen.reason]).toEqual([replyIn('en', 'notCovered'), 'missing_knowledge']);
  });

  it.each([
    ['a key that the service does not know', 'key_invalid', { key: 'ask_wrong' }],
    ['an id that the service does not know', 'not_found', { remoteId: 'asst_nobody' }],
  ])('says honestly that it can’t answer with %s', async (_name, code, change) => {
    await connect(change);
    const seen = await b.ask('How fast is shipping?');
    expect([seen.message.text, seen.reason]).toEqual([FAILED, 'provider_failure']);
    expect(codes()).toEqual([code]);
    expect(JSON.stringify(b.failures)).not.toContain('ask_wrong');
  });

  it('says honestly that the service has stalled', async () => {
    const seen = await b.ask('Do you stall?');
    expect(seen.message.text.endsWith(FAILED)).toBe(true);
    expect(seen.message.text.startsWith('We ')).toBe(service === 'customgpt');
    expect(seen.reason).toBe('provider_failure');
  });

  it('says honestly that the service broke off', async () => {
    const seen = await b.ask('Do you break?');
    expect(seen.message.text.endsWith(FAILED)).toBe(true);
    expect(seen.reason).toBe('provider_failure');
    expect(codes()).toEqual(['unavailable']);
  });
});

describe('a desk in front of another', () => {
  it('passes a stream on while it is written', async () => {
    await connectTo('customgpt', 'projectId');
    let isFirst = false;
    b.socket.once('answer:delta', () => (isFirst = true));
    const answer = b.ask('Is there a gate?');
    await until(() => isFirst);
    openGate();
    const { message, pieces } = await answer;
    expect(message.text).toBe('We ship in two days [1].');
    expect(pieces.length).toBeGreaterThan(1);
    expect(message.citations).toMatchObject([
      { index: 1, title: 'Shipping', url: CITATION.url, snippet: CITATION.snippet },
    ]);
  });

  it.each([
    ['aisupportbot', 'assistantId'],
    ['aismarttalk', 'chatModelId'],
  ] as const)('offers a person when %s has reached a limit', async (service, idName) => {
    await connectTo(service, idName);
    const seen = await b.ask('What is the limit?');
    expect([seen.message.text, seen.reason]).toEqual([FAILED, 'usage_limit']);
    expect(b.failures).toMatchObject([{ code: 'rate_limited', retryAfterMs: 60_000 }]);
  });

  it('offers a person when the limit of MyGPTAssistants is used up', async () => {
    const { key = '', baseUrl = '', ids = {} } = keys.get('mygptassistants') ?? {};
    await connectTo('mygptassistants', 'botId');
    const headers = { authorization: `Bearer ${key}` };
    const at = `${baseUrl}/bot/${String(ids['botId'])}`;
    for (let status = 0; status !== 429;) ({ status } = await fetch(at, { method: 'POST', headers }));
    const seen = await b.ask('How fast is shipping?');
    expect([seen.message.text, seen.reason]).toEqual([FAILED, 'usage_limit']);
    expect(b.failures).toMatchObject([{ code: 'rate_limited', retryAfterMs: expect.any(Number) }]);
  });

  it('quotes its own documents while the service is down, and says so in the receipt', async () => {
    await b.desk.knowledge.putAll([
      await b.desk.stores.documents.put({
        assistantId: b.desk.assistant.id,
        sourceKey: 'shipping.md',
        title: 'Shipping',
        markdown: '# Shipping\n\nShipping takes two days.',
        version: '1',
      }),
    ]);
    await b.connect('aisupportbot', { url: a.url, remoteId: 'asst_nobody', key: 'ask_wrong' });
    const seen = await b.ask('How long does shipping take?');
    expect(seen.message.text).toContain('Shipping takes two days.');
    expect(await b.receiptOf(seen)).toMatchObject({
      provider: 'extractive',
      notes: ['aisupportbot failed (key_invalid), so the next provider wrote the answer.'],
    });
  });
});

describe('the key of a service', () => {
  const at = '/assistants/asst_test/services/aisupportbot';
  const put = async (body: object) => callApi(b.desk, `PUT ${at}`, { token: b.desk.secrets[1], body });

  it('is sealed in the store and never shown', async () => {
    const key = 'ask_very-secret';
    const { body } = await put({ baseUrl: a.url, remoteId: 'asst_x', key });
    const { body: listed } = await callApi(b.desk, 'GET /assistants/asst_test/services', {
      token: b.desk.secrets[1],
    });
    const { workspaceId } = b.desk.assistant;
    const sealed = await b.desk.stores.secrets.find(workspaceId, 'service asst_test aisupportbot');
    expect(sealed).toMatch(/^v1\./);
    expect(JSON.stringify([body, listed, sealed])).not.toContain(key);
    expect(listed).toMatchObject({
      items: [{ service: 'aisupportbot', isConnected: true, remoteId: 'asst_x' }, {}, {}, {}],
    });
  });

  it('stays when only the id changes, and is not sent to another address', async () => {
    expect((await put({ baseUrl: a.url, remoteId: 'asst_y' })).status).toBe(200);
    const moved = await put({ baseUrl: 'https://thief.example', remoteId: 'asst_y' });
    expect(moved).toMatchObject({
      status: 400,
      body: { details: ['key: give it again for another address'] },
    });
  });

  it('is forgotten with the connection, which can’t be chosen any more', async () => {
    const token = b.desk.secrets[1];
    expect((await callApi(b.desk, `DELETE ${at}`, { token })).status).toBe(204);
    const { workspaceId } = b.desk.assistant;
    expect(await b.desk.stores.secrets.find(workspaceId, 'service asst_test aisupportbot')).toBeNull();
    expect((await callApi(b.desk, `DELETE ${at}`, { token })).status).toBe(404);
    expect(await put({ baseUrl: null, remoteId: 'asst_y' })).toMatchObject({
      status: 400,
      body: { details: ['key: is missing'] },
    });
    const body = { providers: ['aisupportbot'] };
    const chosen = await callApi(b.desk, 'PUT /assistants/asst_test/answering', { token, body });
    expect(chosen).toMatchObject({
      status: 400,
      body: { details: ['providers: connect this assistant to aisupportbot first'] },
    });
  });
});
