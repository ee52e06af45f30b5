// Nobody spends more of the owner's money than the owner allows, however many come, whatever they write and however they leave.

import type { Budget } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createOpenAiEmbedder } from '../../src/adapters/openai/openai-embedder.ts';
import { createOpenAiProvider } from '../../src/adapters/openai/openai-provider.ts';
import { createQuestionModel } from '../../src/adapters/openai/question-model.ts';
import { createOutbound } from '../../src/adapters/outbound/create-outbound.ts';
import { createProviderChoice } from '../../src/answers/providers/choose-provider.ts';
import { createAnswerWriter } from '../../src/answers/write-answer.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { newId } from '../../src/new-id.ts';
import { DEFAULT_ANSWERING } from '../../src/ports/answering-store.ts';
import { systemClock } from '../../src/ports/clock.ts';
import type { Retriever } from '../../src/ports/retriever.ts';
import { callApi } from '../support/call-api.ts';
import { until } from '../support/connect.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { startPricedModel, type PricedModel } from './priced-model.ts';
import { inForm, report } from './security-form.ts';
import { ask, openFrom, spendAll } from './spend-all.ts';

/** What a large model costs. */
const PRICES = { inputPerMillion: 10, outputPerMillion: 30 };
const BUDGET_COST = inForm({ small: 0.5, full: 5 });
/** @source the promise: at most 2 % over the budget */
const BILLED_MAX = BUDGET_COST * 1.02;
const ATTACK = inForm({
  small: { addresses: 4, sessionsEach: 3, atOnce: 12 },
  full: { addresses: 200, sessionsEach: 50, atOnce: 400 },
});
const TIMEOUT_MS = inForm({ small: 60_000, full: 1_800_000 });
const OTHER = 'asst_other';
const MARKDOWN =
  '# Delivery\n\nHow long does a delivery take? A delivery takes three days from the order.\n\n## Costs\n\nA delivery costs five euros, however long it takes.';

interface Scene extends AsyncDisposable {
  readonly desk: TestDesk;
  readonly model: PricedModel;
  readonly setBudget: (assistantId: `asst_${string}`, budget: Budget) => Promise<void>;
}

/** A desk whose every way to spend is open: a model writes, completes questions and orders passages, and meaning is searched for. */
async function openScene(): Promise<Scene> {
  const model = await startPricedModel(PRICES, inForm({ small: 2, full: 10 }));
  const outbound = createOutbound({ allowedHosts: [new URL(model.baseUrl).host] });
  const settings = { apiKey: 'k', baseUrl: model.baseUrl, model: 'priced', fetch: outbound.fetch };
  let knowledge: KnowledgeBase | undefined;
  const retriever: Retriever = {
    retrieve: async (request) => knowledge?.retrieve(request) ?? { passages: [], coverage: 0 },
  };
  const writer = createAnswerWriter({
    retriever,
    chooseProvider: createProviderChoice({
      services: [{ name: 'openai', provider: createOpenAiProvider(settings) }],
    }),
    settings: { read: async () => ({ ...DEFAULT_ANSWERING, rewritesQuestions: true, reranks: true }) },
    questionModel: createQuestionModel(settings),
    citationUrl: () => 'https://shop.example/help',
    clock: systemClock,
  });
  const desk = await startTestDesk({ writer, proxies: 1, rateFactor: 100 });
  const { assistants, documents, vectors } = desk.stores;
  const [agent] = desk.agents;
  const other = { ...desk.assistant, id: OTHER, name: 'Other assistant' } as const;
  await assistants.ensure({ workspace: { id: 'ws_test', name: 'Test' }, assistant: other, agent });
  for (const assistantId of [desk.assistant.id, OTHER] as const) {
    const document = {
      assistantId,
      sourceKey: 'delivery.md',
      title: 'Delivery',
      markdown: MARKDOWN,
      version: '1',
    };
    await documents.put(document);
  }
  const embedder = createOpenAiEmbedder(settings);
  knowledge = createKnowledgeBase({ documents, meaning: { embedder, vectors } });
  return {
    desk,
    model,
    setBudget: async (assistantId, body) => {
      const token = desk.secrets[1];
      const { status } = await callApi(desk, `PUT /assistants/${assistantId}/budget`, { token, body });
      expect(status).toBe(200);
    },
    async [Symbol.asyncDispose]() {
      await desk[Symbol.asyncDispose]();
      await knowledge?.close();
      await outbound.close();
      await model[Symbol.asyncDispose]();
    },
  };
}

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => scene[Symbol.asyncDispose]());

/** A customer of the other assistant, who asks again and again while `isOver` says no. */
async function askMeanwhile(isOver: () => boolean) {
  const tookMs: number[] = [];
  const refused: string[] = [];
  const socket = await openFrom(scene.desk, '203.0.113.9', OTHER);
  do {
    const begin = performance.now();
    const { whole } = await ask(socket, newId('conv'), 'How long does a delivery take?');
    const text = await whole;
    tookMs.push(performance.now() - begin);
    if (!/three days/.test(text)) refused.push(text);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
  } while (!isOver());
  socket.disconnect();
  return { tookMs: tookMs.toSorted((a, b) => a - b), refused };
}

describe('an attack on the owner’s money', () => {
  it(
    'ends at the budget, and costs the customers of another assistant nothing',
    { timeout: TIMEOUT_MS },
    async () => {
      const { desk, model, setBudget } = scene;
      await setBudget(desk.assistant.id, { monthlyCost: BUDGET_COST, prices: PRICES });
      let isOver = false;
      const customer = askMeanwhile(() => isOver);
      const begin = performance.now();
      const loot = await spendAll(desk, ATTACK);
      isOver = true;
      const { tookMs, refused } = await customer;
      const billed = model.billed(desk.assistant.name);
      const minutes = ((performance.now() - begin) / 60_000).toFixed(1);
      report(
        'denial of wallet',
        `${loot.sessions} sessions from ${ATTACK.addresses} networks, ${loot.messages} messages in ${minutes} min: billed $${billed.toFixed(2)} of $${BUDGET_COST} (${model.calls.answer} answers, ${model.calls.help} helps, ${model.calls.embedding} embeddings); another assistant answered ${tookMs.length} of ${tookMs.length}, median ${Math.round(tookMs[tookMs.length >> 1] ?? 0)} ms`,
      );
      expect(loot.failed).toEqual([]);
      expect(loot.messages).toBe(2 * ATTACK.addresses * ATTACK.sessionsEach);
      expect(billed).toBeLessThanOrEqual(BILLED_MAX);
      expect(model.calls.help).toBeGreaterThan(0);
      expect(model.calls.embedding).toBeGreaterThan(0);
      expect(refused).toEqual([]);
      // What the desk has in its books is at least what it is charged.
      await until(async () => {
        const { body } = await callApi<{ readonly used: { readonly cost: number } }>(
          desk,
          `GET /assistants/${desk.assistant.id}/budget`,
          { token: desk.secrets[1] },
        );
        return body.used.cost >= billed - model.billed('');
      });
    },
  );

  it('would be found out: the same without a budget costs more', { timeout: TIMEOUT_MS }, async () => {
    const { desk, model, setBudget } = scene;
    await setBudget(desk.assistant.id, {});
    const before = model.billed(desk.assistant.name);
    await spendAll(desk, { addresses: 4, sessionsEach: inForm({ small: 1, full: 8 }), atOnce: 32 });
    const billed = model.billed(desk.assistant.name) - before;
    report('denial of wallet, control', `a few sessions without a budget: billed $${billed.toFixed(2)}`);
    expect(billed).toBeGreaterThan(BUDGET_COST * 1.02);
  });
});
