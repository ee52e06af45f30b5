// A whole desk on a free port for one test file: real HTTP, real sockets, a real store in a folder of its own.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { VisitorSession } from '@frontdesk/contract';

import { createAgentCookie } from '../../src/access/agent-cookie.ts';
import { createOutbound } from '../../src/adapters/outbound/create-outbound.ts';
import { createRateLimiter } from '../../src/adapters/rate-limiter/create-rate-limiter.ts';
import type { Stores } from '../../src/adapters/mongo/index.ts';
import { createApp } from '../../src/app.ts';
import { recover } from '../../src/chat/recover.ts';
import { createRateLimits } from '../../src/limits/rate-limits.ts';
import { createLogger } from '../../src/logger.ts';
import type { Agent, Assistant } from '../../src/ports/assistant-store.ts';
import type { AnswerWriter } from '../../src/ports/answer-writer.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { FindCountry } from '../../src/ports/find-country.ts';
import { tellOfChanges } from '../../src/knowledge/tell-of-changes.ts';
import type { Embedder } from '../../src/ports/embedder.ts';
import type { Retriever } from '../../src/ports/retriever.ts';
import { systemClock } from '../../src/ports/clock.ts';
import type { ServerSeat } from '../../src/sockets/join-servers.ts';
import { listen, SERVER_OPTIONS } from '../../src/start/listen.ts';
import { openIngestion, type IngestionOptions } from '../../src/start/open-ingestion.ts';
import { openStore } from '../../src/start/open-store.ts';
import { createScriptedWriter } from './scripted-writer.ts';
import { sharedDatabase, type SharedDatabase } from './shared-store.ts';

const WORKSPACE = { id: 'ws_test', name: 'Test' } as const;
/** The website on which the widget stands. */
export const SITE_ORIGIN = 'https://shop.example';

const ASSISTANT: Assistant = {
  id: 'asst_test',
  workspaceId: WORKSPACE.id,
  name: 'Test assistant',
  greeting: 'Hello',
  starters: [],
  offersPeople: true,
  accentColor: '#3b4cca',
  allowedOrigins: [SITE_ORIGIN],
};
const AGENTS: readonly [Agent, Agent] = [
  { id: 'agent_ada', workspaceId: WORKSPACE.id, name: 'Ada', role: 'owner' },
  { id: 'agent_bo', workspaceId: WORKSPACE.id, name: 'Bo', role: 'agent' },
];

/** A desk for tests. */
export interface TestDesk extends AsyncDisposable {
  readonly url: string;
  /** What the desk keeps, for tests that leave it as a crash would. */
  readonly stores: Stores;
  /** What the desk answers from. */
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
  readonly agents: readonly [Agent, Agent];
  /** Secrets that no answer may hold. */
  readonly secrets: readonly [session: string, operator: string, vault: string];
  /** Opens a session as a browser on {@link SITE_ORIGIN} would. */
  openSession(formerToken?: string): Promise<VisitorSession>;
  /** Signs an agent in. @returns the `Cookie` header of the console */
  signIn(agent: Agent): Promise<string>;
  /** Ends every connection and the store; the data stays for {@link startTestDesk} with the same folder. */
  stop(): Promise<void>;
}

interface TestDeskOptions {
  /** How sources are read. */
  readonly ingestion?: Partial<Omit<IngestionOptions, 'stores' | 'knowledge'>>;
  readonly writer?: AnswerWriter;
  /** What searches find; the desk’s own knowledge without one. */
  readonly retriever?: Retriever;
  /** Makes vectors for programs; none without one. */
  readonly embedder?: Embedder;
  /** How many proxies stand before the desk; their `X-Forwarded-For` lets one machine play many. */
  readonly proxies?: number;
  /** Finds countries of addresses. */
  readonly findCountry?: FindCountry;
  /** Multiplies every rate limit, so that what stands behind them is tried. */
  readonly rateFactor?: number;
  /** Hosts of this machine that verifiers may reach. */
  readonly allowedHosts?: readonly string[];
  /** Another server of the same desk: same store, same secrets. */
  readonly beside?: TestDesk;
  readonly seat?: ServerSeat;
  /** A folder that is kept, with its database; without one the desk makes its own and removes it. */
  readonly dataDir?: string;
}

/** Tests use loopback only: every name leads here, whatever services an assistant is connected to. */
const resolve = async () => ['127.0.0.1'];

