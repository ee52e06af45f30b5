// The operator's command for the knowledge, on a running desk.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DocumentOutcomes, Job, Source } from '@frontdesk/contract';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addKnowledgeCommand } from '../../src/cli/knowledge-command.ts';
import { writeDeskCard } from '../../src/start/desk-file.ts';
import { SiteLab } from './site-lab.ts';

let lab: SiteLab;
let folder = '';
beforeAll(async () => {
  lab = await SiteLab.start();
  folder = await mkdtemp(join(tmpdir(), 'command-'));
  const operatorToken = lab.desk.secrets[1] ?? '';
  await writeDeskCard(folder, { localUrl: lab.desk.url, operatorToken, pid: process.pid });
});
afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command. @returns what it said */
async function run(...args: string[]): Promise<string> {
  const said: string[] = [];
  const program = new Command().exitOverride();
  addKnowledgeCommand(program, { dataDir: folder, say: (text) => said.push(text) });
  await program.parseAsync(['knowledge', ...args], { from: 'user' });
  return said.join('\n');
}

const parsed = async <Reply>(...args: string[]) => JSON.parse(await run(...args, '--json')) as Reply;

describe('pnpm frontdesk knowledge', () => {
  it('adds a website, reads it again, lists it and forgets it', async () => {
    const said = await run(
      'add',
      `${lab.site.url}/`,
      '--depth',
      '1',
      '--exclude',
      '/deep/*',
      '--every',
      'never',
    );
    expect(said).toContain('Done: 3 new');
    const [source] = (await parsed<{ items: Source[] }>('list')).items;
    expect(source).toMatchObject({
      kind: 'crawl',
      documents: 3,
      resyncHours: null,
      maxDepth: 1,
      nextSyncAt: null,
    });
    expect(await parsed<Job>('sync', source?.id ?? '')).toMatchObject({ state: 'done', unchanged: 3 });
    expect(await run('list')).toContain('crawl, 3 documents, is up to date');
    expect(await run('remove', source?.id ?? '')).toContain('Forgot');
    expect(await run('list')).toContain('No sources yet');
  });

  it('adds one page, and a folder of this machine', async () => {
    expect(await parsed<Job>('add', `${lab.site.url}/birds`, '--page')).toMatchObject({
      state: 'done',
      added: 1,
    });
    await mkdir(join(folder, 'docs'));
    await writeFile(join(folder, 'docs', 'a.md'), '# A\n\nText.');
    expect(await parsed<Job>('add', join(folder, 'docs'))).toMatchObject({ state: 'done', added: 1 });
  });

  it('uploads files, and names those that can’t be used', async () => {
    const files = ['good.md', 'bad.pdf'].map((name) => join(folder, name));
    await writeFile(files[0] ?? '', 'A good text.');
    await writeFile(files[1] ?? '', 'no PDF');
    const { items } = await parsed<DocumentOutcomes>('push', ...files, join(folder, 'missing.md'));
    expect(items).toMatchObject([
      { ok: true, key: 'good.md', change: 'added' },
      { ok: false, key: 'bad.pdf' },
      { ok: false, key: 'missing.md', reason: 'There is no such file.' },
    ]);
    await expect(run('push', ...files)).rejects.toThrow('1 of 2 files could not be used.');
  });

  it('says what is wrong with a location, and why a site could not be read', async () => {
    await expect(run('add', 'nowhere')).rejects.toThrow('neither an address');
    await expect(run('add', join(folder, 'good.md'))).rejects.toThrow('is a file');
    await expect(run('add', 'http://127.0.0.1:9/')).rejects.toThrow('can’t be read');
    await expect(run('sync', 'src_none')).rejects.toThrow('There is nothing at this address');
  });
});
