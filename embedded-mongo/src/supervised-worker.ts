// Keeping one worker alive: a worker that dies is started again at the same address.
import { once } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Address } from './wire/listen.ts';
import type { WorkerOrder, WorkerReport } from './worker.ts';

/** Milliseconds before a worker that died is started again, doubling up to the second number. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** Heap of the worker in megabytes: one that needs more dies alone and does not take the whole process along. */
const HEAP_MB = 1024;

/** Starts a thread; tests use one that they can end. */
export type StartThread = (file: string, options: WorkerOptions) => Worker;

/** A worker that runs until it is stopped. */
export class SupervisedWorker {
  readonly #startThread: () => Worker;
  #launching: Promise<void> | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #address: Address;
  #isStopping = false;

  private constructor(file: string, order: WorkerOrder, startThread: StartThread) {
    this.#address = order.address;
    this.#startThread = () =>
      startThread(file, {
        workerData: { ...order, address: this.#address },
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      });
  }

  /** Starts a worker. @throws what it reports when the first start fails; later ones are tried again */
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
    if (!this.#worker) return;
    const ended = once(this.#worker, 'exit');
    this.#worker.postMessage('stop', []);
    await ended;
  }

  async #launch(): Promise<void> {
    const worker = this.#startThread();
    this.#address = await firstReport(worker);
    this.#worker = worker;
    this.#pauseMs = FIRST_PAUSE_MS;
    worker.on('error', warn);
    worker.once('exit', () => this.#restart());
  }

  #restart(): void {
    this.#worker = undefined;
    if (this.#isStopping) return;
    this.#timer = setTimeout(() => {
      this.#launching = this.#launch();
      this.#launching.catch((error: unknown) => {
        warn(error);
        this.#restart();
      });
    }, this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function warn(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The embedded store stopped and is being started again: ${reason}`;
  process.emitWarning(message, 'EmbeddedMongoWarning');
}

/** Waits for the address that a worker listens at. */
async function firstReport(worker: Worker): Promise<Address> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(worker, 'exit', { signal }).then(() => {
    throw new Error('The worker ended before it was ready.');
  });
  try {
    const [report] = (await Promise.race([once(worker, 'message', { signal }), ended])) as [WorkerReport];
    if ('address' in report) return report.address;
    throw Object.assign(new Error(report.message), { code: report.code });
  } finally {
    waiting.abort();
  }
}
