// Two desks in a row: what A says in each service's language arrives at B's visitors as the right thing. Selgora, which writes no answers, is in selgora.test.ts.

import type { AnswerService, ApiScope, NewApiKey, ProgramKey, ProgramSystem } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { replyIn } from '../../src/answers/phrases/replies.ts';
import { AppError } from '../../src/errors.ts';
import type { AnswerWriter, Question, WrittenAnswer } from '../../src/ports/answer-writer.ts';
import { createProgramKey } from '../compat/program-key.ts';
import { callApi } from '../support/call-api.ts';
import { until } from '../support/connect.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { startFrontDesk, type Front, type FrontDesk, type ServiceDoor } from './two-desks.ts';

const FOUND = {
  documentId: 'doc_a1',
  title: 'Shipping',
  headingPath: [],
  url: 'https://shop.example/shipping',
} as const;
const CITATION: WrittenAnswer['citations'][number] = { ...FOUND, index: 1, snippet: 'Two days.' };
const ANSWER = 'We ship in two days [1].';
const UNSURE = { requiresEscalation: true, reason: 'low_confidence', confidence: 0.3, summary: '-' } as const;
const USED_UP = { ...UNSURE, reason: 'usage_limit' } as const;
const QUOTA_TEXT = 'This month’s answers are used up.';

let letGo: () => void = () => undefined;
const stalled = new Promise<void>((resolve) => (letGo = resolve));
let openGate: () => void = () => undefined;
const gate = new Promise<void>((resolve) => (openGate = resolve));

/** What A was asked. */
const asked: Question[] = [];
const scripted = createScriptedWriter((question, whole) => {
  asked.push(whole);
  if (question.includes('unsure')) return { pieces: ['Perhaps ', 'never.'], escalation: UNSURE };
  if (question.includes('silent')) return { pieces: [], escalation: UNSURE };
  if (question.includes('month')) return { pieces: [QUOTA_TEXT], escalation: USED_UP };
  if (question.includes('stall')) return { pieces: ['We ', 'ship.'], gate: async () => stalled };
  if (question.includes('break')) return { pieces: ['We ship ', 'never'], failAfter: 1 };
  const pieces = ['We ship ', 'in two ', 'days [1].'];
  return { pieces, citations: [CITATION], ...(question.includes('gate') && { gate: async () => gate }) };
});
/** Says in its receipt what the citations rest on, as the real writer does. */
const writer: AnswerWriter = {
  async *write(question, signal) {
    for await (const event of scripted.write(question, signal)) {
      const receipt = { confidence: 0.9, passages: [{ ...FOUND, score: 3 }] };
      yield event.type === 'delta' ? event : { ...event, receipt: { ...event.receipt, ...receipt } };
    }
  },
};

const SYSTEMS: readonly (readonly [AnswerService, ProgramSystem, string])[] = [
  ['aisupportbot', 'aisupportbot', 'assistantId'],
  ['mygptassistants', 'mygptassistants', 'botId'],
  ['aismarttalk', 'smarttalk', 'chatModelId'],
  ['customgpt', 'customgpt', 'projectId'],
];

let a: TestDesk;
/** Another server of the same desk, which lets hardly anything pass. */
let strictA: TestDesk;
let b: FrontDesk;
beforeAll(async () => {
  a = await startTestDesk({ writer });
  strictA = await startTestDesk({ writer, beside: a, rateFactor: 1e-6 });
  b = await startFrontDesk([new URL(a.url).host, new URL(strictA.url).host]);
  await a.stores.assistants.add({ ...a.assistant, id: 'asst_other' });
});
afterAll(async () => {
  letGo();
  await b[Symbol.asyncDispose]();
  await strictA[Symbol.asyncDispose]();
  await a[Symbol.asyncDispose]();
});

const FAILED = replyIn('en', 'failed');
const SILENT = replyIn('en', 'notCovered');
const codes = ({ failures }: Front) => failures.map((error) => (error instanceof AppError ? error.code : ''));
const ownerOfA = async <Body>(address: Parameters<typeof callApi>[1], body?: object) =>
  (await callApi<Body>(a, address, { token: a.secrets[1], ...(body && { body }) })).body;

/** What is changed of the way to a service. */
type Change = (door: ServiceDoor, key: ProgramKey) => Partial<ServiceDoor> | Promise<Partial<ServiceDoor>>;

/** Opens an assistant of B in front of a service, with a key of its own for it. */
async function openTo(service: AnswerService, change: Change = () => ({})): Promise<Front> {
  const [, system, idName] = SYSTEMS.find(([name]) => name === service) ?? [];
  if (!system || !idName) throw new Error(service);
  const key = await createProgramKey(a, system);
  const door = { url: a.url, remoteId: String(key.ids[idName]), key: key.key };
  return b.open(service, { ...door, ...(await change(door, key)) });
}
const keyOfA = async (rights: { scopes: readonly ApiScope[]; assistantIds?: readonly string[] }) =>
  (await ownerOfA<NewApiKey>('POST /keys', { name: 'Narrow', ...rights })).secret;

/** What the visitor reads, why a person is needed, and the code in B's log. */
type Arrives = readonly [text: string, reason: string, code?: string];
interface State {
  readonly state: string;
  readonly question?: string;
  readonly change?: Change;
  /** Happens after a few answers only. */
  readonly isLater?: true;
  readonly arrives: Arrives;
  /** Where a service's language says less, or says it otherwise. */
  readonly but?: Readonly<Partial<Record<AnswerService, Arrives>>>;
}

const QUESTION = 'How fast is shipping?';
const refused = (code: string): Arrives => [FAILED, 'provider_failure', code];
const LIMITED: Arrives = [FAILED, 'usage_limit', 'rate_limited'];

