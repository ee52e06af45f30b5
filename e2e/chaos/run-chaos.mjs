// The drivers in their full form: `pnpm chaos`, or `pnpm chaos kill cuts` for some of them. Each prints its figures; a table of verdicts ends the run.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../..', import.meta.url));

/** Every driver: what it does, where it is, and whether it needs the built desk. */
const DRIVERS = {
  kill: {
    what: 'the desk is killed at aimed points while visitors write',
    file: 'e2e/chaos/kill-server',
    built: true,
  },
  cuts: { what: 'readers lose a streaming answer in its middle', file: 'e2e/chaos/cut-answers', built: true },
  restarts: {
    what: 'the desk is restarted under live answers',
    file: 'e2e/chaos/restart-server',
    built: true,
  },
  stories: {
    what: 'the server’s stories at the same moment, with crashes in between, in one process',
    file: 'e2e/chaos/stories.test',
  },
  reducer: {
    what: 'everything that can happen to a chat, in any order',
    file: 'widget/src/chat/reduce.property',
  },
  tabs: { what: 'what a visitor does in two tabs', file: 'widget/src/chat/two-tabs' },
  model: { what: 'visitors and agents against a model, over real sockets', file: 'e2e/chaos/model.test' },
};

/** Runs a command of the house and shows what it prints. @returns its exit status */
async function run(command, env = {}) {
  const child = spawn(command, {
    cwd: house,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function drive(name) {
  const { what, file } = DRIVERS[name];
  console.log(`\n── ${name}: ${what}`);
  const begin = Date.now();
  const status = await run(`vitest run ${file} --no-file-parallelism --disableConsoleIntercept`, {
    CHAOS: 'full',
  });
  return { name, what, passed: status === 0, seconds: (Date.now() - begin) / 1000 };
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(DRIVERS, name));
if (unknown.length > 0) {
  const list = Object.entries(DRIVERS).map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`);
  console.error(`There is no driver called ${unknown.join(', ')}. These are there:\n${list.join('\n')}`);
  process.exit(2);
}
const chosen = names.length > 0 ? names : Object.keys(DRIVERS);
if (chosen.some((name) => DRIVERS[name].built) && (await run('pnpm -s build')) !== 0) process.exit(1);
const verdicts = [];
for (const name of chosen) verdicts.push(await drive(name));
console.log('');
for (const { name, what, passed, seconds } of verdicts) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${what} (${seconds.toFixed(0)} s)`);
}
process.exitCode = verdicts.every(({ passed }) => passed) ? 0 : 1;
