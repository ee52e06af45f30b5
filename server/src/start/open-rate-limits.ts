// Opens the counting of how often anybody does what: in Redis where servers share a desk, else in this process.

import { createRateLimiter } from '../adapters/rate-limiter/create-rate-limiter.ts';
import type { Config } from '../config.ts';
import { createRateLimits, type RateLimits } from '../limits/rate-limits.ts';
import type { Logger } from '../logger.ts';

/**
 * Opens the counting.
 * @param undo gets the step that closes it again
 */
export async function openRateLimits(
  { redisUrl, rateLimitFactor, trustedProxies }: Config,
  logger: Logger,
  undo: (() => Promise<void>)[],
): Promise<RateLimits> {
  const counts = redisUrl === undefined ? undefined : await openShared(redisUrl, logger);
  if (counts) undo.push(counts.close);
  const limiter = createRateLimiter(counts && { client: counts.client, prefix: 'frontdesk' });
  return createRateLimits(limiter, { factor: rateLimitFactor, proxies: trustedProxies });
}

async function openShared(redisUrl: string, logger: Logger) {
  // Loaded here: a desk of one server starts without it.
  const { openRedisCounts } = await import('../adapters/redis/open-redis-counts.ts');
  return openRedisCounts(redisUrl, logger);
}
