// Removes the conversations that a plan does not keep any longer.

import type { Logger } from '../logger.ts';
import type { Clock } from '../ports/clock.ts';
import type { Retention, RetentionStore } from '../ports/retention-store.ts';

/** What forgetting needs. */
export interface ForgettingDeps {
  readonly retention: RetentionStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Forgets conversations. */
export interface Forgetting {
  /** Removes everything whose time is over. */
  run(): Promise<void>;
  /** Does so now and every hour, until it is stopped. */
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Plans count days, so nothing is kept longer than an hour beyond. */
const ROUND_MS = 3_600_000;
/** So many at once, so that a server that stops does not wait long. */
const AT_ONCE = 100;

/** Makes the forgetting. Several servers may do it at the same time: each conversation is removed once. */
export function createForgetting({ retention, clock, logger }: ForgettingDeps): Forgetting {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();

  async function forget({ workspaceId, planId, days }: Retention): Promise<void> {
    const since = new Date(clock.now().getTime() - days * DAY_MS);
    let total = 0;
    for (let removed = AT_ONCE; removed > 0 && !stopping.signal.aborted; total += removed) {
      removed = await retention.removeSilent({ workspaceId, planId, since }, AT_ONCE);
    }
    if (total > 0)
      logger.info({ workspaceId, planId, total }, 'conversations were removed, as their plan says');
  }
  async function run(): Promise<void> {
    for (const each of await retention.list()) await forget(each);
  }
  const begin = (): void => {
    running ??= run()
      .catch((error: unknown) => logger.error({ err: error }, 'conversations could not be removed'))
      .finally(() => (running = undefined));
  };
  return {
    run,
    start() {
      begin();
      timer ??= setInterval(begin, ROUND_MS).unref();
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await running;
    },
  };
}
