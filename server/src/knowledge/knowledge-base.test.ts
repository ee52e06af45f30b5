import { setImmediate } from 'node:timers/promises';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMemoryDocumentStore, documentOf } from '../../test/knowledge/memory-document-store.ts';
import { createKnowledgeBase, type KnowledgeBase } from './knowledge-base.ts';

const SHOP = 'asst_shop';
const BANK = 'asst_bank';
const SHIPPING =
  '# Shipping\n\nWe ship within two days.\n\n## Costs\n\nShipping to Germany costs five euros.\n';
const RETURNS =
  '# Returns\n\n## How to return\n\nPrint the return label and bring the parcel to the post office.\n';

async function deskWith(pages: Record<string, string>) {
  const documents = createMemoryDocumentStore();
  for (const [key, markdown] of Object.entries(pages)) await documents.put(documentOf(SHOP, key, markdown));
  return { documents, knowledge: createKnowledgeBase({ documents }) };
}

const page = (i: number) =>
  `# Page ${i}\n\n${Array.from({ length: 300 }, (_, j) => `term${i}x${j} text.`).join(' ')}`;

const ask = (knowledge: KnowledgeBase, question: string, assistantId: `asst_${string}` = SHOP) =>
  knowledge.retrieve({ assistantId, question, limit: 5 });

