// Keeps jobs: work on sources that takes its time, watched by people, continued after a restart.

import type { AssistantId, JobId, JobProgress, JobState, SourceId } from '@frontdesk/contract';

/** A job as it is kept. */
export interface StoredJob extends JobProgress {
  readonly id: JobId;
  readonly assistantId: AssistantId;
  readonly sourceId: SourceId;
  readonly state: JobState;
  readonly reason: string | null;
  readonly isCancelled: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** Says which job is meant, and of which assistant. */
export type JobKey = Pick<StoredJob, 'id' | 'assistantId'>;

/** Whose job it is, and until when: after that, another process may take it over. */
export interface Lease {
  readonly holder: string;
  readonly until: Date;
}

/** How a job ends. */
export interface JobEnd {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly progress: JobProgress;
}

/** Keeps jobs. A source has at most one that has not ended. */
export interface JobStore {
  /** Opens a job on a source; while one is open, that one is returned. */
  open(assistantId: AssistantId, sourceId: SourceId): Promise<StoredJob>;
  find(assistantId: AssistantId, id: JobId): Promise<StoredJob | null>;
  /** @returns the latest job on a source, or `null` */
  latest(assistantId: AssistantId, sourceId: SourceId): Promise<StoredJob | null>;
  /** Takes a job that waits, or whose holder is gone. @returns `null` when there is none; each is given to one holder only */
  claim(lease: Lease): Promise<StoredJob | null>;
  /** Notes how far a job is and renews its lease. @returns the job, or `null` when it is no longer the holder's */
  save(job: JobKey, lease: Lease, progress: JobProgress): Promise<StoredJob | null>;
  /** Ends a job of the holder's. */
  end(job: JobKey, holder: string, end: JobEnd): Promise<void>;
  /** Gives a job back, to be continued by whoever takes it next. */
  release(job: JobKey, holder: string, progress: JobProgress): Promise<void>;
  /** Asks for the end of a job; one that waits ends at once. @returns the job, or `null` when there is none */
  cancel(assistantId: AssistantId, id: JobId): Promise<StoredJob | null>;
  removeOf(assistantId: AssistantId, sourceId: SourceId): Promise<void>;
}
