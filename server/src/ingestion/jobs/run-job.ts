// Runs one job: notes how far it is, ends it when somebody cancels, gives it back when the desk stops.

import type { Logger } from '../../logger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobEnd, JobStore, Lease, StoredJob } from '../../ports/job-store.ts';
import { SourceUnreadable, SyncWatch } from '../sync-watch.ts';

/** What a job is run with. */
export interface JobRunDeps {
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this process among all that share the store. */
  readonly holder: string;
  /** Does the work of a job. @throws {SourceUnreadable} when it can't be done now */
  readonly run: (job: StoredJob, watch: SyncWatch) => Promise<void>;
  /** How often a running job is noted. Default: 1 s. */
  readonly saveMs?: number;
}

const SAVE_MS = 1_000;
/** A process that has not said for this long how far it is has died. */
const LEASE_MS = 15_000;

/** Why a job is left to whoever takes it next. */
export const STOPPING = new Error('the desk stops');
const CANCELLED = new Error('somebody cancelled the job');

/** How long a job is this process's, from now on. */
export function leaseOf({ holder, clock }: Pick<JobRunDeps, 'holder' | 'clock'>): Lease {
  return { holder, until: new Date(clock.now().getTime() + LEASE_MS) };
}

/** Runs a job that was claimed, until it ends or `stop` is aborted. */
export async function runJob(deps: JobRunDeps, job: StoredJob, stop: AbortController): Promise<void> {
  const { jobs, holder, logger, saveMs = SAVE_MS } = deps;
  const watch = new SyncWatch(stop.signal, job);
  let saving: Promise<void> | undefined;
  const timer = setInterval(() => {
    saving ??= save(deps, { job, watch, stop }).finally(() => (saving = undefined));
  }, saveMs);
  if (job.isCancelled) stop.abort(CANCELLED);
  try {
    const end = await endOf(async () => deps.run(job, watch), stop.signal, logger);
    clearInterval(timer);
    // One write at a time: not every store keeps two of the same moment apart.
    await saving;
    if (end === 'stopped') await jobs.release(job, holder, watch.progress);
    else await jobs.end(job, holder, { ...end, progress: watch.progress });
  } catch (error) {
    // The store is away: the lease ends by itself, and the job goes on then.
    logger.warn({ err: error, jobId: job.id }, 'how a job ended could not be noted');
  } finally {
    clearInterval(timer);
  }
}

interface Running {
  readonly job: StoredJob;
  readonly watch: SyncWatch;
  readonly stop: AbortController;
}

async function save(deps: JobRunDeps, { job, watch, stop }: Running): Promise<void> {
  try {
    const saved = await deps.jobs.save(job, leaseOf(deps), watch.progress);
    if (saved?.isCancelled) stop.abort(CANCELLED);
    // It has ended, or somebody else has it, because this process was taken for dead.
    if (saved === null) stop.abort(STOPPING);
  } catch (error) {
    deps.logger.warn({ err: error, jobId: job.id }, 'how far a job is could not be noted');
  }
}

/** How a job ended, in words for people. */
async function endOf(
  run: () => Promise<void>,
  signal: AbortSignal,
  logger: Logger,
): Promise<Omit<JobEnd, 'progress'> | 'stopped'> {
  try {
    await run();
    return { state: 'done', reason: null };
  } catch (error) {
    if (signal.reason === STOPPING) return 'stopped';
    if (signal.aborted) return { state: 'cancelled', reason: null };
    if (error instanceof SourceUnreadable) return { state: 'failed', reason: error.message };
    logger.error({ err: error }, 'a job failed');
    return { state: 'failed', reason: 'Something went wrong in the desk; its log says what. Try it again.' };
  }
}
