// Shows sources and jobs to programs and people.

import type { Job, Source } from '@frontdesk/contract';

import { START_FOLDER, type DocumentStore } from '../../ports/document-store.ts';
import type { JobStore, StoredJob } from '../../ports/job-store.ts';
import type { StoredSource } from '../../ports/source-store.ts';

/** Shows a job. */
export function describeJob({
  assistantId: _assistantId,
  isCancelled: _isCancelled,
  ...job
}: StoredJob): Job {
  return {
    ...job,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
  };
}

/** Shows a source with how many documents it has and how its latest job stands. */
export async function describeSource(
  { assistantId, ...source }: StoredSource,
  { documents, jobs }: { readonly documents: DocumentStore; readonly jobs: JobStore },
): Promise<Source> {
  const job = await jobs.latest(assistantId, source.id);
  return {
    ...source,
    isBuiltIn: source.id === START_FOLDER,
    documents: await documents.count(assistantId, source.id),
    job: job && describeJob(job),
    nextSyncAt: source.nextSyncAt?.toISOString() ?? null,
    createdAt: source.createdAt.toISOString(),
  };
}
