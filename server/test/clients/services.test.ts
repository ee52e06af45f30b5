// What desk B has of its services besides answers: their knowledge, their keys, and its own documents when they are down.

import type { ProgramKey } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSecrets } from '../../src/access/secrets.ts';
import { createServiceConnections } from '../../src/access/service-connections.ts';
import { createVault } from '../../src/access/vault.ts';
import { connectAnswerService } from '../../src/start/connect-answer-service.ts';
import { createProgramKey } from '../compat/program-key.ts';
import { callApi } from '../support/call-api.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { startFrontDesk, type FrontDesk } from './two-desks.ts';

let a: TestDesk;
let b: FrontDesk;
let smartTalk: ProgramKey;
beforeAll(async () => {
  a = await startTestDesk({ writer: createScriptedWriter() });
  b = await startFrontDesk([new URL(a.url).host]);
  smartTalk = await createProgramKey(a, 'smarttalk');
  const { key, ids } = smartTalk;
  await b.connect('aismarttalk', { url: a.url, remoteId: String(ids['chatModelId']), key });
});
afterAll(async () => {
  await b[Symbol.asyncDispose]();
  await a[Symbol.asyncDispose]();
});

const api = async (address: Parameters<typeof callApi>[1], body?: unknown) =>
  callApi(b.desk, address, { token: b.desk.secrets[1], ...(body !== undefined && { body }) });
const SERVICES = '/assistants/asst_test/services' as const;

describe('the knowledge of AI SmartTalk', () => {
  it('is filled with what everyone may read', async () => {
    const document = { assistantId: b.desk.assistant.id, version: '1' };
    for (const [title, audience] of [['Returns'], ['Warranty'], ['Staff only', 'staff']] as const) {
      await b.desk.stores.documents.put({
        ...document,
        sourceKey: `${title}.md`,
        title,
        markdown: `# ${title}\n\nThe ${title.toLowerCase()} last thirty days after the parcel has come.`,
        ...(audience !== undefined && { audience: [audience] }),
      });
    }
    const reply = await api(`POST ${SERVICES}/aismarttalk/documents`);
    expect(reply).toMatchObject({ status: 200, body: { shared: 2, refused: 0, withheld: 1 } });
    const held = await a.stores.documents.list(a.assistant.id);
    expect(held.map(({ title }) => title).toSorted()).toEqual(['Returns', 'Warranty']);
    await api(`POST ${SERVICES}/aismarttalk/documents`);
    expect(await a.stores.documents.list(a.assistant.id)).toHaveLength(2);
  });

  it('is searched in place of the desk’s own where the owner has chosen that', async () => {
    const { ids } = smartTalk;
    const chosen = { baseUrl: a.url, remoteId: String(ids['chatModelId']), searches: true };
    expect((await api(`PUT ${SERVICES}/aismarttalk`, chosen)).status).toBe(200);
    await api('PUT /assistants/asst_test/answering', { providers: ['extractive'] });
    const seen = await b.ask('How long do returns last?');
    expect(seen.message.text).toContain('thirty days');
    expect(seen.message.citations).toMatchObject([{ title: 'Returns', url: '' }]);
    expect((await b.receiptOf(seen))?.provider).toBe('extractive');
  });

  it('that can’t be searched leaves the question to the desk’s own documents', async () => {
    const wrong = { baseUrl: a.url, remoteId: 'asst_nobody', searches: true };
    await api(`PUT ${SERVICES}/aismarttalk`, wrong);
    b.failures.length = 0;
    const seen = await b.ask('How long do returns last?');
    expect(seen.message.text).toContain('thirty days');
    expect(seen.message.citations).toMatchObject([{ url: expect.stringMatching(/^https:\/\/b\.example/) }]);
    expect(b.failures).toMatchObject([{ code: 'not_found' }]);
  });

  it('is the only one with a search', async () => {
    const wish = { remoteId: 'x', key: 'k', searches: true };
    expect(await api(`PUT ${SERVICES}/customgpt`, wish)).toMatchObject({
      status: 400,
      body: { details: ['searches: only AI SmartTalk has a search'] },
    });
  });
});

describe('a project of CustomGPT', () => {
  it('is made from a website, and answers at once', async () => {
    const { key } = await createProgramKey(a, 'customgpt');
    const wish = { name: 'Shop “é”', sitemap: 'https://shop.example/sitemap.xml', baseUrl: a.url };
    expect(await api(`POST ${SERVICES}/customgpt/project`, wish)).toMatchObject({ status: 400 });
    const refused = await api(`POST ${SERVICES}/customgpt/project`, { ...wish, key: 'sk_live_wrong' });
    expect(refused).toMatchObject({ status: 400, body: { details: ['key: the service refuses it'] } });
    const made = await api(`POST ${SERVICES}/customgpt/project`, { ...wish, key });
    expect(made).toMatchObject({ status: 201, body: { isConnected: true } });
    expect(JSON.stringify(made.body)).not.toContain(key);
    const assistants = await a.stores.assistants.listAssistants(a.assistant.workspaceId);
    const project = assistants.find(({ name }) => name === wish.name);
    const sources = project && (await a.stores.sources.list(project.id));
    expect(sources).toMatchObject([{ kind: 'sitemap', location: wish.sitemap }]);
    await api('PUT /assistants/asst_test/answering', { providers: ['customgpt'] });
    expect((await b.ask('Where is my parcel?')).message.text).toBe('You asked: Where is my parcel?');
  });
});

describe('a desk whose service is down', () => {
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

describe('a service that the environment names', () => {
  it('answers first from the first start on, and a restart changes nothing of what the owner has chosen', async () => {
    const { stores, secrets, assistant } = b.desk;
    const ownerSecrets = createSecrets(stores.secrets, createVault(secrets[2]));
    const serviceConnections = createServiceConnections({ ...stores, ownerSecrets });
    const { key, ids } = await createProgramKey(a, 'mygptassistants');
    const connection = { baseUrl: a.url, remoteId: String(ids['botId']), key, searches: false };
    const start = async (change = {}) =>
      connectAnswerService({ ...stores, serviceConnections }, assistant.id, {
        service: 'mygptassistants',
        connection: { ...connection, ...change },
      });
    const chosen = async () => (await stores.answering.read(assistant.id)).providers;
    await api('PUT /assistants/asst_test/answering', { providers: ['extractive'] });
    await start();
    expect(await chosen()).toEqual(['mygptassistants', 'extractive']);
    expect((await b.ask('Are you there?')).message.text).toBe('You asked: Are you there?');
    const sealed = await stores.secrets.find(assistant.workspaceId, 'service asst_test mygptassistants');
    expect(sealed).toMatch(/^v1\./);
    expect(sealed).not.toContain(key);
    await api('PUT /assistants/asst_test/answering', { providers: ['extractive'] });
    await start();
    expect(await chosen()).toEqual(['extractive']);
    await start({ remoteId: 'asst_moved' });
    expect(await chosen()).toEqual(['mygptassistants', 'extractive']);
  });
});
