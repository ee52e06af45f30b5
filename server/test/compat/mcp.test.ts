// The official MCP client against the desk.

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { passagesOf } from '../knowledge/passage-of.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';

const PASSAGES = passagesOf('# Passwords\n\nChoose a long one.', 'Security');
const CITATION = {
  index: 1,
  documentId: 'doc_1',
  title: 'Security',
  headingPath: [],
  url: 'https://shop.example/security',
  snippet: 'Choose a long one.',
} as const;
const WANTS_PERSON = { reason: 'missing_knowledge', confidence: 0, summary: 'Nothing.' } as const;
const writer = createScriptedWriter((question, { history }) => {
  if (question === 'unknown') {
    return { pieces: ['I do not know.'], escalation: { requiresEscalation: true, ...WANTS_PERSON } };
  }
  return { pieces: [`${history.length}: Choose a long one [1].`], citations: [CITATION] };
});

let desk: TestDesk;
let client: Client;

async function connect(key: string): Promise<Client> {
  const connecting = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { Authorization: `Bearer ${key}` } };
  const transport = new StreamableHTTPClientTransport(new URL(`${desk.url}/mcp`), { requestInit });
  await connecting.connect(transport);
  return connecting;
}

beforeAll(async () => {
  const retriever = {
    retrieve: async ({ limit }: { limit: number }) => ({ passages: PASSAGES.slice(0, limit), coverage: 1 }),
  };
  desk = await startTestDesk({ writer, retriever });
  client = await connect((await createProgramKey(desk, 'smarttalk')).key);
});
afterAll(async () => {
  await client.close();
  await desk[Symbol.asyncDispose]();
});

const call = async (name: string, args: Record<string, unknown>) =>
  client.callTool({ name, arguments: args });

describe('the MCP server', () => {
  it('lists its tools with what they take and give', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['ask', 'search']));
    for (const { description, inputSchema, outputSchema } of tools) {
      expect(description).toMatch(/\.$/);
      expect(inputSchema.type).toBe('object');
      expect(outputSchema?.type).toBe('object');
    }
  });

  it('answers a question with citations and the escalation flag', async () => {
    const answered = await call('ask', { question: 'Which password?' });
    expect(answered.structuredContent).toEqual({
      answer: '0: Choose a long one [1].',
      citations: [CITATION],
      escalation: { requiresEscalation: false, confidence: 1 },
    });
    expect(answered.content).toMatchObject([{ text: expect.stringContaining(CITATION.url) }]);
    expect(await call('ask', { question: 'unknown' })).toMatchObject({
      content: [{ text: 'I do not know.\nA person is needed: missing_knowledge.' }],
    });
  });

  it('goes on in a session', async () => {
    await call('ask', { question: 'First?', session: 'chat 1' });
    const second = await call('ask', { question: 'Second?', session: 'chat 1' });
    expect(second.structuredContent).toMatchObject({ answer: '2: Choose a long one [1].' });
  });

  it('finds passages', async () => {
    expect((await call('search', { query: 'password', limit: 1 })).structuredContent).toEqual({
      passages: [
        {
          documentId: 'doc_guide',
          title: 'Security',
          headingPath: expect.any(Array),
          text: 'Choose a long one.',
          url: expect.stringContaining('doc_guide'),
        },
      ],
    });
  });

  it('refuses in words what the key may not do, and what has not the expected form', async () => {
    const other = await connect((await createProgramKey(desk, 'mygptassistants')).key);
    expect(await other.callTool({ name: 'search', arguments: { query: 'x' } })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('knowledge:read') }],
    });
    await other.close();
    expect(await call('ask', { question: ' ' })).toMatchObject({ isError: true });
    expect(await call('ask', { question: 'Hi', assistantId: 'asst_other' })).toMatchObject({ isError: true });
  });

  it('lets nobody in without a key that works', async () => {
    await expect(connect('sk_live_wrong')).rejects.toThrow(/401|key/i);
    await expect(connect(desk.secrets[1])).rejects.toThrow(/401|key/i);
  });
});
