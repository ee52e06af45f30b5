// What programs and documents cost besides answers: counted towards the budget, and refused or done without when that is spent.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import type { CallMeter } from '../src/ports/call-meter.ts';
import type { Embedder } from '../src/ports/embedder.ts';
import type { Retriever } from '../src/ports/retriever.ts';
import { createAssistantMeters } from '../src/limits/assistant-meters.ts';
import { createProgramKey } from './compat/program-key.ts';
import { createMemoryDocumentStore, documentOf } from './knowledge/memory-document-store.ts';
import { createMemoryVectorStore } from './knowledge/memory-vector-store.ts';
import { callApi } from './support/call-api.ts';
import { until } from './support/connect.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

/** A call that may use 100 tokens and uses 40, as the real ones are metered. */
async function spend(meter: CallMeter | undefined): Promise<void> {
  const tell = await meter?.begin({ inputTokens: 100, outputTokens: 0 });
  tell?.({ inputTokens: 40, outputTokens: 0 });
}
const embedder: Embedder = {
  model: 'small',
  async embed(texts, options) {
    await spend(options?.meter);
    return texts.map(() => Float32Array.from([1, 0.5]));
  },
};
const retriever: Retriever = {
  async retrieve({ meter }) {
    await spend(meter).catch(() => undefined);
    return { passages: [], coverage: 0 };
  },
};

let desk: TestDesk;
let key: string;
beforeAll(async () => {
  desk = await startTestDesk({ embedder, retriever });
  ({ key } = await createProgramKey(desk, 'smarttalk'));
});
afterAll(async () => desk[Symbol.asyncDispose]());

const month = () => new Date().toISOString().slice(0, 7);
const used = async () => desk.stores.usage.read({ assistantId: 'asst_test', user: 'all', month: month() });
const hasUsed = async (tokens: number) => {
  await until(async () => (await used()).tokens === tokens);
  expect(await used()).toEqual({ answers: 0, tokens, micros: tokens * 2 });
};
const allow = async (monthlyTokens: number) => {
  const body = { monthlyTokens, prices: { inputPerMillion: 2, outputPerMillion: 2 } };
  const reply = await callApi(desk, 'PUT /assistants/asst_test/budget', { token: desk.secrets[1], body });
  expect(reply.status).toBe(200);
};
const post = async (path: string, body: object) => {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  return fetch(`${desk.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
};
const embed = async () => post('/v1/embeddings', { model: 'small', input: 'How?' });

describe('what programs cost besides answers', () => {
  it('is not counted where nothing is limited', async () => {
    expect((await embed()).status).toBe(200);
    expect(await used()).toEqual({ answers: 0, tokens: 0, micros: 0 });
  });

  it('counts towards the budget: embeddings, searches over REST, searches over MCP', async () => {
    await allow(1_000);
    expect((await embed()).status).toBe(200);
    await hasUsed(40);
    const search = { chatModelId: 'asst_test', query: 'How?' };
    expect((await post('/v1/documents/search', search)).status).toBe(200);
    await hasUsed(80);
    const call = { name: 'search', arguments: { query: 'How?' } };
    const rpc = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: call };
    expect((await post('/mcp', rpc)).status).toBe(200);
    await hasUsed(120);
  });

  it('is refused when the budget has less left than it may cost', async () => {
    await allow(219);
    const refused = await embed();
    expect(refused.status).toBe(429);
    await hasUsed(120);
    await allow(220);
    expect((await embed()).status).toBe(200);
    await hasUsed(160);
  });
});

describe('the vectors of documents', () => {
  it('count too, and are left for later when the budget is spent: until then words find them', async () => {
    const failures: unknown[] = [];
    const documents = createMemoryDocumentStore();
    const meterOf = createAssistantMeters({
      ...desk.stores,
      clock: { now: () => new Date() },
      onFailure: (error) => failures.push(error),
    });
    const put = async (name: string, text: string) => documents.put(documentOf('asst_test', name, text));
    await put('a.md', 'A refund takes a week.');
    await put('b.md', 'Each parcel has a number.');
    await allow(1_000);
    const vectors = createMemoryVectorStore();
    const knowledge = createKnowledgeBase({
      documents,
      meaning: { embedder, vectors, meterOf, onFailure: (error) => failures.push(error) },
    });
    await knowledge.load('asst_test');
    await hasUsed(240);
    await put('c.md', 'Choose a new password.');
    await allow(300);
    const stored = await documents.list('asst_test');
    await knowledge.putAll(stored);
    await until(() => failures.length > 0);
    expect(String(failures[0])).toContain('budget');
    const asked = { assistantId: 'asst_test', question: 'new password', limit: 5 } as const;
    const { passages } = await knowledge.retrieve(asked);
    expect(passages.map(({ text }) => text)).toContain('Choose a new password.');
    await knowledge.close();
    await hasUsed(240);
  });
});
