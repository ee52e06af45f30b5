// Follows whether the desk is about to stop.

import type { Draining } from '@frontdesk/contract';

import type { DeskParts } from '../desk/desk-parts.ts';

/** Follows whether the desk is about to stop. */
export interface DrainingWatch {
  hear(notice: Draining): void;
  close(): void;
}

/** A desk that stops finishes what it has within this time, in milliseconds. @source the design, section 10: at most 15 s */
const STOPS_WITHIN_MS = 15_000;

/**
 * Makes the watch of a desk. The next connection ends the wait; should none come and none be cut, time does.
 * @param onOver called when the desk was expected back and nothing was heard of it
 */
export function createDrainingWatch({ store }: Pick<DeskParts, 'store'>, onOver: () => void): DrainingWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function end() {
    if (!store.get().isDraining) return;
    store.dispatch({ type: 'draining', isDraining: false });
    onOver();
  }

  return {
    hear({ reconnectAfterMs }) {
      clearTimeout(timer);
      timer = setTimeout(end, STOPS_WITHIN_MS + reconnectAfterMs);
      store.dispatch({ type: 'draining', isDraining: true });
    },
    close: () => clearTimeout(timer),
  };
}