/** Starts a desk for tests on a free port. */
export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const { beside, seat } = options;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'desk-')));
  const isKept = options.dataDir !== undefined;
  const database = beside ? undefined : await databaseOf(dataDir, isKept);
  const store = beside
    ? { stores: beside.stores, close: async () => undefined }
    : await openStore({ mongodbUri: database?.uri, dataDir, clock: systemClock });
  const { stores } = store;
  for (const agent of AGENTS) {
    await stores.assistants.ensure({ workspace: WORKSPACE, assistant: ASSISTANT, agent });
  }
  if (seat) await stores.servers.beat({ id: seat.serverId, beat: 0 });
  await recover({ ...stores, logger: createLogger('silent'), isAlone: !seat });
  const outbound = createOutbound({ allowedHosts: options.allowedHosts ?? [], resolve });
  const server = createServer(SERVER_OPTIONS);
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'PORT' });
  const url = `http://127.0.0.1:${port}`;
  const secrets =
    beside?.secrets ??
    ([`session-${randomUUID()}`, `operator-${randomUUID()}`, `vault-${randomUUID()}`] as const);
  const knowledge = tellOfChanges(createKnowledgeBase(stores));
  const ingestion = openIngestion({
    stores,
    knowledge,
    logger: createLogger('silent'),
    outboundAllowHosts: [],
    ...options.ingestion,
  });
  const app = createApp({
    server,
    ...(seat && { seat }),
    ingestion,
    publicUrl: url,
    stores,
    writer: options.writer ?? createScriptedWriter(),
    offer: { providers: ['extractive'], hasModel: false },
    addDocument: async (document) => (await stores.documents.put({ ...document, version: '1' })).id,
    knowledge,
    retriever: options.retriever ?? knowledge,
    embedder: options.embedder,
    outbound,
    ...(options.findCountry && { findCountry: options.findCountry }),
    limits: createRateLimits(createRateLimiter(), {
      factor: options.rateFactor ?? 1,
      proxies: options.proxies ?? 0,
    }),
    clock: systemClock,
    logger: createLogger(process.env['TEST_LOG'] ? 'error' : 'silent'),
    folders: { widgetDir: dataDir, consoleDir: dataDir },
    sessionSecret: secrets[0],
    vaultKey: secrets[2],
    operator: {
      token: secrets[1],
      workspaceId: WORKSPACE.id,
      info: () => ({
        serverUrl: url,
        demoUrl: null,
        consoleUrl: `${url}/console/`,
        assistantId: ASSISTANT.id,
        store: 'test',
        provider: 'scripted',
        tag: '',
      }),
      createSignInLink: async (sessions) => sessions.createLink(AGENTS[0], `${url}/console/`),
    },
  });
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await app.stop();
    await ingestion.close();
    await knowledge.close();
    await outbound.close();
    await store.close();
  };
  return {
    url,
    stores,
    knowledge,
    assistant: ASSISTANT,
    agents: AGENTS,
    secrets,
    stop,
    async openSession(formerToken) {
      const response = await fetch(`${url}/widget/v1/sessions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: SITE_ORIGIN,
          ...(formerToken && { authorization: `Bearer ${formerToken}` }),
        },
        body: JSON.stringify({ assistantId: ASSISTANT.id }),
      });
      if (!response.ok) throw new Error(`no session: ${await response.text()}`);
      return (await response.json()) as VisitorSession;
    },
    async signIn(agent) {
      const { createAgentSessions } = await import('../../src/access/agent-sessions.ts');
      const sessions = createAgentSessions({ ...stores, clock: systemClock });
      const link = await sessions.createLink(agent, `${url}/console/`);
      const token = await sessions.signIn(link.url.split('#sign-in=')[1] ?? '');
      return createAgentCookie(url).write(token).split(';')[0] ?? '';
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await database?.drop();
      if (!isKept) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A database for each folder: on the server that the tests are given, so that a second start finds what the first has left; else on the embedded store. */
async function databaseOf(dataDir: string, isKept: boolean): Promise<SharedDatabase | undefined> {
  const name = `frontdesk_test_${basename(dataDir)}`;
  const uri = process.env['MONGODB_TEST_URI'];
  if (!uri) return isKept ? undefined : sharedDatabase(name);
  const url = new URL(uri.replace(/^mongodb:/, 'http:'));
  url.pathname = `/${name}`;
  return { uri: url.href.replace(/^http:/, 'mongodb:'), drop: async () => undefined };
}
