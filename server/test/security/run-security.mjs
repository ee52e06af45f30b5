// The tests of who gets in, in full size: pnpm security

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const args = ['run', '--project', 'server', 'access', '--testTimeout', '600000'];
const env = { ...process.env, SECURITY_FORM: 'full' };
spawn(process.execPath, [vitest, ...args], { cwd: house, env, stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
