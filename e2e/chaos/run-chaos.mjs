// The fault drivers in their full form: `pnpm chaos`, or `pnpm chaos kill-server` for one of them. Prints a line of figures for each.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command of the house and shows what it prints. @returns its exit status */
async function run(command, args, env = {}) {
  const child = spawn(command, args, { cwd: house, stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const vitest = ['run', '--project', 'e2e/chaos', '--no-file-parallelism', '--disable-console-intercept'];
const built = await run('pnpm', ['-s', 'build']);
process.exitCode = built || (await run('vitest', [...vitest, ...process.argv.slice(2)], { CHAOS: 'full' }));
