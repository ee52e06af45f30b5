// The time, given rather than taken, so that tests decide it.

/** Tells the time. */
export interface Clock {
  now(): Date;
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };
