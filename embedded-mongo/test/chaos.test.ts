import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const driver = fileURLToPath(new URL('chaos.mjs', import.meta.url));

it('loses no acknowledged write and no index key when the process is killed', async () => {
  const { stdout } = await run(process.execPath, [driver, '--kills', '2']);
  expect(stdout).toMatch(/2 kills, [1-9]\d+ acknowledged writes: 0 lost, 0 index mismatches/);
});

it('would notice a lost write', async () => {
  const sabotaged = run(process.execPath, [driver, '--kills', '1', '--sabotage']);
  await expect(sabotaged).rejects.toMatchObject({ stdout: expect.stringContaining('1 lost') as string });
});
