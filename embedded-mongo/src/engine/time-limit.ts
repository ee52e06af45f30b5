// maxTimeMS: how long a command may work. Time in which a cursor waits for its reader does not count.
import { CommandError } from '../command-error.ts';

/** A clock with a limit, for the work on each batch. */
export class TimeLimit {
  readonly #limitMs: number;
  #end = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.start();
  }

  start(): void {
    this.#end = Date.now() + this.#limitMs;
  }

  /** @throws CommandError `MaxTimeMSExpired` */
  check(): void {
    if (Date.now() > this.#end) throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');
  }
}
