// The test command: every check of the house, one after the other, and one closing line for all of them.

import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('..', import.meta.url));
const results = join(house, 'e2e', 'results');
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command of the house and shows what it prints. @returns its exit status */
async function run(command, env = {}) {
  const child = spawn(command, {
    cwd: house,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A check that passes or fails as a whole. */
async function check(name, command) {
  const begin = Date.now();
  console.log(`\n── ${name}`);
  const passed = (await run(command)) === 0;
  total[passed ? 'passed' : 'failed'] += 1;
  console.log(`── ${name}: ${passed ? 'passed' : 'FAILED'} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
  return passed;
}

/** A suite that reports each of its tests in a file. One that reports nothing, or fails outside of its tests, counts as a failure. */
async function suite(name, command, { file, count, env }) {
  const begin = Date.now();
  console.log(`\n── ${name}`);
  const path = join(results, file);
  await rm(path, { force: true });
  const status = await run(command, env);
  const report = await readJson(path);
  const { passed, failed, skipped } = report ? count(report) : { passed: 0, failed: 0, skipped: 0 };
  total.passed += passed;
  total.skipped += skipped;
  total.failed += status !== 0 && failed === 0 ? 1 : failed;
  console.log(
    `── ${name}: ${passed} passed, ${failed} failed (${((Date.now() - begin) / 1000).toFixed(1)} s)`,
  );
}

await mkdir(results, { recursive: true });
await check('format', 'oxfmt --check');
await check('lint and types', 'pnpm -s lint');
const built = await check('build', 'pnpm -s build');
await suite(
  'unit, contract and socket tests',
  `vitest run --reporter=default --reporter=json --outputFile.json=${JSON.stringify(join(results, 'vitest.json'))}`,
  {
    file: 'vitest.json',
    count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    }),
  },
);
if (built) {
  await suite('browser tests', 'pnpm -s --filter @frontdesk/e2e exec playwright test', {
    file: 'playwright.json',
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'playwright.json') },
    count: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
