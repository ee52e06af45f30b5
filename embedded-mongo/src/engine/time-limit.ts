// maxTimeMS: how long a command may work. Time in which a cursor waits for its reader does not count.
import { CommandError } from '../command-error.ts';

/** A clock that can be paused, with a limit. */
export class TimeLimit {
  #leftMs: number;
  #since = Date.now();

  /** @param limitMs - milliseconds of work */
  constructor(limitMs: number) {
    this.#leftMs = limitMs;
  }

  /** @throws CommandError `MaxTimeMSExpired` */
  check(): void {
    if (Date.now() - this.#since > this.#leftMs) {
      throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');
    }
  }

  pause(): void {
    this.#leftMs -= Date.now() - this.#since;
  }

  resume(): void {
    this.#since = Date.now();
  }
}
