// The transport over Socket.IO: the only file that knows the library.

import { LIMITS, SOCKET_PATH, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { ServerToVisitor, VisitorToServer, WireError } from '@frontdesk/contract';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { listenForReturn } from './listen-for-return.ts';
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

/** Tells everything that happens on a socket. */
function listen(socket: VisitorSocket, emit: (event: TransportEvent) => void): void {
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
}

/** Emits and waits for the ack. The typed emitter cannot follow a generic event name; the signature of the port says the same. */
async function ask(socket: VisitorSocket, event: string, payload: unknown): Promise<Reply<never>> {
  if (!socket.connected) return { ok: false, error: null };
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
  const listeners = new Set<(event: TransportEvent) => void>();
  const socket: VisitorSocket = io(baseUrl + VISITOR_NAMESPACE, {
    path: SOCKET_PATH,
    auth: (give) => give({ token }),
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
  });
  listen(socket, (event) => {
    for (const listener of listeners) listener(event);
  });
  const stopListening = listenForReturn(() => {
    if (token && !socket.connected) socket.disconnect().connect();
  });

  return {
    connect: (newToken) => {
      token = newToken;
      socket.disconnect().connect();
    },
    isOnline: () => socket.connected,
    request: (event, payload) => ask(socket, event, payload),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      stopListening();
      listeners.clear();
      socket.disconnect();
    },
  };
}
