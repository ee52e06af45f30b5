import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { KNOWLEDGE_LIMITS } from '@frontdesk/contract';

import { folderSource, plainExtractor } from '../../../test/ingestion/folder-source.ts';
import { docxParagraph, makeDocx, makePdf } from '../../../test/ingestion/make-files.ts';
import { createMemoryDocumentStore } from '../../../test/knowledge/memory-document-store.ts';
import { createKnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { SyncWatch } from '../sync-watch.ts';
import { syncFolder } from './sync-folder.ts';

const assistantId = 'asst_shop';
let folder = '';
let desk = newDesk();

function newDesk() {
  const documents = createMemoryDocumentStore();
  return { documents, knowledge: createKnowledgeBase({ documents }), extractor: plainExtractor };
}

async function sync(location = folder) {
  const watch = new SyncWatch(new AbortController().signal);
  await syncFolder(desk, folderSource(location, assistantId), watch);
  return watch.progress;
}

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
    await writeFile(join(folder, 'ignored.png'), 'x');
    expect(await sync()).toMatchObject({ done: 3, total: 3, added: 3, updated: 0, removed: 0, failed: 0 });
    expect(
      (await desk.documents.list(assistantId)).map(({ sourceKey, title }) => [sourceKey, title]),
    ).toEqual([
      ['a.md', 'Alpha'],
      ['guide/b.md', 'b'],
      ['guide/deep/C.MD', 'Charlie'],
    ]);
    await writeFile(join(folder, 'guide', 'b.md'), 'Bravo has parrots.');
    await rm(join(folder, 'guide', 'deep'), { recursive: true });
    expect(await sync()).toMatchObject({ added: 0, updated: 1, removed: 1, unchanged: 1, failed: 0 });
    const found = await desk.knowledge.retrieve({ assistantId, question: 'parrots', limit: 3 });
    expect(found.passages[0]?.text).toBe('Bravo has parrots.');
  });

  it('takes every kind of document that the desk can read', async () => {
    await writeFile(join(folder, 'a.html'), '<h1>Page</h1><p>Text.</p>');
    await writeFile(join(folder, 'b.pdf'), makePdf([[{ text: 'A manual.', size: 11, y: 700 }]]));
    await writeFile(join(folder, 'c.docx'), makeDocx(docxParagraph('A letter.')));
    await writeFile(join(folder, 'd.csv'), 'question,answer\nWho?,We.\n');
    await writeFile(join(folder, 'e.txt'), 'A note.');
    expect(await sync()).toMatchObject({ added: 5, failed: 0 });
    expect(await sync()).toMatchObject({ added: 0, unchanged: 5 });
  });

  it('gives a reason for each broken file and goes on, keeping what was stored before', async () => {
    await writeFile(join(folder, 'kept.md'), 'Kept text.');
    await sync();
    await writeFile(join(folder, 'kept.md'), 'now\0binary');
    await writeFile(join(folder, 'huge.md'), 'x'.repeat(KNOWLEDGE_LIMITS.documentMaxBytes + 1));
    await writeFile(join(folder, 'broken.pdf'), '%PDF-1.4 no more');
    await writeFile(join(folder, 'good.md'), 'Good text.');
    const { added, removed, failed, failures } = await sync();
    expect([added, removed, failed]).toEqual([1, 0, 3]);
    expect(failures.map(({ item }) => item)).toEqual(['broken.pdf', 'huge.md', 'kept.md']);
    for (const { reason } of failures) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect((await desk.documents.list(assistantId)).map(({ sourceKey }) => sourceKey)).toContain('kept.md');
  });

  it('leaves documents of other sources alone', async () => {
    const pushed = {
      sourceId: 'src_pushed',
      sourceKey: 'src_pushed/x',
      title: 'X',
      markdown: 'x',
      version: 'v',
    } as const;
    await desk.documents.put({ assistantId, ...pushed });
    await writeFile(join(folder, 'a.md'), 'text');
    expect(await sync()).toMatchObject({ added: 1, removed: 0 });
    await rm(join(folder, 'a.md'));
    expect(await sync()).toMatchObject({ removed: 1 });
    expect((await desk.documents.list(assistantId)).map(({ sourceKey }) => sourceKey)).toEqual([
      'src_pushed/x',
    ]);
  });

  it('stops where it is when it is told to, and what was done stays done', async () => {
    for (const name of ['a', 'b', 'c']) await writeFile(join(folder, `${name}.md`), `Text ${name}.`);
    const stop = new AbortController();
    const watch = new SyncWatch(stop.signal);
    const extractor = {
      ...plainExtractor,
      read: async (raw: Parameters<typeof plainExtractor.read>[0]) => {
        if (raw.name === 'b.md') stop.abort(new Error('stop'));
        return plainExtractor.read(raw);
      },
    };
    const syncing = syncFolder({ ...desk, extractor }, folderSource(folder, assistantId), watch);
    await expect(syncing).rejects.toThrow('stop');
    expect(watch.progress).toMatchObject({ done: 2, added: 2, total: 3 });
    const found = await desk.knowledge.retrieve({ assistantId, question: 'Text b', limit: 1 });
    expect(found.passages[0]?.text).toBe('Text b.');
  });

  it('never follows a link, neither to a file nor to a folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'secret.md'), 'Secret text.');
    await symlink(join(outside, 'secret.md'), join(folder, 'link.md'));
    await symlink(outside, join(folder, 'folder'));
    await symlink(folder, join(folder, 'circle'));
    const { added, failures } = await sync();
    expect(added).toBe(0);
    expect(failures).toMatchObject([{ item: 'link.md' }]);
    await rm(outside, { recursive: true });
  });

  it('says what to do when the folder is missing or is a file', async () => {
    await writeFile(join(folder, 'file.md'), 'x');
    await expect(sync(join(folder, 'nowhere'))).rejects.toThrow(
      `“${join(folder, 'nowhere')}” does not exist; create it or name another one.`,
    );
    await expect(sync(join(folder, 'file.md'))).rejects.toThrow('is a file; name the folder');
  });
});
