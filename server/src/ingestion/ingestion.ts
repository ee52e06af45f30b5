// How documents get into the knowledge: given by programs and people, or read from sources again and again.

import { randomUUID } from 'node:crypto';

import type { Logger } from '../logger.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobStore } from '../ports/job-store.ts';
import { createDocuments, type Documents, type DocumentsDeps } from './documents/documents.ts';
import { JobRunner, type JobRunnerDeps } from './jobs/job-runner.ts';
import { createSources, sync, type Sources } from './sources/sources.ts';
import { runSyncJob, type SyncDeps } from './sync-source.ts';

/** Takes documents in. */
export interface Ingestion {
  readonly documents: Documents;
  readonly sources: Sources;
  /** Gives running jobs back, to be continued after a restart, and ends the thread that reads documents. */
  close(): Promise<void>;
}

/** What taking documents in needs. */
export interface IngestionDeps extends SyncDeps, Pick<JobRunnerDeps, 'tickMs' | 'saveMs'> {
  readonly knowledge: DocumentsDeps['knowledge'];
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Creates the way in, and begins to work off what waits: jobs that were interrupted, sources that are due. */
export function createIngestion(deps: IngestionDeps): Ingestion {
  const { sources, clock } = deps;
  const sourceDeps = { ...deps, onJob: () => runner.wake() };
  const runner = new JobRunner({
    ...deps,
    holder: randomUUID(),
    run: async (job, watch) => runSyncJob(deps, job, watch),
    async onTick() {
      for (const source of await sources.listDue(clock.now()))
        await sync({ ...sourceDeps, onJob: () => undefined }, source);
    },
  });
  return {
    documents: createDocuments(deps),
    sources: createSources(sourceDeps),
    async close() {
      await runner.close();
      await deps.extractor.close();
      await deps.outbound.close();
    },
  };
}
