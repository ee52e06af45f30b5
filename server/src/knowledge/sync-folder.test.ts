import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createMemoryDocumentStore } from '../../test/knowledge/memory-document-store.ts';
import { createKnowledgeBase } from './knowledge-base.ts';
import { FILE_MAX_BYTES } from './read-folder.ts';
import { syncFolder } from './sync-folder.ts';

const assistantId = 'asst_shop';
let folder = '';
let desk = newDesk();

function newDesk() {
  const documents = createMemoryDocumentStore();
  return { documents, knowledge: createKnowledgeBase({ documents }) };
}

const sync = (baseUrl?: string) =>
  syncFolder({ folder, assistantId, ...desk, ...(baseUrl === undefined ? {} : { baseUrl }) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
  desk = newDesk();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('syncFolder', () => {
  it('adds, updates, removes, and leaves alone what has not changed', async () => {
    await mkdir(join(folder, 'guide', 'deep'), { recursive: true });
    await writeFile(join(folder, 'a.md'), '# Alpha\n\nText.');
    await writeFile(join(folder, 'guide', 'b.md'), 'Bravo text.');
    await writeFile(join(folder, 'guide', 'deep', 'C.MD'), '# Charlie');
    await writeFile(join(folder, 'ignored.txt'), 'x');
    expect(await sync()).toEqual({ added: 3, updated: 0, removed: 0, unchanged: 0, failed: [] });
    expect(
      (await desk.documents.list(assistantId)).map(({ sourceKey, title }) => [sourceKey, title]),
    ).toEqual([
      ['a.md', 'Alpha'],
      ['guide/b.md', 'b'],
      ['guide/deep/C.MD', 'Charlie'],
    ]);
    await writeFile(join(folder, 'guide', 'b.md'), 'Bravo has parrots.');
    await rm(join(folder, 'guide', 'deep'), { recursive: true });
    expect(await sync()).toEqual({ added: 0, updated: 1, removed: 1, unchanged: 1, failed: [] });
    const found = await desk.knowledge.retrieve({ assistantId, question: 'parrots', limit: 3 });
    expect(found.passages[0]?.text).toBe('Bravo has parrots.');
  });

  it('names the public address of each document when there is one', async () => {
    await mkdir(join(folder, 'a b'));
    await writeFile(join(folder, 'a b', 'c.md'), 'text');
    await sync('https://docs.example.com/');
    expect((await desk.documents.list(assistantId))[0]?.url).toBe('https://docs.example.com/a%20b/c');
  });

  it('gives a reason for each broken file and goes on, keeping what was stored before', async () => {
    await writeFile(join(folder, 'kept.md'), 'Kept text.');
    await sync();
    await writeFile(join(folder, 'kept.md'), Buffer.from([0x66, 0xff, 0xfe]));
    await writeFile(join(folder, 'huge.md'), 'x'.repeat(FILE_MAX_BYTES + 1));
    await writeFile(join(folder, 'binary.md'), 'a\0b');
    await writeFile(join(folder, 'good.md'), 'Good text.');
    const { added, removed, failed } = await sync();
    expect([added, removed]).toEqual([1, 0]);
    expect(failed.map(({ path }) => path)).toEqual(['binary.md', 'huge.md', 'kept.md']);
    for (const { reason } of failed) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect((await desk.documents.list(assistantId)).map(({ sourceKey }) => sourceKey)).toContain('kept.md');
  });

  it('never follows a link, neither to a file nor to a folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'secret.md'), 'Secret text.');
    await symlink(join(outside, 'secret.md'), join(folder, 'link.md'));
    await symlink(outside, join(folder, 'folder'));
    await symlink(folder, join(folder, 'circle'));
    const { added, failed } = await sync();
    expect(added).toBe(0);
    expect(failed).toMatchObject([{ path: 'link.md' }]);
    await rm(outside, { recursive: true });
  });

  it('says what to do when the folder is missing or is a file', async () => {
    await writeFile(join(folder, 'file.md'), 'x');
    const missing = syncFolder({ folder: join(folder, 'nowhere'), assistantId, ...desk });
    await expect(missing).rejects.toThrow(
      `“${join(folder, 'nowhere')}” does not exist; create it or name another one.`,
    );
    const file = syncFolder({ folder: join(folder, 'file.md'), assistantId, ...desk });
    await expect(file).rejects.toThrow('is a file; name the folder');
  });
});
