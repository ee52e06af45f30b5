// What needs the library of Socket.IO: fetched beside the panel, not before it.

import { SOCKET_PATH, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { ServerToVisitor, VisitorToServer, WireError } from '@frontdesk/contract';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Reply, TransportEvent } from './transport.ts';

/** A visitor's socket. */
export type VisitorSocket = Socket<ServerToVisitor, VisitorToServer>;

const SERVER_EVENTS = [
  'message:created',
  'answer:delta',
  'answer:done',
  'conversation:updated',
  'typing:changed',
  'access:changed',
  'desk:draining',
] as const satisfies readonly (keyof ServerToVisitor)[];

/** A refusal of the handshake carries the desk's error as `data`. */
const refusalOf = (error: Error): WireError | undefined => (error as { data?: WireError }).data;

/** What a socket needs. */
export interface SocketParts {
  /** The desk's origin. */
  readonly baseUrl: string;
  readonly token: () => string;
  readonly isClosed: () => boolean;
  readonly emit: (event: TransportEvent) => void;
}

/** Makes a socket that is not connected yet, and tells everything that happens on it. */
export function createSocket({ baseUrl, token, isClosed, emit }: SocketParts): VisitorSocket {
  const socket: VisitorSocket = io(baseUrl + VISITOR_NAMESPACE, {
    path: SOCKET_PATH,
    auth: (give) => give({ token: token() }),
    autoConnect: false,
    forceNew: true,
    // Polling first: it works where WebSocket is blocked, and goes on working there.
    transports: ['polling', 'websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
  });
  socket.on('connect', () => emit({ type: 'online' }));
  let absenceMs: number | null = null;
  socket.on('desk:draining', ({ reconnectAfterMs }) => {
    absenceMs = reconnectAfterMs;
  });
  socket.on('disconnect', (reason) => {
    emit({ type: 'away' });
    if (absenceMs !== null) {
      // The desk has said when it is back; not everybody comes in the same moment.
      setTimeout(() => token() && !isClosed() && socket.connect(), absenceMs * (1 + Math.random()));
      absenceMs = null;
      socket.disconnect();
    }
    // A desk that ends a socket leaves coming back to us.
    else if (reason === 'io server disconnect') socket.connect();
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

/** Emits and waits for the ack; `error: null` when none comes in time. The typed emitter cannot follow a generic event name; the signature of the port says the same. */
export async function ask(
  socket: VisitorSocket,
  { event, payload, timeoutMs }: { event: string; payload: unknown; timeoutMs: number },
): Promise<Reply<never>> {
  if (!socket.connected) return { ok: false, error: null };
  const emitter = socket.timeout(timeoutMs) as unknown as {
    emitWithAck(name: string, sent: unknown): Promise<Reply<never>>;
  };
  return emitter.emitWithAck(event, payload).catch(() => ({ ok: false, error: null }));
}
