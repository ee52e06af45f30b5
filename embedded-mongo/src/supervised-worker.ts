// Keeping one worker alive: a worker that dies is started again at the same address.
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Address } from './wire/listen.ts';
import type { WorkerOrder, WorkerReport } from './worker.ts';

/** Milliseconds before a worker that died is started again: at once, then doubling up to the second number. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/**
 * Heap of the worker in megabytes. A worker that needs more dies alone; without a limit of its own it would take the
 * whole process along.
 */
const HEAP_MB = 1024;

/** Starts a thread; tests use one that they can end. */
export type StartThread = (file: string, options: WorkerOptions) => Worker;

/** A failure that the worker reported before it ended. */
export class WorkerFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'WorkerFailure';
    this.code = code;
  }
}

/** A worker that runs until it is stopped. */
export class SupervisedWorker {
  readonly #file: string;
  readonly #order: WorkerOrder;
  readonly #startThread: StartThread;
  #launching: Promise<void> | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #address: Address;
  #isStopping = false;

  private constructor(file: string, order: WorkerOrder, startThread: StartThread) {
    this.#file = file;
    this.#order = order;
    this.#startThread = startThread;
    this.#address = order.address;
  }

  /**
   * Starts a worker.
   *
   * @throws WorkerFailure when the first start does not succeed; later ones are tried until they do
   */
  static async start(
    file: string,
    order: WorkerOrder,
    startThread: StartThread = (path, options) => new Worker(path, options),
  ): Promise<SupervisedWorker> {
    const supervised = new SupervisedWorker(file, order, startThread);
    await supervised.#launch();
    return supervised;
  }

  get address(): Address {
    return this.#address;
  }

  /** Ends the worker after it has written everything to the disk. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#launching?.catch(() => undefined);
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop', []);
    await ended;
  }

  async #launch(): Promise<void> {
    const worker = this.#startThread(this.#file, {
      workerData: { ...this.#order, address: this.#address },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#address = await firstReport(worker);
    this.#worker = worker;
    this.#pauseMs = FIRST_PAUSE_MS;
    worker.on('error', (error) => this.#warn(error));
    worker.once('exit', () => this.#restart());
  }

  #restart(): void {
    this.#worker = undefined;
    if (this.#isStopping) return;
    this.#timer = setTimeout(() => {
      this.#launching = this.#launch();
      this.#launching.catch((error: unknown) => {
        this.#warn(error);
        this.#restart();
      });
    }, this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  #warn(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    process.emitWarning(
      `The embedded store stopped and is being started again: ${reason}`,
      'EmbeddedMongoWarning',
    );
  }
}

/** Waits for the address that a worker listens at. */
function firstReport(worker: Worker): Promise<Address> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new WorkerFailure('', 'The worker ended before it was ready.'));
    const failed = (error: unknown): void => reject(error);
    worker.once('exit', ended);
    worker.once('error', failed);
    worker.once('message', (report: WorkerReport) => {
      worker.off('exit', ended);
      worker.off('error', failed);
      if (report.kind === 'listening') resolve(report.address);
      else reject(new WorkerFailure(report.code, report.message));
    });
  });
}
