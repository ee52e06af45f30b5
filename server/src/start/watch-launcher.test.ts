import { describe, expect, it } from 'vitest';

import { launcherPids, readProcess, type ProcessFacts } from './watch-launcher.ts';

const chain = (...commands: readonly string[]) => {
  const facts = new Map<number, ProcessFacts>(
    commands.map((command, index) => [index + 100, { command, parent: index + 101 }]),
  );
  return launcherPids(100, (pid) => facts.get(pid));
};

describe('launcherPids', () => {
  it('finds npm, pnpm and their shells, up to whoever typed the command', () => {
    expect(
      chain('sh -c node main.js', 'pnpm start', "sh -c 'pnpm' start", 'npm exec pnpm@12 start', '-bash'),
    ).toEqual([100, 101, 102, 103]);
    expect(chain('sh -c x', '/usr/bin/node /usr/lib/npx -y pnpm@12 start', 'systemd')).toEqual([100, 101]);
  });

  it('finds nothing for a desk that was started by hand or by the system', () => {
    expect(chain('-bash')).toEqual([]);
    expect(chain('bash')).toEqual([]);
    expect(chain('/sbin/init')).toEqual([]);
    expect(chain()).toEqual([]);
  });
});

describe('readProcess', () => {
  it('knows this very process where the system has /proc, and no other', () => {
    const facts = readProcess(process.pid);
    if (process.platform === 'linux') expect(facts).toMatchObject({ parent: process.ppid });
    expect(readProcess(2 ** 30)).toBeUndefined();
  });
});
