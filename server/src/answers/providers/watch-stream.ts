// Watches a stream that somebody else writes: it must begin, go on and end in time.

/** How long a provider may take, in milliseconds. */
export interface StreamLimits {
  /** Until the first piece. */
  readonly firstPieceMs: number;
  /** Between two pieces. */
  readonly stallMs: number;
  readonly totalMs: number;
}

/**
 * Passes a stream on, and gives it up when it is late.
 * The stream gets a signal of its own, which is aborted when it is given up or left early, so that nothing goes on unseen.
 * @param open begins the stream
 * @param signal ends the watch from outside
 * @throws {Error} when the stream is late, fails by itself, or `signal` is aborted
 */
export async function* watchStream<T>(
  open: (signal: AbortSignal) => AsyncIterable<T>,
  limits: StreamLimits,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const own = new AbortController();
  const deadline = performance.now() + limits.totalMs;
  try {
    signal.throwIfAborted();
    const pieces = open(AbortSignal.any([own.signal, signal]))[Symbol.asyncIterator]();
    for (let wait = limits.firstPieceMs; ; wait = limits.stallMs) {
      const next = await inTime(pieces.next(), Math.min(wait, deadline - performance.now()), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    own.abort();
  }
}

/** Waits for a promise, but not longer than given. Whatever comes later is ignored. */
function inTime<T>(promise: Promise<T>, waitMs: number, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      end();
    };
    const stop = (): void =>
      settle(() => reject(new Error('the stream was stopped', { cause: signal.reason })));
    const timer = setTimeout(
      () => settle(() => reject(new Error('the stream is late'))),
      Math.max(0, waitMs),
    );
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) =>
        settle(() =>
          reject(error instanceof Error ? error : new Error('the stream failed', { cause: error })),
        ),
    );
  });
}
