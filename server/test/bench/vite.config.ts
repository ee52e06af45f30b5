// Builds the benchmark of retrieval as the server is built, beside it: what is measured is what runs.

import { join } from 'node:path';

import { defineConfig, mergeConfig } from 'vite';

import server from '../../vite.config.ts';

const input = {
  retrieval: join(import.meta.dirname, 'retrieval.mjs'),
  'passages-worker': join(import.meta.dirname, 'passages-worker.mjs'),
};

export default mergeConfig(
  server,
  defineConfig({
    root: join(import.meta.dirname, '..', '..'),
    logLevel: 'warn',
    build: { outDir: 'dist/bench', rolldownOptions: { input } },
  }),
);
