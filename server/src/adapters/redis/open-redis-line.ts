// The way from server to server over Redis: what one tells its browsers, the others tell theirs.

import { createClient } from '@redis/client';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Adapter, MessageType, type BroadcastOptions, type ClusterAdapter } from 'socket.io-adapter';

import type { Logger } from '../../logger.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** What waits for a Redis that is away; what is more is not told to the other servers, whose readers resume from the store. */
const WAITING_COMMANDS_MAX = 10_000;
/** A stop waits for the read that is under way. */
const READ_BLOCK_MS = 1_000;

type Namespace = ConstructorParameters<typeof Adapter>[0];

/** Which line is meant. */
export interface RedisLineOptions {
  /** `redis://` or `rediss://`, with user and password where they are needed. */
  readonly url: string;
  /** The desk's own name: another desk may use the same Redis and must hear nothing. */
  readonly desk: string;
  readonly logger: Logger;
}

/** An open line. */
export interface RedisLine {
  readonly adapter: (namespace: Namespace) => Adapter;
  readonly close: () => Promise<void>;
}

/** What of an adapter between servers is used here. */
type Publishing = Pick<ClusterAdapter, 'broadcast'> & {
  publishAndReturnOffset(message: object): Promise<string>;
};

/**
 * Makes an adapter tell the own browsers first and the other servers afterwards.
 * By itself it tells its own only when Redis has taken the message: a Redis that is away would silence every server.
 */
function tellOwnFirst(adapter: Adapter & Publishing, onFailure: (error: unknown) => void): Adapter {
  const broadcast = async (packet: unknown, opts: BroadcastOptions) => {
    Adapter.prototype.broadcast.call(adapter, packet, opts);
    if (opts.flags?.local) return;
    const { rooms, except, flags } = opts;
    const data = { packet, opts: { rooms: [...rooms], except: [...(except ?? [])], flags } };
    await adapter.publishAndReturnOffset({ type: MessageType.BROADCAST, data }).catch(onFailure);
  };
  return Object.assign(adapter, { broadcast });
}

/**
 * Connects to Redis. A connection that is lost later comes back by itself.
 * @throws when Redis can't be reached
 */
export async function openRedisLine({ url, desk, logger }: RedisLineOptions): Promise<RedisLine> {
  const client = createClient({
    url,
    socket: { connectTimeout: CONNECT_TIMEOUT_MS },
    commandsQueueMaxLength: WAITING_COMMANDS_MAX,
  });
  let isOpen = false;
  const refused = new Promise<never>((_resolve, reject) => {
    client.on('error', (error: unknown) => {
      if (isOpen) logger.warn({ err: error }, 'Redis is away: other servers hear nothing until it is back');
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
  try {
    await Promise.race([client.connect(), refused]);
  } catch (error) {
    client.destroy();
    throw error;
  }
  isOpen = true;
  const name = `frontdesk:${desk}`;
  const options = { streamName: name, channelPrefix: name, blockTimeInMs: READ_BLOCK_MS };
  const create = createAdapter(client, options);
  const onFailure = (error: unknown) => logger.warn({ err: error }, 'other servers were not told');
  return {
    // Called with `new`, as a class would be.
    adapter: function adapter(namespace: Namespace) {
      return tellOwnFirst(create(namespace) as Adapter as Adapter & Publishing, onFailure);
    },
    close: async () => client.destroy(),
  };
}
