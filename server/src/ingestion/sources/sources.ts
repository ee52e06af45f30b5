// The sources of an assistant, as programs and people handle them.

import type {
  AssistantId,
  Job,
  JobId,
  Source,
  SourceDraft,
  SourceId,
  SourceSettings,
} from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { START_FOLDER, type DocumentStore } from '../../ports/document-store.ts';
import type { JobStore } from '../../ports/job-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { SourceStore, StoredSource } from '../../ports/source-store.ts';
import { sharedSettings, type TakeDeps } from '../documents/take-document.ts';
import { describeJob, describeSource } from './describe-source.ts';
import { forgetSource } from './forget-source.ts';
import { reindexSource } from './reindex-source.ts';
import { completeSettings, locationProblem, nextSyncAt } from './source-settings.ts';

/** What handling sources needs. */
export interface SourcesDeps extends Pick<TakeDeps, 'knowledge'> {
  readonly documents: DocumentStore;
  readonly sources: SourceStore;
  readonly jobs: JobStore;
  readonly pages: PageStore;
  readonly clock: Clock;
  /** Called when there is a new job. */
  readonly onJob: () => void;
}

/** Settings to change; what is `undefined` stays. */
export type SourceChanges = { readonly [Name in keyof SourceSettings]?: SourceSettings[Name] | undefined };

/** Handles sources and the jobs on them. Nothing of another assistant is ever touched. */
export interface Sources {
  list(assistantId: AssistantId): Promise<readonly Source[]>;
  /** @throws {AppError} `not_found` */
  find(assistantId: AssistantId, id: SourceId): Promise<Source>;
  /** Adds a source and begins to read it. @throws {AppError} `invalid_payload` when its location can't be one */
  add(assistantId: AssistantId, draft: SourceDraft): Promise<Source>;
  /** @throws {AppError} `not_found` */
  change(assistantId: AssistantId, id: SourceId, changes: SourceChanges): Promise<Source>;
  /** Forgets a source with all its documents. @throws {AppError} `not_found`, or `invalid_payload` for the one that the desk's settings made */
  remove(assistantId: AssistantId, id: SourceId): Promise<void>;
  /** Reads a source again; while it is being read, that job is returned. @throws {AppError} `not_found` */
  sync(assistantId: AssistantId, id: SourceId): Promise<Job>;
  /** @throws {AppError} `not_found` */
  findJob(assistantId: AssistantId, id: JobId): Promise<Job>;
  /** Asks for the end of a job; one that has ended stays as it is. @throws {AppError} `not_found` */
  cancelJob(assistantId: AssistantId, id: JobId): Promise<Job>;
}

const BUILT_IN =
  'source: this folder is set by KNOWLEDGE_DIR; set that to another folder and start the desk again';

/** Creates the handling of sources. */
export function createSources(deps: SourcesDeps): Sources {
  const { sources } = deps;
  const describe = async (source: StoredSource) => describeSource(source, deps);
  return {
    list: async (assistantId) => Promise.all((await sources.list(assistantId)).map(describe)),
    find: async (assistantId, id) => describe(found(await sources.find(assistantId, id))),
    async add(assistantId, draft) {
      const problem = locationProblem(draft);
      if (problem !== undefined) throw new AppError('invalid_payload', { details: [`location: ${problem}`] });
      const { kind, location } = draft;
      const settings = completeSettings(draft);
      const at = nextSyncAt(settings.resyncHours, deps.clock.now());
      const source = await sources.create({ assistantId, kind, location, ...settings, nextSyncAt: at });
      await openJob(deps, source);
      return describe(source);
    },
    change: async (assistantId, id, changes) => describe(await change(deps, assistantId, { id, changes })),
    async remove(assistantId, id) {
      const source = found(await sources.find(assistantId, id));
      if (id === START_FOLDER) throw new AppError('invalid_payload', { details: [BUILT_IN] });
      const job = await deps.jobs.latest(assistantId, id);
      if (job) await deps.jobs.cancel(assistantId, job.id);
      await sources.remove(assistantId, id);
      await forgetSource(deps, source);
    },
    sync: async (assistantId, id) => sync(deps, found(await sources.find(assistantId, id))),
    findJob: async (assistantId, id) => describeJob(found(await deps.jobs.find(assistantId, id))),
    cancelJob: async (assistantId, id) => describeJob(found(await deps.jobs.cancel(assistantId, id))),
  };
}

function found<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new AppError('not_found');
  return thing;
}

/** Begins to read a source, and sets when it is next read by itself. */
export async function sync(deps: SourcesDeps, source: StoredSource): Promise<Job> {
  const { assistantId, id, resyncHours } = source;
  await deps.sources.update(assistantId, id, { nextSyncAt: nextSyncAt(resyncHours, deps.clock.now()) });
  return openJob(deps, source);
}

async function openJob({ jobs, onJob }: SourcesDeps, { assistantId, id }: StoredSource): Promise<Job> {
  const job = await jobs.open(assistantId, id);
  onJob();
  return describeJob(job);
}

async function change(
  deps: SourcesDeps,
  assistantId: AssistantId,
  { id, changes }: { readonly id: SourceId; readonly changes: SourceChanges },
): Promise<StoredSource> {
  const before = found(await deps.sources.find(assistantId, id));
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const settings = Object.fromEntries(given) as Partial<SourceSettings>;
  const { resyncHours } = settings;
  const source = found(
    await deps.sources.update(assistantId, id, {
      ...settings,
      ...(resyncHours !== undefined && { nextSyncAt: nextSyncAt(resyncHours, deps.clock.now()) }),
    }),
  );
  const shared = sharedSettings(source);
  if (JSON.stringify(shared) !== JSON.stringify(sharedSettings(before))) {
    await deps.documents.share(assistantId, id, shared);
    await reindexSource(deps, source);
  }
  return source;
}
