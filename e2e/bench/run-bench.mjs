// Runs one of the benchmarks: pnpm bench store [options of the benchmark]

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

/** Each benchmark prints ratios against something measured in the same run: the machines are shared and noisy. */
const BENCHMARKS = {
  store: ['embedded-mongo/test/bench.mjs'],
  retrieval: ['--expose-gc', 'server/dist/bench/retrieval.js'],
};

const [name = '', ...options] = process.argv.slice(2);
const script = BENCHMARKS[name];
if (!script) {
  console.error(`Usage: pnpm bench ${Object.keys(BENCHMARKS).join(' | ')} [options]`);
  process.exit(2);
}
const house = fileURLToPath(new URL('../..', import.meta.url));
if (name === 'retrieval') await build({ configFile: join(house, 'server/test/bench/vite.config.ts') });
const child = spawn(process.execPath, [...script, ...options], { cwd: house, stdio: 'inherit' });
child.on('close', (code) => process.exit(code ?? 1));
