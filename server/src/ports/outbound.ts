// Opens connections to the outside. One module implements this, and nothing else in the server reaches out.

/** A request to a server that is not ours. */
export interface OutboundRequest {
  /** An absolute address of a public server: `http` or `https`, the usual port, no user name or password. */
  readonly url: string;
  /** Default: `GET`. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent to the origin of `url` only; a redirect to another one leaves them behind. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** How many redirects are followed, each checked like the first address. Only `GET` and `HEAD` follow any. Default: 3; 0 hands the redirect back. */
  readonly redirectsMax?: number;
  /** From the look-up of the name to the last byte. Default: 10 s. */
  readonly timeoutMs?: number;
  /** The most bytes of a reply's body, unpacked. Default: 5 MB. */
  readonly bodyMaxBytes?: number;
  readonly signal?: AbortSignal;
}

/** What the other server said. Any status counts as a reply. */
export interface OutboundReply {
  /** Where the reply came from, after redirects. */
  readonly url: string;
  readonly status: number;
  /** @returns a header of the reply, whatever its case, or `undefined` */
  header(name: string): string | undefined;
  /** Unpacked. */
  readonly body: Uint8Array;
}

/**
 * Why there is no reply.
 * `not_allowed`: the address is not one that the desk opens; what listens there is not revealed.
 */
export type OutboundFailure =
  | 'not_allowed'
  | 'unreachable'
  | 'timeout'
  | 'too_large'
  | 'too_many_redirects'
  | 'cancelled';

/** A reply, or why there is none. */
export type OutboundResult =
  | { readonly ok: true; readonly reply: OutboundReply }
  | {
      readonly ok: false;
      readonly failure: OutboundFailure;
      /** One plain sentence for a person, without what the other side or the network said. */
      readonly reason: string;
    };

/** Reaches public servers, never the desk's own network. */
export interface Outbound {
  request(request: OutboundRequest): Promise<OutboundResult>;
  /**
   * The same guard in the form of the platform's `fetch`, for libraries that take one and for replies that are streamed.
   * Follows no redirect, and sets no time or size limit: the caller does.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Ends all connections. */
  close(): Promise<void>;
}
