// The transport over Socket.IO: the only file that knows the library.

import { LIMITS, SOCKET_PATH, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { ServerToVisitor, VisitorToServer, WireError } from '@frontdesk/contract';
import type { Socket } from 'socket.io-client';
import { listenForReturn } from './listen-for-return.ts';
import { createPatience } from './patience.ts';
import type { Reply, Transport, TransportEvent } from './transport.ts';

type VisitorSocket = Socket<ServerToVisitor, VisitorToServer>;

const SERVER_EVENTS = [
  'message:created',
  'answer:delta',
  'answer:done',
  'conversation:updated',
] as const satisfies readonly (keyof ServerToVisitor)[];

/** A refusal of the handshake carries the desk's error as `data`. */
const refusalOf = (error: Error): WireError | undefined => (error as { data?: WireError }).data;

/** Makes a socket that is not connected yet, and tells everything that happens on it. */
async function createSocket(
  baseUrl: string,
  token: () => string,
  emit: (event: TransportEvent) => void,
): Promise<VisitorSocket> {
  // Fetched beside the panel, not before it: the panel greets without a connection.
  const { io } = await import('socket.io-client');
  const socket: VisitorSocket = io(baseUrl + VISITOR_NAMESPACE, {
    path: SOCKET_PATH,
    auth: (give) => give({ token: token() }),
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
  });
  socket.on('connect', () => emit({ type: 'online' }));
  socket.on('disconnect', (reason) => {
    emit({ type: 'away' });
    // A desk that is stopping ends its sockets; the library leaves coming back to us then.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', (error) => {
    const refusal = refusalOf(error);
    emit(refusal ? { type: 'refused', error: refusal } : { type: 'away' });
  });
  for (const type of SERVER_EVENTS) {
    socket.on(type, (payload: unknown) => emit({ type, payload } as TransportEvent));
  }
  return socket;
}

/** Emits and waits for the ack. The typed emitter cannot follow a generic event name; the signature of the port says the same. */
async function ask(socket: VisitorSocket | null, event: string, payload: unknown): Promise<Reply<never>> {
  if (!socket?.connected) return { ok: false, error: null };
  const emitter = socket.timeout(LIMITS.ackTimeoutMs) as unknown as {
    emitWithAck(name: string, sent: unknown): Promise<Reply<never>>;
  };
  return emitter.emitWithAck(event, payload).catch(() => ({ ok: false, error: null }));
}

/**
 * Connects to a desk by Socket.IO: polling first, then WebSocket where the network lets it through.
 * @param baseUrl the desk's origin
 */
export function createSocketTransport(baseUrl: string): Transport {
  let token = '';
  let socket: VisitorSocket | null = null;
  const closed = new AbortController();
  const patience = createPatience();
  const listeners = new Set<(event: TransportEvent) => void>();
  const emit = (event: TransportEvent) => {
    for (const listener of listeners) listener(event);
  };
  const making = (async () => {
    while (!socket && !closed.signal.aborted) {
      socket = await createSocket(baseUrl, () => token, emit).catch(() => null);
      if (!socket) await patience.pause();
    }
  })();
  const reconnect = () => {
    patience.skip();
    if (token && !closed.signal.aborted) socket?.disconnect().connect();
  };
  const stopListening = listenForReturn(() => {
    if (!socket?.connected) reconnect();
  });

  return {
    connect: (newToken) => {
      token = newToken;
      void making.then(reconnect);
    },
    isOnline: () => socket?.connected ?? false,
    request: (event, payload) => ask(socket, event, payload),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed.abort();
      patience.skip();
      stopListening();
      listeners.clear();
      socket?.disconnect();
    },
  };
}