/** None of the four knows subscribers: who may ask is Selgora's matter. What is denied or has ended with them is a key, an id or a month's answers. */
const STATES: readonly State[] = [
  { state: 'an answer', arrives: [ANSWER, 'none'] },
  {
    state: 'an answer with the wish for a person',
    question: 'Are you unsure?',
    arrives: ['Perhaps never.', 'low_confidence'],
  },
  {
    state: 'the wish for a person without an answer',
    question: 'Are you silent?',
    arrives: [SILENT, 'missing_knowledge'],
  },
  { state: 'a wrong key', change: () => ({ key: 'ask_wrong' }), arrives: refused('key_invalid') },
  { state: 'an unknown id', change: () => ({ remoteId: 'asst_nobody' }), arrives: refused('not_found') },
  {
    state: 'a key of another assistant',
    async change(_door, { system }) {
      const rights = { scopes: ['ask'], assistantIds: ['asst_other'] } as const;
      if (system === 'customgpt') return { key: await keyOfA(rights) };
      return { key: (await createProgramKey(a, system, 'asst_other')).key };
    },
    // Only AISupportBot tells an id that is not the key's from one that does not exist.
    arrives: refused('not_found'),
    but: { aisupportbot: refused('scope_missing') },
  },
  {
    state: 'a key that may not ask',
    change: async () => ({ key: await keyOfA({ scopes: ['knowledge:read'] }) }),
    // Only CustomGPT's keys have permissions of their own; to the others it is none of theirs.
    arrives: refused('key_invalid'),
    but: { customgpt: refused('scope_missing') },
  },
  {
    state: 'a key whose time is over',
    async change(_door, { keyId }) {
      await ownerOfA(`DELETE /keys/${keyId}`);
      return {};
    },
    arrives: refused('key_invalid'),
  },
  {
    state: 'a month’s answers that are used up',
    question: 'Is the month over?',
    arrives: LIMITED,
    // They have no word for it, so that it comes as an answer that wants a person.
    but: {
      mygptassistants: [QUOTA_TEXT, 'low_confidence'],
      customgpt: [QUOTA_TEXT, 'low_confidence'],
    },
  },
  {
    state: 'too many questions a minute',
    isLater: true,
    change: () => ({ url: strictA.url }),
    arrives: LIMITED,
  },
  {
    state: 'a stall',
    question: 'Do you stall?',
    arrives: [FAILED, 'provider_failure', ''],
    // The only one that streams: what it has said stays.
    but: { customgpt: [`We \n\n${FAILED}`, 'provider_failure', ''] },
  },
  {
    state: 'an answer that breaks off',
    question: 'Do you break?',
    arrives: refused('unavailable'),
    but: { customgpt: [`We ship \n\n${FAILED}`, 'provider_failure', 'unavailable'] },
  },
];
const CELLS = STATES.flatMap((cell) => SYSTEMS.map(([service]) => [service, cell.state, cell] as const));

describe.concurrent('a desk that stands in front of', () => {
  it.each(CELLS)('%s brings %s', async (service, _state, cell) => {
    const { question = QUESTION, change, isLater, arrives, but } = cell;
    const front = await openTo(service, change);
    let seen = await front.ask(question);
    if (isLater) expect(seen.message.text).toBe(ANSWER);
    for (let more = isLater ? 2 : 0; seen.reason === 'none' && more > 0; more -= 1)
      seen = await front.ask(question);
    const [text, why, code] = but?.[service] ?? arrives;
    expect([seen.message.text, seen.reason]).toEqual([text, why]);
    expect(codes(front)).toEqual(code === undefined ? [] : [code]);
    if (isLater) expect(front.failures).toMatchObject([{ retryAfterMs: expect.any(Number) }]);
    expect(JSON.stringify(front.failures)).not.toContain('ask_wrong');
  });

  it.each(SYSTEMS)(
    '%s is named in the receipt, and so is what it tells of its sources and tokens',
    async (service) => {
      const front = await openTo(service);
      const seen = await front.ask(QUESTION);
      expect(seen.pieces.join('')).toBe(ANSWER);
      const receipt = await front.receiptOf(seen);
      expect(receipt?.provider).toBe(service);
      if (service === 'aisupportbot') expect(receipt).toMatchObject({ inputTokens: 11, outputTokens: 7 });
      const titles = seen.message.citations.map(({ title }) => title);
      const namesSources = service === 'aismarttalk' || service === 'customgpt';
      expect(titles).toEqual(namesSources ? ['Shipping'] : []);
    },
  );

  it.each(SYSTEMS)('%s goes on in the same conversation', async (service) => {
    const front = await openTo(service);
    const { conversationId } = await front.ask(QUESTION);
    const question = `And how fast is it abroad with ${service}?`;
    await front.ask(question, conversationId);
    const heard = asked.find((each) => each.question.includes(`abroad with ${service}`));
    expect(heard).toBeDefined();
    // AI SmartTalk's questions stand by themselves: what was said before is put into the question.
    const said = heard?.history.map(({ text }) => text) ?? [];
    expect(said.includes(ANSWER)).toBe(service !== 'aismarttalk');
  });

  it('CustomGPT passes a stream on while it is written', async () => {
    const front = await openTo('customgpt');
    let isFirst = false;
    front.socket.once('answer:delta', () => (isFirst = true));
    const answer = front.ask('Is there a gate?');
    await until(() => isFirst);
    openGate();
    const { message, pieces } = await answer;
    expect(message.text).toBe(ANSWER);
    expect(pieces.length).toBeGreaterThan(1);
    const { title, url, snippet } = CITATION;
    expect(message.citations).toMatchObject([{ index: 1, title, url, snippet }]);
  });
});
