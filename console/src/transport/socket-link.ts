// The link over Socket.IO: the only file that knows the library.

import { io, type Socket } from 'socket.io-client';

import {
  AGENT_NAMESPACE,
  LIMITS,
  SOCKET_PATH,
  type AgentToServer,
  type ErrorCode,
  type ServerToAgent,
} from '@frontdesk/contract';

import type { AgentLink, AgentRequest, LinkListener, LinkStatus, Outcome, Refusal } from './agent-link.ts';

type AgentSocket = Socket<ServerToAgent, AgentToServer>;

/** The library's types can't follow an event name that is itself a type parameter. */
interface UntypedEmitter {
  emitWithAck(event: AgentRequest, payload: unknown): Promise<unknown>;
}

const SIGN_IN_AGAIN: readonly (ErrorCode | undefined)[] = ['unauthenticated', 'session_expired'];

const NO_ANSWER: Refusal = {
  code: 'no_answer',
  message: 'The desk did not answer. Check your connection and try again.',
  retryable: true,
};

function codeOf(error: Error): ErrorCode | undefined {
  const data = 'data' in error ? error.data : undefined;
  return data && typeof data === 'object' && 'code' in data ? (data.code as ErrorCode) : undefined;
}

/** How long to wait before the first new attempt, in milliseconds; Socket.IO's own default. */
const RECONNECT_AFTER_MS = 1_000;

/** Tells the listener everything. @param connectAfter connects when so many milliseconds have passed */
function listen(socket: AgentSocket, listener: LinkListener, connectAfter: (ms: number) => void): void {
  const tell = (status: LinkStatus) => listener.onStatus(status);
  let comeBackAfterMs = 0;
  function comeBackAfter(ms: number) {
    comeBackAfterMs = ms;
    // Where the connection itself is cut, Socket.IO comes back on its own, half a delay earlier or later.
    socket.io.reconnectionDelay(ms || RECONNECT_AFTER_MS);
  }
  socket.on('connect', () => {
    comeBackAfter(0);
    tell('online');
  });
  socket.on('desk:draining', (payload) => {
    comeBackAfter(payload.reconnectAfterMs);
    listener.onEvent({ name: 'desk:draining', payload });
  });
  socket.on('connect_error', (error) => {
    const refused = SIGN_IN_AGAIN.includes(codeOf(error));
    tell(refused ? 'refused' : 'offline');
    // After a refusal by the desk itself, Socket.IO does not try again on its own.
    if (!refused && !socket.active) connectAfter(LIMITS.ackTimeoutMs);
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    tell('offline');
    // Not everybody at once.
    if (reason === 'io server disconnect') connectAfter(comeBackAfterMs * (1 + Math.random() / 2));
  });
  socket.on('inbox:changed', (payload) => listener.onEvent({ name: 'inbox:changed', payload }));
  socket.on('message:created', (payload) => listener.onEvent({ name: 'message:created', payload }));
  socket.on('answer:delta', (payload) => listener.onEvent({ name: 'answer:delta', payload }));
  socket.on('typing:changed', (payload) => listener.onEvent({ name: 'typing:changed', payload }));
  socket.on('answer:done', (payload) => listener.onEvent({ name: 'answer:done', payload }));
}

/**
 * Makes a link to a desk, with the session cookie.
 * WebSocket is tried first, long polling when something between refuses it.
 * @param deskUrl the origin of the desk; the one that served this page by default
 */
export function createSocketLink(deskUrl = location.origin): AgentLink {
  const socket: AgentSocket = io(deskUrl + AGENT_NAMESPACE, {
    path: SOCKET_PATH,
    withCredentials: true,
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: LIMITS.ackTimeoutMs,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  function connectAfter(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), ms);
  }
  return {
    async request(event, payload) {
      // Without a connection Socket.IO would keep the request and send it long after its sender gave up.
      if (!socket.connected) return { ok: false, error: NO_ANSWER };
      const timed = socket.timeout(LIMITS.ackTimeoutMs) as unknown as UntypedEmitter;
      try {
        return (await timed.emitWithAck(event, payload)) as Outcome<never>;
      } catch {
        return { ok: false, error: NO_ANSWER };
      }
    },
    open(listener) {
      listener.onStatus('connecting');
      listen(socket, listener, connectAfter);
      socket.connect();
    },
    reconnect() {
      if (!socket.connected) socket.disconnect().connect();
    },
    close() {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
