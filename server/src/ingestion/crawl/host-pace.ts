// Keeps the desk a polite guest: one request at a time, with a pause, for each host.

import { setTimeout as sleep } from 'node:timers/promises';

/** What the time is measured by; the tests give their own. */
export interface PaceClock {
  /** In milliseconds, never going back. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Lets a request to a host start when it is its turn. */
export interface HostPace {
  /**
   * Waits for the turn of a request.
   * @param intervalMs the least time between the starts of two requests to this host
   * @throws the signal's reason when it is aborted meanwhile
   */
  turn(host: string, intervalMs: number, signal: AbortSignal): Promise<void>;
}

const machineClock: PaceClock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Creates the pace of all requests of this process. */
export function createHostPace(clock: PaceClock = machineClock): HostPace {
  const nextStart = new Map<string, number>();
  return {
    async turn(host, intervalMs, signal) {
      signal.throwIfAborted();
      const now = clock.now();
      for (const [other, start] of nextStart) if (start < now) nextStart.delete(other);
      const start = Math.max(now, nextStart.get(host) ?? now);
      nextStart.set(host, start + intervalMs);
      if (start > now) await clock.sleep(start - now, signal);
    },
  };
}
