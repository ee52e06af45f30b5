// The worker thread: opens the store, listens, and says so to the thread that started it.
import { parentPort, workerData } from 'node:worker_threads';
import { errorCode } from './embedded-mongo-error.ts';
import { Engine } from './engine/engine.ts';
import { type Address, listen } from './wire/listen.ts';

/** What the worker is told. */
export interface WorkerOrder {
  readonly file: string;
  readonly address: Address;
}

/** What the worker tells: where it listens, or why it does not. */
export type WorkerReport =
  | { readonly address: Address }
  | { readonly code: string; readonly message: string };

async function run(order: WorkerOrder): Promise<void> {
  const engine = new Engine(order.file);
  const listening = await listen(engine, order.address);
  parentPort?.once('message', () => void stop());
  report({ address: listening.address });

  async function stop(): Promise<void> {
    await listening.close();
    await engine.close();
    parentPort?.close();
  }
}

function report(message: WorkerReport): void {
  parentPort?.postMessage(message, []);
}

run(workerData as WorkerOrder).catch((error: unknown) => {
  report({ code: errorCode(error), message: error instanceof Error ? error.message : String(error) });
  parentPort?.close();
});
