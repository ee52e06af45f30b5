// Asks another service: JSON to it, JSON back, once more when it stumbles at once.

import { setTimeout as wait } from 'node:timers/promises';

import { AppError } from '../../errors.ts';
import type { Outbound, OutboundResult } from '../../ports/outbound.ts';
import { refusalOf, unusable } from './service-failure.ts';

/** A request to a service. */
export interface ServiceCall {
  /** Names the service in logs. */
  readonly service: string;
  readonly url: string;
  /** What says who asks. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
  /** Default: {@link TIMEOUT_MS}. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A service that writes its whole answer before it sends a word may take about as long as a visitor waits. */
const TIMEOUT_MS = 15_000;
const BODY_MAX_BYTES = 2_000_000;
/** One retry bridges a hiccup; more would outlast the visitor. */
const RETRIES_MAX = 1;
/** How long to wait before it when the service does not say. */
const RETRY_AFTER_MS = 300;
/** A service that wants a longer pause is not waited for: the next provider answers sooner. */
const RETRY_AFTER_MAX_MS = 3_000;

/**
 * Sends a request and reads its reply.
 * @throws {AppError} with the catalogue's code for whatever is not a reply with status 2xx and JSON in it
 */
export async function callService(outbound: Pick<Outbound, 'request'>, call: ServiceCall): Promise<unknown> {
  return retrying(call.signal, async () => {
    const { service, url, headers, body, timeoutMs = TIMEOUT_MS, signal } = call;
    const result = await outbound.request({
      url,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      timeoutMs,
      bodyMaxBytes: BODY_MAX_BYTES,
      ...(signal && { signal }),
    });
    return readReply(service, result);
  });
}

function readReply(service: string, result: OutboundResult): unknown {
  if (!result.ok) throw unusable(service, result.failure);
  const { reply } = result;
  const { status } = reply;
  const read = parse(Buffer.from(reply.body).toString('utf8'));
  if (status < 200 || status > 299)
    throw refusalOf({ service, status, body: read, retryAfter: reply.header('retry-after') });
  if (read === undefined) throw unusable(service, 'not JSON');
  return read;
}

/** @returns `undefined` for what is not JSON */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Tries something once more when the first try failed in passing: the service could not be reached, stumbled, or wants a short pause.
 * @throws {AppError} of the last try
 */
export async function retrying<T>(signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await run();
    } catch (error) {
      const pauseMs = retry < RETRIES_MAX && !signal?.aborted ? pauseBefore(error) : undefined;
      if (pauseMs === undefined) throw error;
      await wait(pauseMs, undefined, signal && { signal });
    }
  }
}

/** @returns how long to wait before the retry; `undefined` when none makes sense */
function pauseBefore(error: unknown): number | undefined {
  if (!(error instanceof AppError) || error.message.endsWith('timeout')) return undefined;
  if (error.code !== 'rate_limited' && error.code !== 'unavailable') return undefined;
  const { retryAfterMs = error.code === 'unavailable' ? RETRY_AFTER_MS : undefined } = error;
  return retryAfterMs !== undefined && retryAfterMs <= RETRY_AFTER_MAX_MS ? retryAfterMs : undefined;
}
