// Starts a desk: folder, store, knowledge, server, demo site, in this order; stops it in the other.

import { createServer } from 'node:http';

import type { DeskInfo } from '@frontdesk/contract';

import { widgetTag } from '../access/assistants.ts';
import { createSecrets } from '../access/secrets.ts';
import { createServiceConnections } from '../access/service-connections.ts';
import { createVault } from '../access/vault.ts';
import { createOutbound } from '../adapters/outbound/create-outbound.ts';
import { createApp, type ServerSeat } from '../app.ts';
import { recover } from '../chat/recover.ts';
import type { Config } from '../config.ts';
import type { StaticFolders } from '../http/static-files.ts';
import type { Ingestion } from '../ingestion/ingestion.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { createAssistantMeters } from '../limits/assistant-meters.ts';
import type { Logger } from '../logger.ts';
import type { Embedder } from '../ports/embedder.ts';
import { systemClock } from '../ports/clock.ts';
import type { SharedKnowledge } from '../ports/shared-knowledge.ts';
import { createAddDocument } from './add-document.ts';
import { connectAnswerService } from './connect-answer-service.ts';
import { openDataFolder, type Secrets } from './data-folder.ts';
import { DEMO_AGENT, DEMO_ASSISTANT, DEMO_WORKSPACE } from './demo-workspace.ts';
import { createDemoSite } from './demo-site.ts';
import { removeDeskCard, writeDeskCard } from './desk-file.ts';
import { openRateLimits } from './open-rate-limits.ts';
import { listen, probePort, SERVER_OPTIONS } from './listen.ts';
import { openAnswers } from './open-answers.ts';
import { openKnowledge } from './open-knowledge.ts';
import { openCountries } from './open-countries.ts';
import { openIngestion, readStartFolder } from './open-ingestion.ts';
import { openMeaning } from './open-meaning.ts';
import { openModelFetch } from './open-model-fetch.ts';
import { openStore, type OpenStore } from './open-store.ts';
import { takeSeat } from './take-seat.ts';

/** What a start needs besides its settings. */
export interface StartDeps {
  /** Where the parts of the house are that a desk serves. */
  readonly folders: StaticFolders & { readonly demoSiteDir: string };
  readonly logger: Logger;
  /** Hears of each step that is done, in words for the operator. */
  readonly onStep: (step: string) => void;
}

/** A running desk. */
export interface RunningDesk {
  readonly info: DeskInfo;
  /** Makes a one-time link to the console. */
  createSignInLink(): Promise<string>;
  /** Finishes what is being written, closes every connection, then the store. */
  stop(): Promise<void>;
}

/** The steps that undo a start, to be taken in reverse. */
type Undo = (() => Promise<void>)[];

/**
 * Starts a desk.
 * @throws {StartError} with one sentence for the operator, when it can't; nothing stays open then
 */
