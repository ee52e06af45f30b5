// The tests of who gets in, in full size: pnpm security

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const playwright = fileURLToPath(new URL('../../../e2e/node_modules/playwright/cli.js', import.meta.url));
const env = { ...process.env, SECURITY_FORM: 'full' };

/** Runs a program of the house. @returns its exit status */
const run = async (args, cwd) =>
  new Promise((resolve) => {
    spawn(process.execPath, args, { cwd, env, stdio: 'inherit' }).on('exit', (code) => resolve(code ?? 1));
  });

const onServer = await run(
  [vitest, 'run', '--project', 'server', 'access', '--testTimeout', '600000'],
  house,
);
// In browsers, on the built files: “pnpm build” comes first.
const inBrowsers = await run([playwright, 'test', 'user-switch'], `${house}/e2e`);
process.exitCode = onServer || inBrowsers;
