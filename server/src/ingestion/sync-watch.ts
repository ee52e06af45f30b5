// What the reading of a source tells while it goes on, and what it is told.

import type { JobFailure, JobProgress } from '@frontdesk/contract';

/** What became of one document. */
export type DocumentChange = 'added' | 'updated' | 'unchanged';

/** How many failures are kept with their reasons; the rest is counted. */
const FAILURES_MAX = 100;

const NOTHING: JobProgress = {
  done: 0,
  total: null,
  added: 0,
  updated: 0,
  removed: 0,
  unchanged: 0,
  failed: 0,
  failures: [],
};

/** Counts what a reading of a source does. */
export class SyncWatch {
  /** Aborted when somebody cancels, or when the desk stops. */
  readonly signal: AbortSignal;
  #progress: JobProgress;

  /** @param before how far an interrupted reading had got */
  constructor(signal: AbortSignal, before: JobProgress = NOTHING) {
    this.signal = signal;
    const { done, total, added, updated, removed, unchanged, failed, failures } = before;
    this.#progress = { done, total, added, updated, removed, unchanged, failed, failures };
  }

  /** How far the reading is. */
  get progress(): JobProgress {
    return this.#progress;
  }

  /** Begins again: what was counted before will be met again. */
  restart(): void {
    this.#progress = NOTHING;
  }

  /** Notes how many documents are known by now. */
  expect(total: number): void {
    this.#progress = { ...this.#progress, total };
  }

  /** Notes a document that was looked at; without a change it is none, such as a page that leads elsewhere. */
  note(change?: DocumentChange): void {
    const { done } = this.#progress;
    this.#progress = {
      ...this.#progress,
      done: done + 1,
      ...(change && { [change]: this.#progress[change] + 1 }),
    };
  }

  /** Notes a document that could not be used. */
  fail(failure: JobFailure): void {
    const { failed, failures } = this.#progress;
    this.#progress = {
      ...this.#progress,
      failed: failed + 1,
      failures: failures.length < FAILURES_MAX ? [...failures, failure] : failures,
    };
  }

  /** Notes documents that left the knowledge. */
  remove(count: number): void {
    this.#progress = { ...this.#progress, removed: this.#progress.removed + count };
  }
}

/** A source that can't be read at all now; nothing of it was changed. Its message is a plain sentence for the owner. */
export class SourceUnreadable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'SourceUnreadable';
  }
}
