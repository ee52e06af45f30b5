// How long to wait before trying again.

/**
 * Returns a growing wait with jitter, so that many browsers that lost the same desk do not come back in the same moment.
 * @param attempt how often it has been tried, from 0
 * @returns milliseconds, between 50 % and 150 % of 400 ms × 2^attempt, which is at most 8 s
 * @source AWS Architecture Blog, “Exponential Backoff and Jitter”: spreading retries needs randomness, not only growth
 */
export function backoffMs(attempt: number): number {
  return Math.min(8_000, 400 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random());
}

/** Resolves after a while, or at once when the signal is aborted. */
export function wait(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, durationMs);
    signal?.addEventListener('abort', finish, { once: true });
  });
}
