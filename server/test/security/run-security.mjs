// The drivers of who gets in and what a stranger can do, in full size: `pnpm security`, or `pnpm security floods wallet` for some of them.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../../..', import.meta.url));
const names = process.argv.slice(2);

/** Runs a command of the house and shows what it prints. @returns its exit status */
async function run(command) {
  const env = { ...process.env, SECURITY_FORM: 'full' };
  const child = spawn(command, { cwd: house, shell: true, stdio: 'inherit', env });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

// One file at a time, as they measure; the desk of some is the built one.
const filter = names.length > 0 ? names.join(' ') : 'access security';
const drive = `vitest run --project node ${filter} --no-file-parallelism --disableConsoleIntercept --testTimeout 600000`;
const inBrowsers = 'pnpm -s --filter @frontdesk/e2e exec playwright test user-switch';
const verdicts = [await run('pnpm -s build')];
if (verdicts[0] === 0) verdicts.push(await run(drive));
if (verdicts[0] === 0 && names.length === 0) verdicts.push(await run(inBrowsers));
process.exitCode = verdicts.find((verdict) => verdict !== 0) ?? 0;
