// The folder of the stores that the workers of a test run share; it goes with the run.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the workers keep their stores. */
    storesFolder: string;
  }
}

export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'desks-'));
  provide('storesFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
