// Wires the rooms of the desk together. Reads no environment and opens no port.

import express, { json, type Express } from 'express';
import type { Server as HttpServer } from 'node:http';

import { DESK_LIMITS, type DeskInfo, type SignInLink, type WorkspaceId } from '@frontdesk/contract';

import type { AgentSessions } from './access/agent-sessions.ts';
import { createAccess, type Access } from './access/create-access.ts';
import type { Stores } from './adapters/mongo/index.ts';
import type { ChatDeps } from './chat/chat-deps.ts';
import type { AnsweringOffer } from './answers/change-settings.ts';
import type { AddDocument } from './answers/gaps/answer-gap.ts';
import { createGapRecorder } from './answers/gaps/gap-recorder.ts';
import { createStorageRedaction } from './answers/guardrails/storage-redaction.ts';
import { createServiceKnowledge } from './adapters/create-service-knowledge.ts';
import { createRemoteVerifiers } from './adapters/remote-verifiers.ts';
import { writeWithinLimits } from './answers/write-within-limits.ts';
import { createDraining, RECONNECT_AFTER_MS } from './chat/draining.ts';
import { createForgetting } from './chat/forget-conversations.ts';
import { createDeliverEvents } from './events/deliver-events.ts';
import { feedWithEvents } from './events/webhooks.ts';
import { apiRoutes } from './http/api/api-routes.ts';
import { createAuthenticate } from './http/api/authenticate.ts';
import { allEndpoints } from './http/api/index.ts';
import { compatRoutes } from './http/compat/index.ts';
import { openApiRoutes } from './http/api/openapi/openapi-routes.ts';
import { createRunOnce } from './http/api/idempotency/idempotency.ts';
import { createRecordChange } from './http/api/record-change.ts';
import { createLiveAnswers } from './chat/live-answers.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { mcpRoutes } from './http/mcp/mcp-routes.ts';
import { passageUrl } from './http/passage-url.ts';
import { operatorRoutes } from './http/operator-routes.ts';
import { assignRequestId, problems, refuseUnknown, route } from './http/respond.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sourcePages } from './http/source-pages.ts';
import { staticFiles, type StaticFolders } from './http/static-files.ts';
import { stripeRoutes } from './http/stripe-routes.ts';
import { widgetRoutes } from './http/widget-routes.ts';
import type { Ingestion } from './ingestion/ingestion.ts';
import type { Logger } from './logger.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import { createAssistantMeters } from './limits/assistant-meters.ts';
import { meterRetriever } from './limits/meter-retriever.ts';
import { createAnswerAllowance } from './limits/answer-allowance.ts';
import type { AnswerWriter } from './ports/answer-writer.ts';
import type { Clock } from './ports/clock.ts';
import type { FindCountry } from './ports/find-country.ts';
import type { ConversationFeed } from './ports/conversation-feed.ts';
import type { Embedder } from './ports/embedder.ts';
import type { Passage } from './ports/passage.ts';
import type { Retriever } from './ports/retriever.ts';
import type { SharedKnowledge } from './ports/shared-knowledge.ts';
import type { Outbound } from './ports/outbound.ts';
import { createConnections } from './sockets/connections.ts';
import { cutSlowConsumers } from './sockets/cut-slow-consumers.ts';
import { bindNamespaces, openSockets } from './sockets/gateway.ts';
import { joinServers, type ServerSeat } from './sockets/join-servers.ts';
import { createSocketFeed } from './sockets/socket-feed.ts';

/** How long a stop waits for the answers that are being written. Leaves a third of the 15 s of a stop for the rest. */
const ANSWER_GRACE_MS = 8_000;

/** How long a stop waits for requests under way, before it closes connections: a browser opens some in advance and says nothing on them. */
const REQUEST_GRACE_MS = 1_000;

export type { ServerSeat } from './sockets/join-servers.ts';

/** What a desk is made of. */
export interface AppDeps {
  readonly server: HttpServer;
  /** Where visitors and agents reach the desk, without a slash at the end. */
  readonly publicUrl: string;
  readonly stores: Stores;
  readonly writer: AnswerWriter;
  readonly ingestion: Ingestion;
  /** What the desk has to answer with. */
  readonly offer: AnsweringOffer;
  /** Adds a document to the knowledge and its index. */
  readonly addDocument: AddDocument;
  /** What the servers of one desk tell each other of the knowledge. */
  readonly knowledge: SharedKnowledge;
  readonly retriever: Retriever;
  /** Absent: programs get no embeddings. */
  readonly embedder?: Embedder | undefined;
  /** The way to the outside, for verifiers. */
  readonly outbound: Outbound;
  /** Finds the country of an address. Default: no country is known. */
  readonly findCountry?: FindCountry;
  /** How often anybody may do what. */
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly folders: StaticFolders;
  /** Absent: this is the only server. */
  readonly seat?: ServerSeat | undefined;
  /** Signs visitors' tokens; at least 256 bits. */
  readonly sessionSecret: string;
  /** Seals secrets in the store and peppers API keys; at least 256 bits. */
  readonly vaultKey: string;
  readonly operator: {
    readonly token: string;
    readonly workspaceId: WorkspaceId;
    readonly info: () => DeskInfo;
    readonly createSignInLink: (sessions: AgentSessions) => Promise<SignInLink>;
  };
}

