// A server's place among those that share one desk's work, when there may be others.

import { tokenHash } from '../access/token-hash.ts';
import type { ServerSeat } from '../app.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../new-id.ts';
import type { ServerStore } from '../ports/server-store.ts';
import { StartError } from './start-error.ts';

const DESK_NAME_CHARS = 16;

/** What taking a seat needs. */
export interface SeatParts {
  /** The same for every server of one desk, another for every desk. */
  readonly sessionSecret: string;
  readonly servers: ServerStore;
  readonly logger: Logger;
}

/** A seat that can be left. */
export interface TakenSeat {
  readonly seat: ServerSeat;
  /** Closes the line to the others. */
  readonly leave: () => Promise<void>;
}

/**
 * Takes a seat: from here on the other servers know this one.
 * @param url where Redis is
 * @returns `undefined` without an address: then this is the only server
 * @throws {StartError} when Redis can't be reached
 */
export async function takeSeat(url: string | undefined, parts: SeatParts): Promise<TakenSeat | undefined> {
  if (url === undefined) return undefined;
  const { sessionSecret, servers, logger } = parts;
  // Loaded here: a desk of one server starts without it.
  const { openRedisLine } = await import('../adapters/redis/open-redis-line.ts');
  const { host } = new URL(url);
  const desk = tokenHash(sessionSecret).slice(0, DESK_NAME_CHARS);
  const line = await openRedisLine({ url, desk, logger }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message || cause.name : 'unknown error';
    throw new StartError(
      `Redis at ${host} can't be reached (${reason}). Check REDIS_URL and that the server runs, or unset it when this is the only server of the desk.`,
      { cause },
    );
  });
  const serverId = newId('srv');
  await servers.beat({ id: serverId, beat: 0 });
  return { seat: { serverId, adapter: line.adapter }, leave: line.close };
}
