// The collections of sources, of the jobs on them, and of the pages of websites among them.

import type { AssistantId, SourceId } from '@frontdesk/contract';
import { Schema } from 'mongoose';

import type { StoredJob } from '../../../ports/job-store.ts';
import type { KnownPage } from '../../../ports/page-store.ts';
import type { StoredSource } from '../../../ports/source-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** How long a job that has ended can be looked at, in seconds (30 days). */
const ENDED_JOB_TTL_SECONDS = 2_592_000;

const COUNT = { type: Number, default: 0 } as const;
const DATE_OR_NULL = { type: Date, default: null } as const;

/** A job as it is kept. */
export interface JobDoc extends Kept<StoredJob> {
  /** The source while the job is open, then the job itself: a source has one open job at most. */
  readonly slot: string;
  readonly holder: string | null;
  readonly leaseUntil: Date;
}

/** A page as it is kept. */
export interface PageDoc extends KnownPage {
  readonly assistantId: AssistantId;
  readonly sourceId: SourceId;
}

/** Sources. */
export function sourceSchema() {
  const schema = new Schema<Kept<StoredSource>>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      kind: REQUIRED_STRING,
      location: REQUIRED_STRING,
      name: REQUIRED_STRING,
      resyncHours: { type: Number, default: null },
      cite: REQUIRED_STRING,
      audience: { type: [String], default: null },
      maxDepth: { type: Number, required: true },
      maxPages: { type: Number, required: true },
      include: [String],
      exclude: [String],
      createdAt: { type: Date, required: true },
      nextSyncAt: DATE_OR_NULL,
    },
    { ...OPTIONS, collection: 'sources' },
  );
  schema.index({ assistantId: 1, createdAt: 1 });
  schema.index({ nextSyncAt: 1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** Jobs. */
export function jobSchema() {
  const schema = new Schema<JobDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      sourceId: REQUIRED_STRING,
      slot: REQUIRED_STRING,
      state: REQUIRED_STRING,
      reason: { type: String, default: null },
      isCancelled: { type: Boolean, default: false },
      holder: { type: String, default: null },
      leaseUntil: { type: Date, required: true },
      done: COUNT,
      total: { type: Number, default: null },
      added: COUNT,
      updated: COUNT,
      removed: COUNT,
      unchanged: COUNT,
      failed: COUNT,
      failures: { type: [WHOLE], default: [] },
      createdAt: { type: Date, required: true },
      startedAt: DATE_OR_NULL,
      endedAt: DATE_OR_NULL,
    },
    { ...OPTIONS, collection: 'jobs' },
  );
  schema.index({ slot: 1 }, { unique: true });
  schema.index({ sourceId: 1, createdAt: -1 });
  schema.index({ state: 1, leaseUntil: 1 });
  schema.index({ endedAt: 1 }, { expireAfterSeconds: ENDED_JOB_TTL_SECONDS });
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** Pages; one per source and address. */
export function pageSchema() {
  const schema = new Schema<PageDoc>(
    {
      assistantId: REQUIRED_STRING,
      sourceId: REQUIRED_STRING,
      url: REQUIRED_STRING,
      jobId: REQUIRED_STRING,
      depth: { type: Number, required: true },
      links: [String],
      key: String,
      etag: String,
      lastModified: String,
    },
    { ...OPTIONS, collection: 'pages' },
  );
  schema.index({ sourceId: 1, url: 1 }, { unique: true });
  tenantScope(schema, ['assistantId']);
  return schema;
}
