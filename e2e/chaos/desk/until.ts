// Waiting for something that others do.

const POLL_MS = 4;

/** Resolves after a while. */
export async function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** Waits until a condition holds. @returns whether it did within `limitMs` */
export async function holdsWithin(limitMs: number, condition: () => boolean): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** Waits until a condition holds. @throws {Error} when it does not within `limitMs` */
export async function until(what: string, limitMs: number, condition: () => boolean): Promise<void> {
  if (!(await holdsWithin(limitMs, condition))) throw new Error(`not within ${limitMs} ms: ${what}`);
}
