// Prepares documents in a thread of its own, so that conversations go on meanwhile.

import { Worker } from 'node:worker_threads';

import { threadFile } from '../../thread-file.ts';
import type { DocumentPreparer } from './document-preparer.ts';
import type { PreparationReport } from './preparation-worker.ts';
import type { DocumentSource, PreparedDocument } from './prepare-document.ts';

/** The thread has one document to work on and others to go on with, so that it never waits. */
const SENT_MAX = 4;
/** Heap of the thread in megabytes. A document that needs more ends the thread alone, not the desk. */
const HEAP_MB = 1_024;
/**
 * The longest that one document may take, in milliseconds.
 * @source A megabyte takes about a second; Markdown that is made to be slow could take hours.
 */
const DOCUMENT_TIMEOUT_MS = 60_000;
/** An idle thread is ended after this time, in milliseconds: it keeps about 50 MB. */
const IDLE_MS = 30_000;

interface Job {
  readonly document: DocumentSource;
  readonly resolve: (prepared: PreparedDocument) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Prepares documents in a thread, which is started when it is needed. A document that ends the thread, or takes too long, fails alone.
 */
export class WorkerPreparer implements DocumentPreparer {
  readonly #file: string;
  readonly #timeoutMs: number;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The first {@link SENT_MAX} of them are with the thread. */
  #jobs: Job[] = [];

  constructor({ timeoutMs = DOCUMENT_TIMEOUT_MS }: { readonly timeoutMs?: number } = {}) {
    this.#file = threadFile('preparation-worker');
    this.#timeoutMs = timeoutMs;
  }

  prepare({ title, markdown }: DocumentSource): Promise<PreparedDocument> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ document: { title, markdown }, resolve, reject });
      if (this.#worker === undefined) this.#start();
      else if (this.#jobs.length <= SENT_MAX) this.#send(this.#jobs.length - 1);
    });
  }

  async close(): Promise<void> {
    const jobs = this.#jobs.splice(0);
    for (const { reject } of jobs) reject(new Error('Indexing was ended.'));
    await this.#end();
  }

  #start(): void {
    const worker = new Worker(this.#file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#worker = worker;
    worker.on('message', (report: PreparationReport) => this.#finish(report));
    worker.on('error', () => this.#failFirst('The document needs more memory than indexing has; split it.'));
    for (let i = 0; i < Math.min(SENT_MAX, this.#jobs.length); i += 1) this.#send(i);
  }

  #send(i: number): void {
    const job = this.#jobs[i];
    if (job === undefined) return;
    this.#worker?.postMessage(job.document);
    if (i === 0) this.#watch();
  }

  #finish(report: PreparationReport): void {
    const job = this.#jobs.shift();
    if (report.ok) job?.resolve(report.prepared);
    else job?.reject(new Error(report.reason));
    this.#send(SENT_MAX - 1);
    this.#watch();
  }

  /** The first document ended the thread; a new one goes on with the others. */
  #failFirst(reason: string): void {
    const job = this.#jobs.shift();
    void this.#end();
    job?.reject(new Error(reason));
    if (this.#jobs.length > 0) this.#start();
  }

  /** Waits for the first document, or for the end of an idle time. */
  #watch(): void {
    clearTimeout(this.#timer);
    const isBusy = this.#jobs.length > 0;
    if (isBusy) this.#worker?.ref();
    else this.#worker?.unref();
    this.#timer = isBusy
      ? setTimeout(() => this.#failFirst('The document takes too long to index; split it.'), this.#timeoutMs)
      : setTimeout(() => void this.#end(), IDLE_MS);
    this.#timer.unref();
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners().on('error', () => {});
    await worker?.terminate();
  }
}
