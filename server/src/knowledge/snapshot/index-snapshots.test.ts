import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createMemoryDocumentStore, documentOf } from '../../../test/knowledge/memory-document-store.ts';
import { localPreparer } from '../indexing/document-preparer.ts';
import { createKnowledgeBase } from '../knowledge-base.ts';
import { createIndexSnapshots } from './index-snapshots.ts';

const SHOP = 'asst_shop';
const QUESTIONS = [
  'How long does shipping take?',
  'gadget1 weight',
  'gadget7 wieght',
  'Paket Kosten',
  'nothing of it',
];

let folder = '';
let documents = createMemoryDocumentStore();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'));
  documents = createMemoryDocumentStore();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A knowledge base over the test's store and folder that notes which documents it had to prepare. */
function open(withSnapshots = true) {
  const prepared: string[] = [];
  const knowledge = createKnowledgeBase({
    documents,
    preparer: {
      ...localPreparer,
      prepare(document) {
        prepared.push(document.title);
        return localPreparer.prepare(document);
      },
    },
    ...(withSnapshots ? { snapshots: createIndexSnapshots(folder) } : {}),
  });
  const put = async (key: string, markdown: string, audience?: readonly string[]) =>
    knowledge.put(await documents.put({ ...documentOf(SHOP, key, markdown), ...(audience && { audience }) }));
  const answers = async () =>
    Promise.all(
      QUESTIONS.map(async (question) => {
        const { passages, coverage } = await knowledge.retrieve({
          assistantId: SHOP,
          question,
          limit: 50,
          audience: ['staff'],
        });
        return { coverage, found: passages.map(({ text, anchor }) => `${anchor}: ${text}`) };
      }),
    );
  return { knowledge, prepared, put, answers };
}

const page = (i: number) =>
  `# Gadget ${i}\n\nGadget${i} has a weight of ${i} kilos.\n\n## Shipping\n\nShipping takes ${i} days.`;

async function writtenDesk() {
  const desk = open();
  for (let i = 0; i < 12; i += 1) await desk.put(`${i}.md`, page(i), i % 4 === 0 ? ['staff'] : undefined);
  await desk.put('de.md', '# Pakete\n\nEin Paket mit der Post kostet fünf Euro, wenn es nicht groß ist.');
  const answers = await desk.answers();
  await desk.knowledge.close();
  return answers;
}

describe('index snapshots', () => {
  it('answer after a restart as before, without preparing a document again', async () => {
    const before = await writtenDesk();
    const { prepared, answers } = open();
    expect(await answers()).toEqual(before);
    expect(prepared).toEqual([]);
    expect(before[0]?.found.length).toBeGreaterThan(5);
  });

  it('are caught up with what has changed meanwhile, and only with that', async () => {
    await writtenDesk();
    await documents.put(documentOf(SHOP, '1.md', page(111)));
    await documents.put({ ...documentOf(SHOP, '2.md', page(2)), audience: ['nobody'] });
    await documents.put(documentOf(SHOP, 'new.md', 'Gadget1 has a brother of great weight.'));
    await documents.remove(SHOP, ['3.md', '4.md']);
    const { prepared, answers } = open();
    const caughtUp = await sorted({ answers });
    expect(prepared.toSorted()).toEqual(['1', '2', 'new']);
    expect(caughtUp).toEqual(await sorted(open(false)));
  });

  it('are made again when the file is broken, wherever it is', async () => {
    const before = await writtenDesk();
    const [name = ''] = await readdir(folder);
    const whole = await readFile(join(folder, name));
    const places = [0, 9, 40, 300, Math.floor(whole.length / 2), whole.length - 9];
    const broken = places.map((place) => {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      return bytes;
    });
    broken.push(whole.subarray(0, 5), whole.subarray(0, whole.length - 64), Buffer.alloc(0));
    for (const bytes of broken) {
      await writeFile(join(folder, name), bytes);
      const { prepared, answers } = open();
      expect(await answers()).toEqual(before);
      expect(prepared).toHaveLength(13);
    }
  });

  it('leave no half-written file behind, and are for the desk’s own user only', async () => {
    await writtenDesk();
    const names = await readdir(folder);
    expect(names).toEqual([`${SHOP}.index`]);
    expect((await stat(join(folder, names[0] ?? ''))).mode & 0o077).toBe(0);
  });

  it('hold the same index as one that was never written, after any changes', async () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 5 }),
      content: fc.option(fc.integer({ min: 0, max: 9 })),
      restart: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await rm(folder, { recursive: true, force: true });
        documents = createMemoryDocumentStore();
        let desk = open();
        for (const { key, content, restart } of steps) {
          const sourceKey = `${key}.md`;
          if (content === null) {
            await documents.remove(SHOP, [sourceKey]);
            await desk.knowledge.remove(SHOP, [sourceKey]);
          } else {
            await desk.put(sourceKey, page(content));
          }
          if (!restart) continue;
          await desk.knowledge.close();
          desk = open();
        }
        expect(await sorted(desk)).toEqual(await sorted(open(false)));
        await desk.knowledge.close();
      }),
      { numRuns: 25 },
    );
  });
});

/** Passages of equal score stand in the order of their numbers, which depends on the history. */
async function sorted({ answers }: Pick<ReturnType<typeof open>, 'answers'>) {
  return (await answers()).map(({ coverage, found }) => [coverage.toFixed(9), found.toSorted()]);
}
