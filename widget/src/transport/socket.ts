// The transport over Socket.IO: the library comes beside the panel, since the panel greets without a connection.

import { LIMITS } from '@frontdesk/contract';
import { listenForReturn } from './listen-for-return.ts';
import { createPatience } from './patience.ts';
import type * as SocketIo from './socket-io.ts';
import type { Transport, TransportEvent } from './transport.ts';

/**
 * Connects to a desk by Socket.IO: polling first, then WebSocket where the network lets it through.
 * @param baseUrl the desk's origin
 */
export function createSocketTransport(baseUrl: string): Transport {
  let token = '';
  let socket: SocketIo.VisitorSocket | null = null;
  let library: Pick<typeof SocketIo, 'ask' | 'createSocket'> | null = null;
  const closed = new AbortController();
  const patience = createPatience();
  const listeners = new Set<(event: TransportEvent) => void>();
  const emit = (event: TransportEvent) => {
    for (const listener of listeners) listener(event);
  };
  const making = (async () => {
    while (!socket && !closed.signal.aborted) {
      library = await import('../connected.ts').catch(() => null);
      const isClosed = () => closed.signal.aborted;
      if (library) socket = library.createSocket({ baseUrl, token: () => token, isClosed, emit });
      else await patience.pause();
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
    request: (event, payload, timeoutMs = LIMITS.ackTimeoutMs) =>
      socket && library
        ? library.ask(socket, { event, payload, timeoutMs })
        : Promise.resolve({ ok: false, error: null }),
    reconnect,
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
