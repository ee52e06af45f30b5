// How sources and their jobs are said.

import type { Job, JobState, SourceKind } from '@frontdesk/contract';

/** The kinds of sources that can be added here, with what they read. */
export const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  crawl: 'Website: follow its links',
  sitemap: 'Sitemap: the pages that it lists',
  url: 'One page',
  folder: 'Folder on the desk’s machine',
};

/** The states of a job. */
export const STATE_WORDS: Readonly<Record<JobState, string>> = {
  queued: 'Waiting its turn',
  running: 'Reading',
  done: 'Up to date',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Says how often a source is read. */
export function scheduleWords(hours: number | null): string {
  if (hours === null) return 'only when asked';
  if (hours === 1) return 'every hour';
  if (hours === 24) return 'every day';
  if (hours === 168) return 'every week';
  return `every ${hours} hours`;
}

/** Says what a job has found, without what is zero. */
export function foundWords({ added, updated, removed, unchanged, failed }: Job): string {
  const parts: readonly (readonly [number, string])[] = [
    [added, 'new'],
    [updated, 'changed'],
    [removed, 'removed'],
    [unchanged, 'unchanged'],
    [failed, 'not used'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return said.length > 0 ? said.join(', ') : 'nothing yet';
}

/** Says whether somebody should look again soon. */
export function isWorking(job: Job | null): boolean {
  return job?.state === 'queued' || job?.state === 'running';
}
