// Keeps the chat connected: opens the session, connects, and renews either when the desk says so.

import type { VisitorSession, WireError } from '@frontdesk/contract';
import { warn } from '../host/warn.ts';
import { listenForReturn } from '../transport/listen-for-return.ts';
import { createPatience } from '../transport/patience.ts';
import type { Reply, Transport } from '../transport/transport.ts';
import type { ChatStore } from './chat-store.ts';

/** What keeping the connection needs. */
export interface ConnectionParts {
  readonly store: ChatStore;
  readonly transport: Transport;
  /** Opens a session with the desk. */
  readonly openSession: () => Promise<Reply<VisitorSession>>;
  /** Takes a new session into state and storage. */
  readonly takeSession: (session: VisitorSession) => void;
}

/** The care for the connection. */
export interface Connection {
  /** Opens a session and connects; tries until it works or the desk refuses for good. */
  readonly open: () => Promise<void>;
  readonly close: () => void;
}

const isSessionLost = ({ code }: WireError) => code === 'unauthenticated' || code === 'session_expired';

function refuse(error: WireError, store: ChatStore): void {
  store.dispatch({ type: 'access/changed', denied: error });
  store.dispatch({ type: 'connection/changed', connection: 'refused', refusal: error.code });
  warn(`${error.message} (${error.code}, this page’s origin: ${location.origin})`);
}

function tellAway(error: WireError | null, store: ChatStore): void {
  store.dispatch({
    type: 'connection/changed',
    connection: 'away',
    ...(error ? { refusal: error.code } : {}),
  });
}

/** Keeps a chat connected until it is closed. */
export function keepConnected({ store, transport, openSession, takeSession }: ConnectionParts): Connection {
  const patience = createPatience();
  const closed = new AbortController();
  let opening: Promise<void> | null = null;

  const openNow = async (): Promise<void> => {
    while (!closed.signal.aborted) {
      const reply = await openSession();
      if (reply.ok && !closed.signal.aborted) {
        takeSession(reply.value);
        transport.connect(reply.value.token);
        return;
      }
      if (reply.ok) return;
      if (reply.error && !reply.error.retryable) {
        refuse(reply.error, store);
        return;
      }
      tellAway(reply.error, store);
      await patience.pause(reply.error?.retryAfterMs);
    }
  };
  const open = (): Promise<void> => {
    opening ??= openNow().finally(() => {
      opening = null;
    });
    return opening;
  };

  /** The desk has not let the socket in: with a new session it may, or later, or never. */
  const handleRefusal = async (error: WireError): Promise<void> => {
    if (!isSessionLost(error) && !error.retryable) return refuse(error, store);
    tellAway(error, store);
    // The first renewal happens at once; a desk that takes no session at all is not to be hammered.
    await patience.pause(isSessionLost(error) && patience.attempts() === 0 ? 0 : error.retryAfterMs);
    return open();
  };

  const unsubscribe = transport.subscribe((event) => {
    if (event.type === 'online') patience.reset();
    else if (event.type === 'refused') void handleRefusal(event.error);
  });
  const stopListening = listenForReturn(() => patience.skip());

  return {
    open,
    close: () => {
      closed.abort();
      patience.skip();
      unsubscribe();
      stopListening();
    },
  };
}
