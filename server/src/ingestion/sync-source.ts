// Reads a source of any kind.

import type { JobKey, StoredJob } from '../ports/job-store.ts';
import type { SourceStore, StoredSource } from '../ports/source-store.ts';
import { syncSite, type SiteDeps } from './crawl/sync-site.ts';
import { syncFolder } from './folder/sync-folder.ts';
import { forgetSource } from './sources/forget-source.ts';
import type { SyncWatch } from './sync-watch.ts';

/** What reading sources needs. */
export interface SyncDeps extends SiteDeps {
  readonly sources: SourceStore;
}

/**
 * Does the work of a job. A source that was removed meanwhile leaves nothing behind.
 * @throws {SourceUnreadable} when the source can't be read now
 */
export async function runSyncJob(deps: SyncDeps, job: StoredJob, watch: SyncWatch): Promise<void> {
  const { assistantId, sourceId } = job;
  const source = await deps.sources.find(assistantId, sourceId);
  try {
    if (source) await syncSource(deps, { source, job }, watch);
  } finally {
    const isThere = await deps.sources.find(assistantId, sourceId);
    if (!isThere) await forgetSource(deps, { assistantId, id: sourceId });
  }
}

async function syncSource(
  deps: SyncDeps,
  { source, job }: { readonly source: StoredSource; readonly job: JobKey },
  watch: SyncWatch,
): Promise<void> {
  if (source.kind === 'folder') await syncFolder(deps, source, watch);
  else await syncSite(deps, { source, jobId: job.id }, watch);
}
