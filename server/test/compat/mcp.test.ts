// The official MCP client against the desk.

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { AccessCheckPage, Offer } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { passagesOf } from '../knowledge/passage-of.ts';
import { callApi } from '../support/call-api.ts';
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
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'search', 'verify_access']);
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

  it('says who has access, as verify-access does, and keeps whom it was asked about', async () => {
    const token = desk.secrets[1];
    const signupUrl = 'https://shop.example/join';
    const offer = await callApi<Offer>(desk, 'POST /offers', { token, body: { name: 'Club', signupUrl } });
    const body = { offerId: offer.body.id, email: 'member@example.com' };
    await callApi(desk, 'PUT /subscriptions', { token, body });
    const other = await connect((await createProgramKey(desk, 'selgora')).key);
    const verify = async (email: string) => other.callTool({ name: 'verify_access', arguments: { email } });
    expect(await verify('Member@example.com')).toMatchObject({
      structuredContent: { access: true, message: 'Active subscription' },
    });
    expect(await verify('stranger@example.com')).toMatchObject({
      structuredContent: {
        access: false,
        message: expect.stringMatching(/^You don't have access/),
        signupUrl,
      },
      content: [{ text: expect.stringContaining(signupUrl) }],
    });
    expect(await verify('nobody')).toMatchObject({ isError: true });
    await other.close();
    const log = await callApi<AccessCheckPage>(desk, 'GET /assistants/asst_test/access-log', { token });
    expect(log.body.items).toMatchObject([
      { email: 'stranger@example.com', granted: false, via: 'mcp' },
      { email: 'member@example.com', granted: true, via: 'mcp' },
    ]);
    expect(await call('verify_access', { email: 'member@example.com' })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('access:verify') }],
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
