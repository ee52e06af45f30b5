// The limits that the reference systems document: so many requests per key and minute or hour.

import type { RequestHandler } from 'express';

import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';

/** How many requests a window lets through. */
export interface Rate {
  /** Names the kind of requests that are counted together. */
  readonly name: string;
  readonly requests: number;
  readonly windowMs: number;
}

/** Counts requests. */
export interface RateGate {
  /**
   * Counts one request.
   * @param who whose requests are counted together
   * @throws {AppError} `rate_limited`, with when the window ends, once it is used up
   */
  pass(rate: Rate, who: string): { readonly remaining: number; readonly resetMs: number };
}

/** A minute in milliseconds. */
export const MINUTE_MS = 60_000;
/** An hour in milliseconds. */
export const HOUR_MS = 3_600_000;
/** So many windows are kept before those that have ended are thrown away. */
const SWEEP_AT = 10_000;

/** Makes a gate that counts in memory: a restart begins new windows. */
export function createRateGate(clock: Clock): RateGate {
  const windows = new Map<string, { count: number; readonly endsAt: number }>();
  const sweep = (now: number) => {
    for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
  };
  return {
    pass({ name, requests, windowMs }, who) {
      const now = clock.now().getTime();
      if (windows.size >= SWEEP_AT) sweep(now);
      const key = `${name} ${who}`;
      const known = windows.get(key);
      const window = known && known.endsAt > now ? known : { count: 0, endsAt: now + windowMs };
      windows.set(key, window);
      const resetMs = window.endsAt - now;
      if (window.count >= requests) throw new AppError('rate_limited', { retryAfterMs: resetMs });
      window.count += 1;
      return { remaining: requests - window.count, resetMs };
    },
  };
}

/**
 * Counts the requests of an address by the key that they carry.
 * @source draft-ietf-httpapi-ratelimit-headers: `RateLimit` and `RateLimit-Policy`
 */
export function countRequests(gate: RateGate, rate: Rate, keyId: (locals: object) => string): RequestHandler {
  return (_request, response, next) => {
    const { name, requests, windowMs } = rate;
    response.setHeader('RateLimit-Policy', `"${name}";q=${requests};w=${windowMs / 1_000}`);
    const { remaining, resetMs } = gate.pass(rate, keyId(response.locals));
    response.setHeader('RateLimit', `"${name}";r=${remaining};t=${Math.ceil(resetMs / 1_000)}`);
    next();
  };
}
