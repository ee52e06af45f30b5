// Waiting between attempts, which can be cut short.

import { backoffMs, wait } from './backoff.ts';

/** A growing wait between attempts. */
export interface Patience {
  /** Waits before the next attempt: as long as the desk asks for, or longer each time. */
  readonly pause: (askedForMs?: number) => Promise<void>;
  /** How often it has been waited since the last success. */
  readonly attempts: () => number;
  /** Ends a wait at once: something has changed that makes an attempt worthwhile. */
  readonly skip: () => void;
  /** Begins anew with short waits. */
  readonly reset: () => void;
}

/** Makes a patience that has not been tried yet. */
export function createPatience(): Patience {
  let attempts = 0;
  let skipping = new AbortController();
  return {
    pause: async (askedForMs) => {
      skipping = new AbortController();
      attempts += 1;
      await wait(askedForMs ?? backoffMs(attempts - 1), skipping.signal);
    },
    attempts: () => attempts,
    skip: () => skipping.abort(),
    reset: () => {
      attempts = 0;
    },
  };
}
