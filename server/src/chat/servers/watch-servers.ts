// Servers that share a desk's work watch each other: what a server left behind that died is put right by the others.

import type { Logger } from '../../logger.ts';
import type { MessageStore, StreamingAnswer } from '../../ports/message-store.ts';
import type { ServerId, ServerStore } from '../../ports/server-store.ts';

/** How often a server shows that it lives, and looks at the others. */
const ROUND_MS = 5_000;
/** A server whose sign of life stays the same for this many rounds of looking is gone: after 20 s, by the clock of who looks. */
export const MISSED_ROUNDS_MAX = 4;

/** What watching needs. */
export interface WatchParts {
  readonly serverId: ServerId;
  readonly servers: ServerStore;
  readonly messages: Pick<MessageStore, 'listStreaming'>;
  /** Ends an answer whose writer is gone. */
  readonly abandon: (answer: StreamingAnswer) => Promise<unknown>;
  readonly roundMs?: number | undefined;
  readonly logger: Logger;
}

/** The watch over the other servers. */
export interface ServerWatch {
  /** Shows that this server lives, looks at the others once, and clears up after those that are gone. */
  round(): Promise<void>;
  /** Begins with the first round. */
  start(): void;
  /** Ends; the others learn at once that this server is gone. */
  readonly stop: () => Promise<void>;
}

/** Who has been seen. Counts looks rather than time, so that clocks need not agree. */
function createRoster(serverId: ServerId, servers: ServerStore) {
  let seen = new Map<ServerId, { readonly beat: number; readonly missed: number }>();
  const livesOn = (id: ServerId | undefined) =>
    id === serverId || (id !== undefined && (seen.get(id)?.missed ?? Infinity) < MISSED_ROUNDS_MAX);
  return {
    livesOn,
    gone: () => [...seen.keys()].filter((id) => !livesOn(id)),
    async look() {
      const beats = await servers.list();
      const looked = beats.map(({ id, beat }) => {
        const known = seen.get(id);
        return [id, { beat, missed: known?.beat === beat ? known.missed + 1 : 0 }] as const;
      });
      seen = new Map(looked);
    },
  };
}

/** Makes the watch of one server. */
export function createServerWatch(parts: WatchParts): ServerWatch {
  const { serverId, servers, messages, abandon, roundMs = ROUND_MS, logger } = parts;
  const roster = createRoster(serverId, servers);
  let beat = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const round = async () => {
    beat += 1;
    await servers.beat({ id: serverId, beat });
    // Before the look: whoever writes an answer was known before it.
    const streaming = await messages.listStreaming();
    await roster.look();
    for (const answer of streaming) if (!roster.livesOn(answer.writer)) await abandon(answer);
    for (const id of roster.gone()) {
      logger.warn({ server: id }, 'a server is gone');
      await servers.remove(id);
    }
  };
  const tick = () => {
    running = round()
      .catch((error: unknown) => logger.error({ err: error }, 'the other servers could not be looked at'))
      .then(() => {
        timer = timer && setTimeout(tick, roundMs).unref();
      });
  };
  return {
    round,
    start() {
      timer = setTimeout(tick, 0).unref();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
      await servers.remove(serverId);
    },
  };
}
