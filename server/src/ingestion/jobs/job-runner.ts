// Looks for jobs that wait, and runs them.

import type { StoredJob } from '../../ports/job-store.ts';
import { leaseOf, runJob, STOPPING, type JobRunDeps } from './run-job.ts';

/** What looks for jobs. */
export interface JobRunnerDeps extends JobRunDeps {
  /** Called before jobs are looked for, such as to open those that are due. */
  readonly onTick: () => Promise<void>;
  /** How often jobs are looked for. Default: 5 s; a new one is taken at once. */
  readonly tickMs?: number;
}

const TICK_MS = 5_000;
/** More at once would only take turns for the thread that reads documents. */
const JOBS_MAX = 2;

/** Runs jobs from its creation until it is closed. */
export class JobRunner {
  readonly #deps: JobRunnerDeps;
  readonly #running = new Map<
    StoredJob['id'],
    { readonly stop: AbortController; readonly ended: Promise<void> }
  >();
  readonly #ticking: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(deps: JobRunnerDeps) {
    this.#deps = deps;
    this.#ticking = setInterval(() => this.wake(), deps.tickMs ?? TICK_MS);
    this.wake();
  }

  /** Looks for jobs now. */
  wake(): void {
    if (this.#isClosed) return;
    this.#isAskedAgain = this.#looking !== undefined;
    this.#looking ??= this.#look()
      .catch((error: unknown) => this.#deps.logger.warn({ err: error }, 'jobs could not be looked for'))
      .finally(() => {
        this.#looking = undefined;
        if (this.#isAskedAgain) this.wake();
      });
  }

  /** Gives running jobs back, to be continued by another process or after a restart. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#ticking);
    await this.#looking;
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort(STOPPING);
    await Promise.all(running.map(async ({ ended }) => ended));
  }

  async #look(): Promise<void> {
    await this.#deps.onTick();
    for (;;) {
      if (this.#isClosed || this.#running.size >= JOBS_MAX) return;
      const job = await this.#deps.jobs.claim(leaseOf(this.#deps));
      if (!job) return;
      this.#run(job);
    }
  }

  #run(job: StoredJob): void {
    const stop = new AbortController();
    const ended = runJob(this.#deps, job, stop).finally(() => {
      this.#running.delete(job.id);
      this.wake();
    });
    this.#running.set(job.id, { stop, ended });
  }
}
