// Visitors who come while something else goes on.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { MeasuredDesk } from './measured.ts';

/** How visitors were served, in milliseconds from coming to having a message taken. */
export interface Visits {
  readonly count: number;
  readonly slowestMs: number;
}

const PROGRAM = join(import.meta.dirname, 'visitor.mjs');

/** Runs something while visitors come one after the other. @throws {Error} when one of them is refused */
export async function visitDuring<T>(
  { desk, url }: MeasuredDesk,
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly visits: Visits }> {
  const visitor = spawn(process.execPath, [PROGRAM, url, desk.info.assistantId], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await Promise.race([once(visitor.stdout, 'readable'), once(visitor, 'exit')]);
  const said = text(visitor.stdout);
  const result = await run().finally(() => visitor.stdin.end());
  const [, figures] = (await said).split('\n');
  if (!figures) throw new Error('a visitor was not served');
  const tookMs = JSON.parse(figures) as readonly number[];
  return { result, visits: { count: tookMs.length, slowestMs: Math.round(Math.max(...tookMs)) } };
}
