// The socket server: who may connect, to which handlers, within which bounds.

import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';

import { AGENT_NAMESPACE, DESK_LIMITS, SOCKET_PATH, VISITOR_NAMESPACE } from '@frontdesk/contract';
import { visitorHandshakeSchema } from '@frontdesk/contract/schemas';
import { Server, type ServerOptions, type Socket } from 'socket.io';

import type { AgentCookie } from '../access/agent-cookie.ts';
import { readAgentProfile } from '../access/agent-profile.ts';
import type { AgentSessions } from '../access/agent-sessions.ts';
import type { AdmitVisitor } from '../access/entitlement/admit-visitor.ts';
import type { OriginPolicy } from '../access/origin-policy.ts';
import type { VisitorSessions } from '../access/visitor-sessions.ts';
import type { ChatDeps } from '../chat/chat-deps.ts';
import { AppError, toAppError, toWireError } from '../errors.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { OpenChat } from '../ports/connections.ts';
import type { VisitorSessionRecord } from '../ports/session-store.ts';
import { agentHandlers } from './agent-handlers.ts';
import { BoundedWebSockets } from './bounded-web-sockets.ts';
import { endSilentConnections } from './end-silent-connections.ts';
import { bindHandlers, parsePayload } from './handle.ts';
import { agentRoom, assistantRoom, sessionRoom, visitorRoom, workspaceRoom } from './rooms.ts';
import { visitorHandlers } from './visitor-handlers.ts';

/** A connection that says nothing is closed after this. @source security research, M3: 10,000 bare handshakes stay open for 45 s by default */
const CONNECT_TIMEOUT_MS = 5_000;
/** Together at most 25 s until a dead link is noticed. */
const PING_INTERVAL_MS = 15_000;
const PING_TIMEOUT_MS = 10_000;

/** What decides who may connect. */
export interface GatewayDeps {
  readonly origins: OriginPolicy;
  readonly visitorSessions: VisitorSessions;
  readonly agentSessions: AgentSessions;
  readonly agentCookie: AgentCookie;
  readonly admitVisitor: AdmitVisitor;
  readonly limits: RateLimits;
}

/** Carries what is told to the other servers of the desk. */
export type SocketAdapter = NonNullable<ServerOptions['adapter']>;

/**
 * Opens the socket endpoint on an HTTP server. Nobody can do anything on it before {@link bindNamespaces}.
 * @param adapter absent: this is the only server
 */
export function openSockets(
  server: HttpServer,
  { origins, limits }: Pick<GatewayDeps, 'origins' | 'limits'>,
  adapter?: SocketAdapter,
): Server {
  const io = new Server(server, {
    path: SOCKET_PATH,
    ...(adapter && { adapter }),
    serveClient: false,
    maxHttpBufferSize: DESK_LIMITS.packetMaxBytes,
    connectTimeout: 2 * CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    perMessageDeflate: false,
    wsEngine: BoundedWebSockets,
    cors: { origin: true, credentials: true },
    allowRequest: (request, decide) => {
      mayConnect(request, { origins, limits }).then(
        (refusal) => decide(refusal, refusal === null),
        () => decide('unavailable', false),
      );
    },
  });
  endSilentConnections(io, CONNECT_TIMEOUT_MS);
  return io;
}

/** @returns why a connection of the transport is refused before it costs anything, or `null` */
async function mayConnect(
  request: IncomingMessage,
  { origins, limits }: Pick<GatewayDeps, 'origins' | 'limits'>,
): Promise<string | null> {
  // What follows on a connection that is there carries its id.
  const isNew = !/[?&]sid=/.test(request.url ?? '');
  if (isNew && !(await limits.take('handshake', { address: limits.addressOf(request) })).isAllowed) {
    return 'rate_limited';
  }
  return (await origins.isKnown(request.headers.origin)) ? null : 'origin_not_allowed';
}

/** Lets a connection in, or tells it why not, in the words of the catalogue. */
function admit(decide: (socket: Socket) => Promise<void>) {
  return (socket: Socket, next: (error?: Error) => void) => {
    decide(socket).then(
      () => next(),
      (thrown: unknown) => {
        const wire = toWireError(toAppError(thrown), randomUUID());
        next(Object.assign(new Error(wire.code), { data: wire }));
      },
    );
  };
}

/** Connects both namespaces with their handlers. */
export function bindNamespaces(io: Server, chat: ChatDeps, deps: GatewayDeps): void {
  const { logger } = chat;
  const visitors = io.of(VISITOR_NAMESPACE);
  visitors.use(
    admit(async (socket) => {
      const { token } = parsePayload(visitorHandshakeSchema, socket.handshake.auth);
      const visitor = await deps.visitorSessions.verify(token);
      if (!(await deps.origins.allows(originOf(socket.request), visitor.assistantId))) {
        throw new AppError('origin_not_allowed');
      }
      const { visitorId, user } = visitor;
      socket.data = { visitorId, user } satisfies OpenChat;
      await socket.join(roomsOf(visitor));
      endWith(socket, visitor);
      const context = { chat, visitor, socketId: socket.id, admit: deps.admitVisitor };
      const count = countEvents(socket, deps.limits, visitor);
      bindHandlers(socket, visitorHandlers, { context, logger, count });
    }),
  );
  // Who was signed out while the connection was being made is found again now that it can be ended.
  visitors.on('connection', (socket) => {
    const { token } = parsePayload(visitorHandshakeSchema, socket.handshake.auth);
    deps.visitorSessions.verify(token).catch(() => socket.disconnect(true));
  });
  const agents = io.of(AGENT_NAMESPACE);
  agents.use(
    admit(async (socket) => {
      if (!deps.origins.isOwn(originOf(socket.request))) throw new AppError('origin_not_allowed');
      const agent = await deps.agentSessions.verify(deps.agentCookie.read(socket.request.headers.cookie));
      const profile = await readAgentProfile(chat.assistants, agent);
      await socket.join([workspaceRoom(agent.workspaceId), agentRoom(agent.id)]);
      const count = countEvents(socket, deps.limits);
      bindHandlers(socket, agentHandlers, { context: { chat, agent, profile, socket }, logger, count });
    }),
  );
}

/** Counts the events of a connection, and the messages of a visitor by visitor, address and assistant. */
function countEvents(socket: Socket, limits: RateLimits, visitor?: VisitorSessionRecord) {
  const address = limits.addressOf(socket.request);
  return async (event: string) => {
    await limits.require('event', { address, key: socket.id });
    if (!visitor || (event !== 'message:send' && event !== 'answer:retry')) return;
    await limits.require('message', { address, key: visitor.visitorId });
    await limits.require('addressMessage', { address });
    await limits.require('assistantMessage', { address, key: visitor.assistantId });
  };
}

/** An answer that was begun before the visitor was known is still told to who it was begun for. */
function roomsOf({ id, assistantId, visitorId, takenOver }: VisitorSessionRecord): string[] {
  return [
    sessionRoom(id),
    assistantRoom(assistantId),
    ...[visitorId, takenOver ?? []].flat().map(visitorRoom),
  ];
}

/** Ends the connection of a named visitor with what proves the name. Unnamed ones live longer than a timer can wait, and are prolonged. */
function endWith(socket: Socket, { user, expiresAt }: VisitorSessionRecord): void {
  if (!user) return;
  const timer = setTimeout(() => socket.disconnect(true), Math.max(0, expiresAt.getTime() - Date.now()));
  timer.unref();
  socket.on('disconnect', () => clearTimeout(timer));
}

function originOf(request: IncomingMessage): string | undefined {
  return request.headers.origin;
}
