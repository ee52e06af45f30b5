// The desk's only way out: checks where a request goes, keeps to its limits, and says plainly why there is no reply.

import { Agent, fetch, type RequestInit, type Response } from 'undici';

import type {
  Outbound,
  OutboundFailure,
  OutboundReply,
  OutboundRequest,
  OutboundResult,
} from '../../ports/outbound.ts';
import { checkUrl, RefusedAddress, type AllowedHosts } from './check-url.ts';
import { createPinnedConnector, type ConnectorDeps } from './pinned-connector.ts';
import { readBody, TooLarge } from './read-body.ts';

/** How the outside is reached. */
export interface OutboundOptions extends Omit<ConnectorDeps, 'allowed'> {
  /** Hosts that the operator trusts, each as `host` or `host:port`; they may be private and have any port. */
  readonly allowedHosts?: readonly string[];
}

/** @source security research, section 5: at most 3 redirects, 10 s and 5 MB unpacked for any reply */
const DEFAULTS = { redirectsMax: 3, timeoutMs: 10_000, bodyMaxBytes: 5_000_000 } as const;

const REASONS: Readonly<Record<OutboundFailure, string>> = {
  not_allowed: 'The desk does not open this address; only public web addresses are opened.',
  unreachable: 'The server could not be reached.',
  timeout: 'The server took too long.',
  too_large: 'The reply is larger than the desk accepts.',
  too_many_redirects: 'The address was redirected too often.',
  cancelled: 'The request was cancelled.',
};

/** What may follow a redirect to another origin: it says nothing about who asks. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set(['accept', 'accept-language', 'user-agent']);

/** Creates the way out. */
export function createOutbound({ allowedHosts = [], ...deps }: OutboundOptions = {}): Outbound {
  const allowed: AllowedHosts = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const dispatcher = new Agent({ connect: createPinnedConnector({ ...deps, allowed }) });
  const send = async (url: URL, init: RequestInit) => fetch(url, { ...init, redirect: 'manual', dispatcher });

  const guardedFetch = async (address: string | URL, init?: RequestInit) =>
    send(checkUrl(String(address), allowed), init ?? {});
  return {
    async request(request) {
      const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULTS.timeoutMs);
      const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
      try {
        return await follow(request, { allowed, send, signal });
      } catch (error) {
        return refused(
          request.signal?.aborted ? 'cancelled' : timeout.aborted ? 'timeout' : failureOf(error),
        );
      }
    },
    fetch: guardedFetch as unknown as typeof globalThis.fetch,
    close: async () => dispatcher.destroy(),
  };
}

interface Sending {
  readonly allowed: AllowedHosts;
  readonly send: (url: URL, init: RequestInit) => Promise<Response>;
  readonly signal: AbortSignal;
}

async function follow(request: OutboundRequest, { allowed, send, signal }: Sending): Promise<OutboundResult> {
  const { method = 'GET', body } = request;
  const redirectsMax =
    method === 'GET' || method === 'HEAD' ? (request.redirectsMax ?? DEFAULTS.redirectsMax) : 0;
  let headers = request.headers ?? {};
  let url = checkUrl(request.url, allowed);
  for (let hops = 0; ; hops += 1) {
    const response = await send(url, { method, headers, signal, ...(body !== undefined && { body }) });
    const location = redirectsMax > 0 ? redirectOf(response) : null;
    if (location === null) return { ok: true, reply: await replyOf(response, url, request) };
    await response.body?.cancel();
    if (hops >= redirectsMax) return refused('too_many_redirects');
    const next = checkUrl(absolute(location, url.href), allowed);
    if (next.origin !== url.origin) headers = harmless(headers);
    url = next;
  }
}

function absolute(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function redirectOf({ status, headers }: Response): string | null {
  return REDIRECTS.has(status) ? headers.get('location') : null;
}

function harmless(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name.toLowerCase())),
  );
}

async function replyOf(response: Response, url: URL, request: OutboundRequest): Promise<OutboundReply> {
  const body = await readBody(response, request.bodyMaxBytes ?? DEFAULTS.bodyMaxBytes);
  return {
    url: url.href,
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    body,
  };
}

function refused(failure: OutboundFailure): OutboundResult {
  return { ok: false, failure, reason: REASONS[failure] };
}

function failureOf(error: unknown): OutboundFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof RefusedAddress) return 'not_allowed';
    if (cause instanceof TooLarge) return 'too_large';
  }
  return 'unreachable';
}
