// Which file the worker thread runs.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmbeddedMongoError } from './embedded-mongo-error.ts';

/**
 * Finds the built worker. Node cannot run TypeScript in a worker, so that sources use the built file beside them.
 *
 * @param base - URL of the module that starts the worker
 * @throws EmbeddedMongoError `unavailable` when the package is not built
 */
export function workerFile(base: string): string {
  const isSource = base.endsWith('.ts');
  const file = fileURLToPath(new URL(isSource ? '../dist/worker.js' : './worker.js', base));
  if (existsSync(file)) return file;
  throw new EmbeddedMongoError(
    'unavailable',
    'The embedded store is not built yet: run "pnpm build:node" first.',
  );
}
