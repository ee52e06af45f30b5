// Counts with rate-limiter-flexible: in this process, or in Redis for all servers of a desk.

import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';

import type { RateLimiter, RateRule, RateVerdict } from '../../ports/rate-limiter.ts';

/** Where counts are shared. */
export interface SharedCounts {
  /** A client of Redis, as `@redis/client` makes it. */
  readonly client: unknown;
  /** Begins every key, so that another desk on the same Redis counts apart. */
  readonly prefix: string;
}

/** Makes the counting. @param shared absent: this process counts alone */
export function createRateLimiter(shared?: SharedCounts): RateLimiter {
  const limiters = new Map<string, RateLimiterAbstract>();

  function limiterOf({ name, most, perSeconds }: RateRule): RateLimiterAbstract {
    const id = `${name}:${most}:${perSeconds}`;
    const known = limiters.get(id);
    if (known) return known;
    const options = { keyPrefix: `${shared?.prefix ?? 'desk'}:${id}`, points: most, duration: perSeconds };
    const own = new RateLimiterMemory(options);
    const limiter = shared
      ? new RateLimiterRedis({
          ...options,
          storeClient: shared.client,
          useRedisPackage: true,
          insuranceLimiter: own,
          rejectIfRedisNotReady: true,
        })
      : own;
    limiters.set(id, limiter);
    return limiter;
  }

  return {
    async take(rule, key) {
      try {
        return toVerdict(rule, await limiterOf(rule).consume(key), true);
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return toVerdict(rule, refused, false);
        throw refused;
      }
    },
  };
}

function toVerdict(
  rule: RateRule,
  { remainingPoints, msBeforeNext }: RateLimiterRes,
  isAllowed: boolean,
): RateVerdict {
  return { rule, isAllowed, remaining: Math.max(0, remainingPoints), resetMs: Math.max(0, msBeforeNext) };
}