export async function startDesk(config: Config, deps: StartDeps): Promise<RunningDesk> {
  const undo: Undo = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    await probePorts(config);
    const { dataDir, vaultKey } = config;
    const secrets = { ...(await openDataFolder(dataDir)), ...(vaultKey && { vaultKey }) };
    const store = await openStore({ ...config, clock: systemClock });
    undo.push(async () => store.close());
    deps.onStep(`Store: ${store.description}`);
    for (const index of store.refusedIndexes)
      deps.onStep(`Without an index, as the server refused it: ${index}`);
    await prepareStore(store, config, deps.logger);
    const { stores } = store;
    const { logger, onStep } = deps;
    const meaning = await openMeaning({
      openai: config.openai,
      vectors: stores.vectors,
      meterOf: openMeters(store, logger),
      logger,
      openFetch(openai) {
        const way = openModelFetch(openai);
        undo.push(way.close);
        return way.fetch;
      },
    });
    const knowledge = await openKnowledge({ dataDir, documents: stores.documents, ...meaning });
    undo.push(async () => knowledge.close());
    await readStartFolder({ folder: config.knowledgeDir, stores, knowledge, onStep });
    const ingestion = openIngestion({
      stores,
      knowledge,
      logger,
      outboundAllowHosts: config.outboundAllowHosts,
    });
    undo.push(async () => ingestion.close());
    const others = await takeSeat(config.redisUrl, { ...secrets, ...stores, logger });
    if (others) undo.push(others.leave);
    const seat = others?.seat;
    const embedder = meaning.meaning?.embedder;
    const opening = { config, embedder, deps, secrets, store, knowledge, ingestion, seat, undo };
    const { info, createSignInLink } = await openDesk(opening);
    return { info, createSignInLink, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Who has another program on a port should not wait for the store and the documents to hear it. */
async function probePorts({ host, port, demoPort }: Config): Promise<void> {
  await probePort({ host, port, variable: 'PORT' });
  if (demoPort !== undefined) await probePort({ host, port: demoPort, variable: 'DEMO_PORT' });
}

function openMeters({ stores }: OpenStore, logger: Logger) {
  const onFailure = (error: unknown) => logger.warn({ err: error }, 'what a call has used was not noted');
  return createAssistantMeters({ ...stores, clock: systemClock, onFailure });
}

async function prepareStore(
  { stores }: OpenStore,
  { allowedOrigins, redisUrl }: Config,
  logger: Logger,
): Promise<void> {
  await stores.assistants.ensure({
    workspace: DEMO_WORKSPACE,
    assistant: DEMO_ASSISTANT,
    agent: DEMO_AGENT,
  });
  for (const origin of allowedOrigins) {
    await stores.assistants.allowOrigin(DEMO_ASSISTANT.id, DEMO_WORKSPACE.id, origin);
  }
  await recover({ ...stores, logger, isAlone: redisUrl === undefined });
}

interface Opening {
  readonly config: Config;
  readonly embedder: Embedder | undefined;
  readonly deps: StartDeps;
  readonly secrets: Secrets;
  readonly store: OpenStore;
  readonly ingestion: Ingestion;
  readonly seat: ServerSeat | undefined;
  readonly knowledge: KnowledgeBase & SharedKnowledge;
  readonly undo: Undo;
}

async function openDesk(opening: Opening): Promise<Omit<RunningDesk, 'stop'>> {
  const { config, deps, secrets, store, ingestion, undo } = opening;
  const { stores } = store;
  const server = createServer(SERVER_OPTIONS);
  const port = await listen(server, { host: config.host, port: config.port, variable: 'PORT' });
  undo.push(async () => void server.close());
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const { outbound, answers } = await openServices(opening, publicUrl);
  const tag = widgetTag(publicUrl, DEMO_ASSISTANT.id);
  let info: DeskInfo = {
    serverUrl: publicUrl,
    demoUrl: null,
    consoleUrl: `${publicUrl}/console/`,
    assistantId: DEMO_ASSISTANT.id,
    store: store.description,
    provider: answers.providerName,
    tag,
  };
  const app = createApp({
    server,
    seat: opening.seat,
    ingestion,
    publicUrl,
    stores,
    outbound,
    findCountry: await openCountries(config.geoipDatabase),
    limits: await openRateLimits(config, deps.logger, undo),
    writer: answers.writer,
    offer: answers.offer,
    knowledge: opening.knowledge,
    addDocument: createAddDocument(stores.documents, opening.knowledge),
    retriever: opening.knowledge,
    embedder: opening.embedder,
    clock: systemClock,
    logger: deps.logger,
    folders: deps.folders,
    ...secrets,
    operator: {
      token: secrets.operatorToken,
      workspaceId: DEMO_WORKSPACE.id,
      info: () => info,
      createSignInLink: async (sessions) => sessions.createLink(DEMO_AGENT, info.consoleUrl),
    },
  });
  undo.push(async () => app.stop());
  info = { ...info, demoUrl: await openDemoSite(opening, { serverUrl: publicUrl, tag }) };
  await announce(opening, port);
  return { info, createSignInLink: async () => (await app.createSignInLink()).url };
}

/** Lets the operator's command find the desk. */
async function announce({ config, secrets, undo }: Opening, port: number): Promise<void> {
  const { operatorToken } = secrets;
  const localUrl = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  await writeDeskCard(config.dataDir, { localUrl, operatorToken, pid: process.pid });
  undo.push(async () => removeDeskCard(config.dataDir));
}

/** Opens the way to the outside, and what answers are written with. */
async function openServices({ config, deps, secrets, store, knowledge, undo }: Opening, publicUrl: string) {
  const { stores } = store;
  const outbound = createOutbound({ allowedHosts: config.outboundAllowHosts });
  undo.push(async () => outbound.close());
  const ownerSecrets = createSecrets(stores.secrets, createVault(secrets.vaultKey));
  const serviceConnections = createServiceConnections({ ...stores, ownerSecrets });
  const { answerService } = config;
  if (answerService) {
    await connectAnswerService({ ...stores, serviceConnections }, DEMO_ASSISTANT.id, answerService);
    deps.onStep(`Answers: ${answerService.service} is connected`);
  }
  const { logger } = deps;
  const answers = await openAnswers({
    ...stores,
    config,
    knowledge,
    publicUrl,
    outbound,
    serviceConnections,
    logger,
  });
  undo.push(async () => answers.close());
  return { outbound, answers };
}

async function openDemoSite(
  { config, deps, store, undo }: Opening,
  site: { readonly serverUrl: string; readonly tag: string },
): Promise<string | null> {
  const { host, demoPort } = config;
  if (demoPort === undefined) return null;
  const server = createDemoSite({ ...site, folder: deps.folders.demoSiteDir });
  const port = await listen(server, { host, port: demoPort, variable: 'DEMO_PORT' });
  undo.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  for (const name of ['localhost', '127.0.0.1']) {
    await store.stores.assistants.allowOrigin(DEMO_ASSISTANT.id, DEMO_WORKSPACE.id, `http://${name}:${port}`);
  }
  return `http://localhost:${port}`;
}
