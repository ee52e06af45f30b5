// Turns among tabs by a note in storage, for pages on which browsers offer no locks.

import { tryStorage } from './try-storage.ts';

/** A tab that has not renewed its note for as long is gone. */
const LEASE_MS = 10_000;
/** Another tab's note, written in the same moment, is seen after this. */
const SETTLE_MS = 40;
/** How often a waiting tab looks. */
const LOOK_MS = 250;

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

/**
 * Does a piece of work while this tab's note stands in storage. Two tabs may both come to believe that it is their turn when the browser
 * halts one of them for longer than a lease; the work has to bear that.
 * @param name the note's name
 * @param closed ends the waiting
 */
export async function withLease(name: string, closed: AbortSignal, work: () => Promise<void>): Promise<void> {
  const me = Math.random().toString(36).slice(2);
  const holder = () => tryStorage(() => localStorage.getItem(name))?.split(' ') ?? [];
  const note = () => tryStorage(() => localStorage.setItem(name, `${me} ${Date.now()}`));
  const isFree = () => {
    const [owner, since] = holder();
    // A note from the future is from before the clock was set.
    return !owner || Math.abs(Date.now() - Number(since)) > LEASE_MS;
  };
  while (!closed.aborted) {
    if (isFree()) {
      note();
      await pause(SETTLE_MS * (1 + Math.random()));
      const [owner] = holder();
      if (!owner) return;
      if (owner === me) break;
    }
    await pause(LOOK_MS);
  }
  if (closed.aborted) return;
  const renewal = setInterval(note, LEASE_MS / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    if (holder()[0] === me) tryStorage(() => localStorage.removeItem(name));
  }
}
