// The real `openai` package against a double that speaks its API: whatever the service does, the visitor gets a visible, honest result in time.

import { LLMock, type ChatCompletionRequest, type Fixture } from '@copilotkit/aimock';
import { afterEach, describe, expect, it } from 'vitest';

import { passagesOf } from '../../../test/knowledge/passage-of.ts';
import { askOnce } from '../../answers/ask-once.ts';
import { replyIn } from '../../answers/phrases/replies.ts';
import { createProviderChoice } from '../../answers/providers/choose-provider.ts';
import { GUARD_LIMITS } from '../../answers/providers/guard-provider.ts';
import { ANSWER_LIMITS, createAnswerWriter } from '../../answers/write-answer.ts';
import { DEFAULT_ANSWERING } from '../../ports/answering-store.ts';
import { systemClock } from '../../ports/clock.ts';
import { createOutbound } from '../outbound/create-outbound.ts';
import { createOpenAiProvider } from './openai-provider.ts';
import { createQuestionModel } from './question-model.ts';

const PASSAGES = passagesOf('# Shipping\n\nWe ship in two days.\n\n## Costs\n\nFive euros.', 'Shipping');
/** What the visitor gets from the documents when the model gives nothing. */
const QUOTED = '**Shipping**\n\nWe ship in two days.';
/** The promise: whatever goes wrong is visible within this time. */
const VISIBLE_MS = 20_000;
/** Less patience than a desk has, and enough for a machine that is busy. */
const QUICK = {
  ...GUARD_LIMITS,
  firstPieceMs: 3_000,
  stallMs: 3_000,
  totalMs: 15_000,
  failuresMax: 3,
  pauseMs: 300,
};

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

type Answer = Fixture['response'];
type Behaviour = Omit<Fixture, 'match' | 'response'>;

async function deskWith(response: Answer, behaviour: Behaviour = {}, limits = QUICK) {
  const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
  mock.addFixture({ match: { predicate: () => true }, response, chunkSize: 4, ...behaviour });
  await mock.start();
  const baseUrl = `${mock.url}/v1`;
  const outbound = createOutbound({ allowedHosts: [new URL(baseUrl).host] });
  cleanUps.push(
    async () => outbound.close(),
    async () => mock.stop(),
  );
  const settings = { apiKey: 'sk-test', baseUrl, model: 'small', fetch: outbound.fetch };
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const services = [{ name: 'openai', provider: createOpenAiProvider(settings) }];
  const writer = createAnswerWriter({
    retriever: { retrieve: () => Promise.resolve({ passages: PASSAGES, coverage: 0.9 }) },
    chooseProvider: createProviderChoice({ services, limits, onFailure }),
    questionModel: createQuestionModel(settings),
    citationUrl: ({ anchor }) => `https://desk.example/#${anchor}`,
    clock: systemClock,
    onFailure,
  });
  const ask = async (question = 'How fast do you ship?', signal = new AbortController().signal) =>
    askOnce(writer, { assistant: { id: 'asst_a', name: 'Desk' }, question, history: [] }, signal);
  const requests = () => mock.getRequests().map(({ body }) => body as ChatCompletionRequest);
  return { ask, requests, failures, writer, mock, settings };
}

const form = (answer: string, more: Record<string, unknown> = {}) => ({
  content: JSON.stringify({ answerable: 'yes', passages: [1], answer, ...more }),
});
const reasonOf = ({ escalation }: Awaited<ReturnType<Awaited<ReturnType<typeof deskWith>>['ask']>>) =>
  escalation.requiresEscalation ? escalation.reason : 'none';

