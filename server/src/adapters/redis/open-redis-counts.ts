// A connection to Redis for counting. While Redis is away each server counts for itself.

import { createClient } from '@redis/client';

import type { Logger } from '../../logger.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Connects to Redis. A connection that is lost comes back by itself.
 * @throws when Redis can't be reached at the start
 */
export async function openRedisCounts(url: string, logger: Logger) {
  // What waits for a Redis that is away would only be counted late.
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECT_TIMEOUT_MS },
  });
  client.on('error', (error: unknown) => {
    logger.warn({ err: error }, 'Redis is away: each server counts for itself until it is back');
  });
  await client.connect();
  return { client, close: async () => client.destroy() };
}
