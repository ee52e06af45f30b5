// The operator's command for golden questions: pnpm frontdesk golden …

import type { Command } from 'commander';
import pc from 'picocolors';

import type { DeskInfo, GoldenResult, GoldenRun } from '@frontdesk/contract';

import { findDesk } from './desk-client.ts';

interface Terminal {
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

interface RunOptions {
  readonly json?: boolean;
  readonly assistant?: string;
}

function line({ ok, question, expect, got }: GoldenResult): string {
  const cited = got.citations.map(({ title, url }) => `${title} (${url})`);
  const what = [...cited, got.reason ?? 'no person needed'].join(', ');
  return `${ok ? pc.green('ok    ') : pc.red('failed')} ${question}\n       ${expect}; got ${what}`;
}

/** Adds the command that asks golden questions; it ends with 1 when one of them fails, so that a script can stop there. */
export function addGoldenCommand(program: Command, { dataDir, say }: Terminal): void {
  program
    .command('golden')
    .description('asks golden questions: what must be answered from where, and what must go to a person')
    .command('run')
    .description('asks all golden questions, and ends with 1 when one fails')
    .option('--assistant <id>', 'another assistant than the first')
    .option('--json', 'print one JSON object')
    .action(async ({ json, assistant }: RunOptions) => {
      const desk = await findDesk(dataDir);
      const id = assistant ?? (await desk.call<DeskInfo>('GET', '/info')).assistantId;
      const path = `/assistants/${encodeURIComponent(id)}/golden-questions/run`;
      const run = await desk.api<GoldenRun>('POST', path);
      if (json) say(JSON.stringify(run));
      else say([...run.results.map(line), `${run.passed} passed, ${run.failed} failed`].join('\n'));
      if (run.failed > 0) process.exitCode = 1;
    });
}
