// Notices when the command that started the desk was ended.

import { readFileSync } from 'node:fs';

/**
 * `npx -y pnpm@12 start` is a chain: npm, a shell, pnpm, a shell, the desk. npm hands a SIGTERM to its shell only, the shell dies of it, and
 * pnpm and the desk would go on without anybody knowing.
 * @source observed with npm 11 and pnpm 12: `kill -TERM` of the npx process leaves the rest of the chain running
 */
const LAUNCHER = /^(?:\S*\/)?(?:npm|npx|pnpm|sh|dash)(?:\s|$)|^\S*node\S*\s+\S*\/(?:npm|npx|pnpm)\b/;
const POLL_MS = 1_000;
/** More than any chain of launchers has. */
const ANCESTORS_MAX = 12;

/** What is known of a process: its parent, and its command line with spaces between the arguments. */
export interface ProcessFacts {
  readonly parent: number;
  readonly command: string;
}

/** Reads a process's facts where the system has `/proc`. @returns `undefined` elsewhere, and for a process that is gone */
export function readProcess(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { parent, command };
  } catch {
    return undefined;
  }
}

/** @returns the processes between the desk and whoever typed the command: npm, pnpm and their shells, the nearest first */
export function launcherPids(
  parent: number,
  read: (pid: number) => ProcessFacts | undefined,
): readonly number[] {
  const pids: number[] = [];
  let facts = read(parent);
  for (let pid = parent; facts && LAUNCHER.test(facts.command) && pids.length < ANCESTORS_MAX;) {
    pids.push(pid);
    pid = facts.parent;
    facts = read(pid);
  }
  return pids;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Calls back once when one of the launchers is gone. Without `/proc`, or started without a launcher, it never does. */
export function watchLauncher(onGone: () => void): void {
  const pids = launcherPids(process.ppid, readProcess);
  if (pids.length === 0) return;
  const timer = setInterval(() => {
    if (pids.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
}
