// Lets others work in between: sockets are served while documents are indexed.

import { setImmediate } from 'node:timers/promises';

/**
 * How long work goes on before others get a turn, in milliseconds.
 * @source The event loop should never be held longer than about 20 ms; a step that has begun must fit into the rest.
 */
const TURN_MS = 5;

/** Creates a function to be awaited between steps of work: it returns at once until the turn is used up, then lets others work. */
export function createPause(): () => Promise<void> {
  let turnEnds = performance.now() + TURN_MS;
  return async () => {
    if (performance.now() < turnEnds) return;
    await setImmediate();
    turnEnds = performance.now() + TURN_MS;
  };
}
