// Lets one tab of a browser at a time do something.

import { tryStorage } from './try-storage.ts';

/** Does a piece of work when it is this tab's turn; resolves when it is done, or when waiting was ended. */
export type TakeTurn = (work: () => Promise<void>) => Promise<void>;

/**
 * Makes the queue of the tabs for one kind of work.
 * @param name what the work is called, the same in every tab
 * @param closed ends the waiting of this tab
 */
export function createTurns(name: string, closed: AbortSignal): TakeTurn {
  // Browsers offer locks to secure pages only.
  const locks = navigator.locks as LockManager | undefined;
  return async (work) => {
    let hasBegun = false;
    const begin = () => {
      hasBegun = true;
      return work();
    };
    if (locks) await locks.request(name, { signal: closed }, begin).catch(() => {});
    else if (tryStorage(() => localStorage)) {
      const lease = await import('./lease.ts').catch(() => null);
      await lease?.withLease(name, closed, begin);
    }
    // Neither locks nor storage: then there is nothing that tabs could share either.
    if (!hasBegun && !closed.aborted) await work();
  };
}
