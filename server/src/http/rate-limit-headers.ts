// Says over HTTP how much is left, and refuses what is too much.

import type { RequestHandler, Response } from 'express';

import { AppError } from '../errors.ts';
import type { RateLimits, RateRuleName } from '../limits/rate-limits.ts';
import type { RateVerdict } from '../ports/rate-limiter.ts';

/**
 * Writes the headers of a count.
 * @source IETF draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy` with `q` and `w`, `RateLimit` with `r` and `t`
 */
export function writeRateHeaders(
  response: Response,
  { rule, remaining, resetMs, isAllowed }: RateVerdict,
): void {
  const seconds = Math.ceil(resetMs / 1_000);
  response.setHeader('RateLimit-Policy', `"${rule.name}";q=${rule.most};w=${rule.perSeconds}`);
  response.setHeader('RateLimit', `"${rule.name}";r=${remaining};t=${seconds}`);
  // Not before the window ends: a client that comes back earlier would be refused again.
  if (!isAllowed) response.setHeader('Retry-After', String(Math.max(1, seconds)));
}

/** Refuses a request when its address has done too much. */
export function limitByAddress(limits: RateLimits, name: RateRuleName): RequestHandler {
  return async (request, response, next) => {
    const verdict = await limits.take(name, { address: limits.addressOf(request) });
    writeRateHeaders(response, verdict);
    if (verdict.isAllowed) return next();
    throw new AppError('rate_limited', { retryAfterMs: verdict.resetMs });
  };
}
