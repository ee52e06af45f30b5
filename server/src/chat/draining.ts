// Whether the desk is about to stop. Then it finishes what it has, and takes on nothing new.

import { AppError } from '../errors.ts';

/** How long clients should wait before they come back: about as long as a restart takes. */
export const RECONNECT_AFTER_MS = 2_000;

/** Whether the desk is about to stop. */
export interface Draining {
  isDraining(): boolean;
  /** From now on nothing new is taken on. */
  begin(): void;
}

/** Makes a desk that is not about to stop. */
export function createDraining(): Draining {
  let began = false;
  return {
    isDraining: () => began,
    begin: () => {
      began = true;
    },
  };
}

/** @throws {AppError} `unavailable`, with when to try again, while the desk is about to stop */
export function refuseWhileDraining(draining: Draining): void {
  if (!draining.isDraining()) return;
  throw new AppError('unavailable', { internal: 'draining', retryAfterMs: RECONNECT_AFTER_MS });
}