describe('a service that speaks OpenAI’s API', () => {
  it('is asked for a structured answer, whose text streams while it is written', async () => {
    const text = 'We ship in “two days” [1].\n\n- é \\ 👋 done';
    const { writer, requests } = await deskWith(
      { ...form(text), model: 'small-2' },
      { streamingProfile: { tps: 400 } },
    );
    const pieces: string[] = [];
    const question = {
      assistant: { id: 'asst_a', name: 'Desk' },
      question: 'How fast?',
      history: [],
    } as const;
    for await (const event of writer.write(question, new AbortController().signal)) {
      if (event.type === 'delta') pieces.push(event.text);
      else
        expect(event).toMatchObject({
          text,
          escalation: { requiresEscalation: false },
          receipt: { provider: 'openai (small)' },
        });
    }
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(4);
    const [request] = requests();
    expect(request?.response_format).toMatchObject({ type: 'json_schema' });
    expect(request?.['max_tokens']).toBe(DEFAULT_ANSWERING.answerTokensMax);
  });

  it('cites the passages that the form names when the text has no numbers, and no others', async () => {
    const { ask } = await deskWith(form('Five euros.', { passages: [2, 9, -3] }));
    const { citations } = await ask();
    expect(citations.map(({ url }) => url)).toEqual(['https://desk.example/#costs']);
  });

  it.each([
    ['no', 'missing_knowledge', replyIn('en', 'notCovered')],
    ['needs_person', 'unsupported_request', replyIn('en', 'restricted')],
    ['not_allowed', 'policy_restriction', replyIn('en', 'restricted')],
  ])('says honestly that it has no answer when the form says “%s”', async (answerable, reason, text) => {
    const { ask } = await deskWith(form('', { answerable, passages: [] }));
    const answer = await ask();
    expect([reasonOf(answer), answer.text, answer.citations]).toEqual([reason, text, []]);
  });

  it('takes plain text from a model that ignores the form', async () => {
    const { ask } = await deskWith({ content: 'We ship in two days [1], never [7].' });
    expect(await ask()).toMatchObject({
      text: 'We ship in two days [1], never .',
      citations: [{ index: 1 }],
    });
  });

  it('is asked in plain text once it has refused the form, without losing an answer', async () => {
    const { ask, requests } = await deskWith((request) =>
      request.response_format
        ? { error: { message: 'response_format is not supported' }, status: 400 }
        : { content: 'Two days [1].' },
    );
    expect((await ask()).text).toBe('Two days [1].');
    expect((await ask()).text).toBe('Two days [1].');
    expect(requests().map((request) => request.response_format !== undefined)).toEqual([true, false, false]);
  });

  it('is asked once more after the pause that it wants, when that is short', async () => {
    let calls = 0;
    const { ask, requests } = await deskWith(() => {
      calls += 1;
      return calls === 1
        ? { error: { message: 'slow down' }, status: 429, retryAfter: 0 }
        : form('Two days [1].');
    });
    expect((await ask()).text).toBe('Two days [1].');
    expect(requests()).toHaveLength(2);
  });

  const broken: Record<string, readonly [Answer, Behaviour?]> = {
    'is asked too often and wants a long pause (429)': [
      { error: { message: 'x' }, status: 429, retryAfter: 60 },
    ],
    'fails (500)': [{ error: { message: 'vendor secret' }, status: 500 }],
    'does not know the key (401)': [{ error: { message: 'x' }, status: 401 }],
    'stalls before its first word': [form('late'), { latency: 30_000 }],
    'is cut off before its first word': [form('x'.repeat(400)), { truncateAfterChunks: 1 }],
    'sends broken JSON for a reply': [form('x'), { chaos: { malformedRate: 1 } }],
    'drops the connection': [form('x'), { chaos: { dropRate: 1 } }],
    'writes a form without an answer': [{ content: '{"answerable":"yes","passages":[1]}' }],
    'writes an empty answer': [form('')],
    'writes a broken form': [{ content: '{"answerable":"yes","passages":[1' }],
  };
  it.each(Object.entries(broken))(
    'that %s leaves the visitor with the documents’ own words',
    async (_, [response, behaviour]) => {
      const { ask, failures } = await deskWith(response, behaviour);
      const answer = await ask();
      expect(answer.text).toBe(QUOTED);
      expect(answer.citations).toHaveLength(1);
      expect(answer.receipt.provider).toBe('extractive');
      expect(answer.receipt.notes?.join(' ')).toContain('openai (small) failed');
      expect(JSON.stringify(answer)).not.toContain('vendor secret');
      expect(failures.length).toBeGreaterThan(0);
    },
  );

  it('that is cut off in the middle of an answer says so, cites what was found, and asks for a person', async () => {
    const long = 'We ship in two days, always and everywhere. '.repeat(20);
    const { ask } = await deskWith(form(long), { streamingProfile: { tps: 200 }, disconnectAfterMs: 300 });
    const answer = await ask();
    expect(answer.text).toMatch(/^We ship/);
    expect(answer.text.endsWith(replyIn('en', 'failed'))).toBe(true);
    expect(reasonOf(answer)).toBe('provider_failure');
    expect(answer.citations.length).toBeGreaterThan(0);
  });

  it('is asked nothing for a while after several failures, and again when the pause is over', async () => {
    let isDown = true;
    const { ask, requests } = await deskWith(() =>
      isDown ? { error: { message: 'x' }, status: 401 } : form('Back [1].'),
    );
    for (let i = 0; i < 5; i += 1) expect((await ask()).text).toBe(QUOTED);
    expect(requests()).toHaveLength(QUICK.failuresMax);
    isDown = false;
    await expect.poll(async () => (await ask()).text, { timeout: 5_000 }).toBe('Back [1].');
  });

  it('is not blamed for visitors who leave', async () => {
    const { ask, requests } = await deskWith(form('Slowly, slowly [1].'), { latency: 100 });
    for (let i = 0; i < QUICK.failuresMax + 1; i += 1) {
      const answer = await ask('How fast?', AbortSignal.timeout(50));
      expect(reasonOf(answer)).not.toBe('provider_failure');
    }
    expect(requests()).toHaveLength(QUICK.failuresMax + 1);
  });

  it('completes questions and orders passages, within its patience', async () => {
    const { settings } = await deskWith((request) => ({
      content: JSON.stringify(request.messages).includes('Order the numbered')
        ? '2, 1, 9'
        : 'How much is the annual plan?',
    }));
    const model = createQuestionModel(settings);
    const { signal } = new AbortController();
    expect(await model.completeQuestion('How much is it?', [], { signal })).toBe(
      'How much is the annual plan?',
    );
    expect(await model.rankPassages('costs?', PASSAGES, { signal })).toEqual([1, 0, 8]);
  });

  it('keeps the promise of a visible result by the limits that a desk really has', () => {
    expect(GUARD_LIMITS.firstPieceMs + GUARD_LIMITS.stallMs).toBeLessThan(VISIBLE_MS);
    expect(ANSWER_LIMITS.firstPieceMs + ANSWER_LIMITS.stallMs).toBeLessThan(VISIBLE_MS);
    expect(GUARD_LIMITS.firstPieceMs).toBeLessThan(ANSWER_LIMITS.firstPieceMs);
  });
});