/** A desk that answers on the given server. */
export interface App {
  /** Makes a one-time link to the console. */
  createSignInLink(): Promise<SignInLink>;
  /** Ends the answers that are being written, then the connections. */
  stop(): Promise<void>;
}

/** Puts a desk on an HTTP server. */
export function createApp(deps: AppDeps): App {
  const { server, stores, clock, logger } = deps;
  const access = createAccess({ ...deps, createRemoteVerifiers, connections: createConnections(() => io) });
  const routes = express();
  // Before the sockets: they take their own path from the listeners that are there when they come.
  server.on('request', routes);
  const io = openSockets(server, { ...access, limits: deps.limits }, deps.seat?.adapter);
  const live = createLiveAnswers();
  const draining = createDraining();
  const { assistants, conversations, messages } = stores;
  const { feed, deliveries } = openEvents(deps, access, createSocketFeed(io));
  const others = joinServers(deps.seat, { ...deps, io, live, feed });
  const chat = {
    assistants,
    conversations,
    messages,
    feed,
    live,
    elsewhere: others.elsewhere,
    draining,
    writer: writeWithinLimits(deps.writer, createAnswerAllowance({ ...stores, ...access, clock })),
    redactForStorage: createStorageRedaction(stores.answering),
    gaps: createGapRecorder({
      gaps: stores.gaps,
      onFailure: (error) => logger.warn({ err: error }, 'a gap was not noted'),
    }),
    clock,
    logger,
  };
  fillRoutes(routes, { deps, access, chat });
  bindNamespaces(io, chat, { ...access, limits: deps.limits });
  const stopCutting = cutSlowConsumers(io, logger);
  const forgetting = createForgetting({ ...stores, clock, logger });
  forgetting.start();
  return {
    createSignInLink: async () => deps.operator.createSignInLink(access.agentSessions),
    async stop() {
      draining.begin();
      feed.draining({ reconnectAfterMs: RECONNECT_AFTER_MS });
      await live.stop(ANSWER_GRACE_MS);
      await others.leave();
      await deliveries.stop();
      await forgetting.stop();
      stopCutting();
      const hurry = setTimeout(() => server.closeAllConnections(), REQUEST_GRACE_MS);
      await io.close();
      clearTimeout(hurry);
    },
  };
}

/** Tells programs what happens in conversations. */
function openEvents(deps: AppDeps, access: Access, sockets: ConversationFeed) {
  const parts = { ...deps, ...deps.stores, ...access };
  const deliveries = createDeliverEvents(parts);
  deliveries.start();
  return { feed: feedWithEvents(sockets, parts), deliveries };
}

/** What programs spend besides answers counts towards the budget of their assistant. */
function countSpending({ stores, clock, logger, retriever }: AppDeps) {
  const onFailure = (error: unknown) => logger.warn({ err: error }, 'what a call has used was not noted');
  const meterOf = createAssistantMeters({ ...stores, clock, onFailure });
  return { meterOf, retriever: meterRetriever(retriever, meterOf) };
}

interface RouteDeps {
  readonly deps: AppDeps;
  readonly access: Access;
  readonly chat: ChatDeps;
}

function fillRoutes(app: Express, { deps, access, chat }: RouteDeps): void {
  const { assistants, documents } = deps.stores;
  const { token, info, createSignInLink } = deps.operator;
  const authenticate = createAuthenticate({ ...access, operator: deps.operator });
  app.disable('x-powered-by').set('etag', 'strong').set('query parser', 'simple');
  app.use(assignRequestId, securityHeaders(deps.publicUrl));
  route(app, '/health', {
    get: (_request, response) => void response.json({ status: 'ok' }),
  });
  const recordChange = createRecordChange(deps.stores.audit, deps.logger);
  const serviceKnowledge = createServiceKnowledge(deps.outbound);
  const endpoints = allEndpoints({
    ...deps.stores,
    ...deps,
    ...access,
    writer: chat.writer,
    chat,
    serviceKnowledge,
  });
  const counted = countSpending(deps);
  app.use(compatRoutes({ ...deps.stores, ...chat, ...access, ...deps, ...counted, authenticate, chat }));
  const citationUrl = (passage: Passage) => passageUrl(deps.publicUrl, passage);
  app.use('/mcp', mcpRoutes({ ...chat, ...access, ...deps, ...counted, citationUrl, chat }));
  app.use('/api/v1', openApiRoutes(endpoints, deps.publicUrl));
  const runOnce = createRunOnce({ ...deps, ...access, store: deps.stores.idempotency });
  const api = { authenticate, assistants, recordChange, runOnce, limits: deps.limits };
  app.use('/api/v1', apiRoutes(endpoints, api));
  app.use('/hooks/v1', stripeRoutes(access.stripe));
  const body = json({ limit: DESK_LIMITS.packetMaxBytes, type: () => true });
  app.use('/widget/v1', body, widgetRoutes({ assistants, ...access, limits: deps.limits }));
  app.use('/console/v1', body, consoleRoutes({ assistants, audit: deps.stores.audit, ...access }));
  const links = async () => createSignInLink(access.agentSessions);
  app.use('/operator/v1', body, operatorRoutes({ token, info, createSignInLink: links }));
  app.use('/sources', sourcePages(documents));
  app.use(staticFiles(deps.folders));
  app.get('/', (_request, response) => {
    response.redirect('/console/');
  });
  app.use(refuseUnknown, problems(deps.logger));
}
