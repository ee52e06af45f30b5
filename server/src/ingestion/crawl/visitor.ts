// Requests of a crawl: at a host's pace, under its rules, as a guest that says who it is.

import robotsModule from 'robots-parser';

import type { Outbound, OutboundResult } from '../../ports/outbound.ts';
import type { HostPace } from './host-pace.ts';

/** What a crawl reaches the world with. */
export interface VisitorDeps {
  readonly outbound: Outbound;
  readonly pace: HostPace;
}

/** The library's types name a default export that its module does not have: the module is the function. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;
/** The name by which `robots.txt` may address the desk, and what servers see. */
const ROBOT = 'Frontdesk';
const USER_AGENT = 'Mozilla/5.0 (compatible; Frontdesk/0.1)';
/** @source the issue of this desk's owner: one request per second and host */
const INTERVAL_MS = 1_000;
/** Whoever asks for more patience than this would make a crawl endless. */
const INTERVAL_MAX_MS = 30_000;
const ROBOTS_MAX_BYTES = 512_000;
const PAGE_MAX_BYTES = 10_000_000;
const PAGE_TIMEOUT_MS = 20_000;
/** How often and how long a server that asks for patience gets it. */
const RETRY_AFTER_MAX_MS = 60_000;
const RETRY_AFTER_DEFAULT_MS = 5_000;

/** Visits pages for one reading of a source. */
export interface Visitor {
  /** @returns whether the host's `robots.txt` lets the desk read this address, or `unknown` while the host can't say */
  allows(url: string): Promise<'yes' | 'no' | 'unknown'>;
  /** Asks for an address when it is its host's turn. A host that is busy is asked once more. */
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<OutboundResult>;
}

interface Rules {
  readonly allows: (url: string) => boolean;
  readonly intervalMs: number;
}

/** Creates a visitor. It reads the rules of each host once. */
export function createVisitor({ outbound, pace }: VisitorDeps, signal: AbortSignal): Visitor {
  const rules = new Map<string, Promise<Rules | undefined>>();

  async function request(url: string, intervalMs: number, headers: Readonly<Record<string, string>>) {
    await pace.turn(new URL(url).host, intervalMs, signal);
    const result = await outbound.request({
      url,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/pdf,text/*;q=0.9,*/*;q=0.5',
        ...headers,
      },
      timeoutMs: PAGE_TIMEOUT_MS,
      bodyMaxBytes: PAGE_MAX_BYTES,
      signal,
    });
    signal.throwIfAborted();
    return result;
  }

  async function rulesOf(url: string): Promise<Rules | undefined> {
    const { origin } = new URL(url);
    const known = rules.get(origin);
    if (known) return known;
    const reading = request(`${origin}/robots.txt`, INTERVAL_MS, {}).then((result) =>
      readRules(`${origin}/robots.txt`, result),
    );
    rules.set(origin, reading);
    return reading;
  }

  return {
    async allows(url) {
      const found = await rulesOf(url);
      if (found === undefined) return 'unknown';
      return found.allows(url) ? 'yes' : 'no';
    },
    async get(url, headers = {}) {
      const { intervalMs } = (await rulesOf(url)) ?? { intervalMs: INTERVAL_MS };
      const first = await request(url, intervalMs, headers);
      const patienceMs = first.ok
        ? patienceFor(first.reply.status, first.reply.header('retry-after'))
        : undefined;
      if (patienceMs === undefined) return first;
      await pace.turn(new URL(url).host, patienceMs, signal);
      return request(url, intervalMs, headers);
    },
  };
}

/** @source RFC 9309, section 2.3.1: without the file (4xx) everything may be read; a server that fails (5xx, unreachable) forbids everything for now */
function readRules(address: string, result: OutboundResult): Rules | undefined {
  // What the desk does not open at all is refused with its own reason when the page is asked for.
  const saysNothing = !result.ok && /^(not_allowed|too_many_redirects)$/.test(result.failure);
  if (!result.ok && !saysNothing) return undefined;
  if (result.ok && result.reply.status >= 500) return undefined;
  const hasFile = result.ok && result.reply.status >= 200 && result.reply.status < 300;
  if (!hasFile) return { allows: () => true, intervalMs: INTERVAL_MS };
  const text = Buffer.from(result.reply.body.subarray(0, ROBOTS_MAX_BYTES)).toString();
  const robots = robotsParser(address, text);
  const wishedMs = (robots.getCrawlDelay(ROBOT) ?? 0) * 1_000;
  return {
    allows: (url) => robots.isAllowed(url, ROBOT) !== false,
    intervalMs: Math.min(Math.max(INTERVAL_MS, wishedMs || 0), INTERVAL_MAX_MS),
  };
}

/** How long a busy server wants to be left alone; `undefined` for one that is not. */
function patienceFor(status: number, retryAfter: string | undefined): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const seconds = Number(retryAfter);
  const wishedMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : RETRY_AFTER_DEFAULT_MS;
  return Math.min(wishedMs, RETRY_AFTER_MAX_MS);
}