describe('createKnowledgeBase', () => {
  it('finds the passage that answers, with its place in the source', async () => {
    const { documents, knowledge } = await deskWith({ 'shipping.md': SHIPPING, 'returns.md': RETURNS });
    const { passages } = await ask(knowledge, 'What does shipping to Germany cost?');
    const [best] = passages;
    expect(best).toMatchObject({
      title: 'shipping',
      anchor: 'costs',
      text: 'Shipping to Germany costs five euros.',
    });
    const source = (await documents.list(SHOP)).find(({ id }) => id === best?.documentId)?.markdown;
    expect(source?.slice(best?.start, best?.end)).toBe(best?.text);
  });

  it('finds words in other forms and with a typing mistake', async () => {
    const { knowledge } = await deskWith({ 'shipping.md': SHIPPING, 'returns.md': RETURNS });
    for (const question of ['returning parcels', 'how do I retrun a parcell']) {
      expect((await ask(knowledge, question)).passages[0]?.anchor).toBe('how-to-return');
    }
  });

  it('follows a document that is put, changed and removed', async () => {
    const { documents, knowledge } = await deskWith({ 'shipping.md': SHIPPING });
    const put = async (markdown: string) =>
      knowledge.put(await documents.put(documentOf(SHOP, 'gifts.md', markdown)));
    await put('# Gifts\n\nWe wrap presents in paper.');
    expect((await ask(knowledge, 'wrapped presents')).passages[0]?.text).toBe('We wrap presents in paper.');
    await put('# Gifts\n\nPresents come in a box.');
    expect((await ask(knowledge, 'presents')).passages.map(({ text }) => text)).toEqual([
      'Presents come in a box.',
    ]);
    await documents.remove(SHOP, ['gifts.md']);
    await knowledge.remove(SHOP, ['gifts.md']);
    expect((await ask(knowledge, 'presents')).passages).toEqual([]);
  });

  it('leaves out a passage whose document has changed in the store since it was indexed', async () => {
    const { documents, knowledge } = await deskWith({ 'shipping.md': SHIPPING });
    await knowledge.load(SHOP);
    await documents.put(documentOf(SHOP, 'shipping.md', '# Shipping\n\nNothing is as it was.'));
    expect((await ask(knowledge, 'shipping costs')).passages).toEqual([]);
  });

  it('never returns a passage of another assistant', async () => {
    const documents = createMemoryDocumentStore();
    const knowledge = createKnowledgeBase({ documents });
    const assistants = Array.from({ length: 12 }, (_, i) => `asst_${String(i)}` as const);
    const owner = new Map<string, string>();
    for (const assistantId of assistants) {
      for (let page = 0; page < 5; page += 1) {
        const markdown = `# Refunds ${page}\n\nRefunds of ${assistantId} take ${page} days. Code canary${assistantId}.`;
        const stored = await documents.put(documentOf(assistantId, `${assistantId}-${page}.md`, markdown));
        owner.set(stored.sourceKey, assistantId);
        await knowledge.put(stored);
      }
    }
    let returned = 0;
    for (const assistantId of assistants) {
      for (const other of assistants) {
        const { passages } = await ask(knowledge, `refunds code canary${other}`, assistantId);
        returned += passages.length;
        for (const { text } of passages) expect(text).toContain(`canary${assistantId}.`);
      }
    }
    expect(returned).toBe(12 * 12 * 5);
  });

  it('finds a document for an audience only for askers who belong to it', async () => {
    const documents = createMemoryDocumentStore();
    await documents.put(documentOf(SHOP, 'open.md', 'The rebate for everyone is one euro.'));
    for (const [key, audience] of [
      ['staff', ['staff']],
      ['both', ['partners', 'staff']],
      ['none', []],
    ] as const)
      await documents.put({ ...documentOf(SHOP, `${key}.md`, `The rebate is secret of ${key}.`), audience });
    const knowledge = createKnowledgeBase({ documents });
    const titles = async (audience?: readonly string[]) => {
      const asked = { assistantId: SHOP, question: 'rebate secret staff', limit: 9 } as const;
      const { passages } = await knowledge.retrieve({ ...asked, ...(audience && { audience }) });
      return passages.map(({ title }) => title).toSorted();
    };
    expect(await titles()).toEqual(['open']);
    expect(await titles([])).toEqual(['open']);
    expect(await titles(['customers'])).toEqual(['open']);
    expect(await titles(['partners'])).toEqual(['both', 'open']);
    expect(await titles(['customers', 'staff'])).toEqual(['both', 'open', 'staff']);
  });

  it('leaves documents of other audiences out before the best are chosen', async () => {
    const pages = Array.from({ length: 150 }, (_, i) =>
      documentOf(SHOP, `${i}.md`, 'Rebate, rebate, rebate.'),
    );
    const documents = createMemoryDocumentStore();
    for (const each of pages) await documents.put({ ...each, audience: ['staff'] });
    await documents.put(documentOf(SHOP, 'open.md', `${'Many other words. '.repeat(30)}Also a rebate.`));
    const { passages } = await ask(createKnowledgeBase({ documents }), 'rebate');
    expect(passages.map(({ title }) => title)).toEqual(['open']);
  });

  it('follows a change of audience even before it is indexed', async () => {
    const { documents, knowledge } = await deskWith({ 'shipping.md': SHIPPING });
    expect((await ask(knowledge, 'shipping costs')).passages).not.toEqual([]);
    await documents.put({ ...documentOf(SHOP, 'shipping.md', SHIPPING), audience: ['staff'] });
    expect((await ask(knowledge, 'shipping costs')).passages).toEqual([]);
  });

  it('tells how far it is, and stops when it is told to, keeping what was done', async () => {
    const { documents, knowledge } = await deskWith({});
    await knowledge.load(SHOP);
    const stored = await Promise.all(
      [1, 2, 3, 4].map((i) => documents.put(documentOf(SHOP, `${i}.md`, `Gadget${i} weighs a lot.`))),
    );
    const heard: unknown[] = [];
    const end = new AbortController();
    const put = knowledge.putAll(stored, {
      onProgress: (progress) => {
        heard.push(progress);
        if (progress.documentsDone === 2) end.abort(new Error('enough'));
      },
      signal: end.signal,
    });
    await expect(put).rejects.toThrow('enough');
    expect(heard).toEqual([
      { documentsDone: 1, documentsTotal: 4, passagesDone: 1 },
      { documentsDone: 2, documentsTotal: 4, passagesDone: 2 },
    ]);
    expect((await ask(knowledge, 'gadget2')).passages).toHaveLength(1);
    expect((await ask(knowledge, 'gadget4')).passages).toHaveLength(0);
  });

  it('returns nothing, and no coverage, for an assistant without documents and for questions without content', async () => {
    const { knowledge } = await deskWith({ 'shipping.md': SHIPPING });
    expect(await ask(knowledge, 'shipping', BANK)).toEqual({ passages: [], coverage: 0 });
    for (const question of ['', '?!', 'how is it that', '🙂'])
      expect((await ask(knowledge, question)).coverage).toBe(0);
  });

  it('takes any question without failing', async () => {
    const { knowledge } = await deskWith({ 'shipping.md': SHIPPING });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (question) => {
        const { coverage } = await ask(knowledge, question);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThan(1);
      }),
      { numRuns: 100 },
    );
  });

  it('tells covered questions from others, in small and in large knowledge alike', async () => {
    const filler = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `filler${i}.md`,
        `# Part ${i}\n\nGadget${i} weighs ${i} grams and needs battery${i}.`,
      ]),
    );
    for (const pages of [{}, filler]) {
      const { knowledge } = await deskWith({ 'shipping.md': SHIPPING, 'returns.md': RETURNS, ...pages });
      const covered = await ask(knowledge, 'Where do I bring the parcel with the return label?');
      const uncovered = await ask(knowledge, 'Which dinosaurs lived in the jurassic period?');
      expect(covered.coverage).toBeGreaterThan(0.6);
      expect(uncovered.coverage).toBeLessThan(0.2);
    }
  });

  it('loads again after the store has failed', async () => {
    const { documents } = await deskWith({ 'shipping.md': SHIPPING });
    let failures = 1;
    const shaky = {
      ...documents,
      listVersions: (assistantId: `asst_${string}`) =>
        failures-- > 0 ? Promise.reject(new Error('store is down')) : documents.listVersions(assistantId),
    };
    const knowledge = createKnowledgeBase({ documents: shaky });
    await expect(ask(knowledge, 'shipping')).rejects.toThrow('store is down');
    expect((await ask(knowledge, 'shipping')).passages.length).toBeGreaterThan(0);
  });

  it('lets others work while it indexes many documents', async () => {
    const { knowledge } = await deskWith(
      Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}.md`, page(i)])),
    );
    const loaded = knowledge.load(SHOP).then(() => 'loaded');
    let turns = 0;
    while ((await Promise.race([loaded, setImmediate('turn')])) === 'turn') turns += 1;
    expect(turns).toBeGreaterThan(5);
  });
});
