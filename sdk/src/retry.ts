// When a request is sent again, and how long before.

/** Waits at most this long on the desk's word; who is told to wait longer hears so at once. */
const ASKED_WAIT_MAX_MS = 60_000;
const FIRST_WAIT_MS = 500;
const WAIT_MAX_MS = 8_000;

/**
 * Decides how long to wait before the next try: as long as the desk asks, or twice as long each time. A random part keeps many clients from coming back together.
 * @param tries how many there have been, from 1
 * @param retryAfter the header `Retry-After`: seconds or a date
 * @returns milliseconds, or `undefined` when the wait would be too long
 * @source RFC 9110, section 10.2.3
 */
export function waitBeforeRetry(tries: number, retryAfter: string | null): number | undefined {
  const usual = Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
  if (retryAfter === null) return usual;
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  if (Number.isNaN(asked)) return usual;
  if (asked > ASKED_WAIT_MAX_MS) return undefined;
  return Math.max(0, asked) + Math.random() * FIRST_WAIT_MS;
}

/** Waits. @throws the signal's reason as soon as it is aborted */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
  signal?.throwIfAborted();
}
