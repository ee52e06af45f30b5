// The port to the desk: what the chat needs of a connection, whatever carries it.

import type { Ack, ServerToVisitor, VisitorToServer, WireError } from '@frontdesk/contract';

/** What a visitor may ask of the desk. */
export type RequestEvent = keyof VisitorToServer;
/** What goes with a request. */
export type RequestPayload<E extends RequestEvent> = Parameters<VisitorToServer[E]>[0];
/** What a granted request returns. */
export type ReplyValue<E extends RequestEvent> =
  Parameters<VisitorToServer[E]>[1] extends Ack<infer T> ? T : never;

/** The outcome of a request. `error: null` means that no reply came: it may or may not have been done. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError | null };

/** What comes from the desk unasked, and what becomes of the connection itself. */
export type TransportEvent =
  | { readonly type: 'online' }
  /** The connection is lost or cannot be made; the transport goes on trying by itself. */
  | { readonly type: 'away' }
  /** The desk does not let this visitor in; the transport has stopped trying. */
  | { readonly type: 'refused'; readonly error: WireError }
  | {
      [E in keyof ServerToVisitor]: {
        readonly type: E;
        readonly payload: Parameters<ServerToVisitor[E]>[0];
      };
    }[keyof ServerToVisitor];

/** A connection to the desk that heals by itself. */
export interface Transport {
  /** Connects, or connects anew, as the owner of this token. */
  connect(token: string): void;
  isOnline(): boolean;
  /**
   * Asks the desk; never rejects.
   * @param timeoutMs how long to wait for the reply; as long as an ack may take where it is left out
   */
  request<E extends RequestEvent>(
    event: E,
    payload: RequestPayload<E>,
    timeoutMs?: number,
  ): Promise<Reply<ReplyValue<E>>>;
  /** Gives up the present connection, which may be dead without knowing it, and connects anew at once. */
  reconnect(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: TransportEvent) => void): () => void;
  close(): void;
}
