// The worker thread: opens the store, listens, and says so to the thread that started it.
import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine/engine.ts';
import { sqliteCode } from './store/sqlite-file.ts';
import { type Address, listen } from './wire/listen.ts';

/** What the worker is told. */
export interface WorkerOrder {
  readonly file: string;
  readonly address: Address;
}

/** What the worker tells. */
export type WorkerReport =
  | { readonly kind: 'listening'; readonly address: Address }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

async function run(order: WorkerOrder): Promise<void> {
  const engine = new Engine(order.file);
  const listening = await listen(engine, order.address);
  parentPort?.once('message', () => void stop());
  report({ kind: 'listening', address: listening.address });

  async function stop(): Promise<void> {
    await listening.close();
    await engine.close();
    parentPort?.close();
  }
}

function report(message: WorkerReport): void {
  parentPort?.postMessage(message, []);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return sqliteCode(error) || code;
}

run(workerData as WorkerOrder).catch((error: unknown) => {
  report({
    kind: 'failed',
    code: codeOf(error),
    message: error instanceof Error ? error.message : String(error),
  });
  parentPort?.close();
});
