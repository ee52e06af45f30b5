import { describe, expect, it } from 'vitest';

import { documentOf } from '../../test/knowledge/memory-document-store.ts';
import { AssistantIndex } from './assistant-index.ts';
import { prepareDocument } from './indexing/prepare-document.ts';

const noPause = async (): Promise<void> => {};

async function put(index: AssistantIndex, key: string, markdown: string): Promise<void> {
  const document = documentOf('asst_shop', key, markdown);
  await index.put({ ...document, id: `doc_${key}` }, prepareDocument(document), noPause);
}

async function indexOf(pages: number): Promise<AssistantIndex> {
  const index = new AssistantIndex();
  for (let i = 0; i < pages; i += 1) await put(index, `${i}`, `Gadget number${i} needs a battery.`);
  return index;
}

/** Searches, and does something in the given pause; tells how many pauses there were. */
async function search(index: AssistantIndex, question: string, at = -1, act = noPause) {
  let pauses = 0;
  const { places } = await index.search({ question, limit: 5 }, [], async () => {
    if (pauses === at) await act();
    pauses += 1;
  });
  return { pauses, titles: places.map(({ title }) => title) };
}

describe('AssistantIndex', () => {
  it('offers pauses between the words and the passages of a question', async () => {
    const index = await indexOf(30);
    const words = Array.from({ length: 60 }, (_, i) => `number${i}`);
    const { pauses } = await search(index, `gadget ${words.join(' ')}`);
    expect(pauses).toBeGreaterThan(60 + 30 + 30);
  });

  it('finds the one or the other version of a document that changes during a search, in whichever pause', async () => {
    const question = 'which battery does gadget number7 need';
    const { pauses } = await search(await indexOf(10), question);
    expect(pauses).toBeGreaterThan(10);
    for (let at = 0; at < pauses; at += 1) {
      const index = await indexOf(10);
      const change = () => put(index, '7', 'The battery that gadget number7 needs is a flat one.');
      const { titles } = await search(index, question, at, change);
      expect(titles.filter((title) => title === '7')).toEqual(['7']);
      expect(titles[0]).toBe('7');
    }
  });

  it('ends a search although the index changes in every pause', async () => {
    const index = await indexOf(10);
    let changes = 0;
    const { places } = await index.search({ question: 'battery of number3', limit: 5 }, [], async () => {
      changes += 1;
      await put(index, 'new', `Version ${changes}.`);
    });
    expect(places[0]?.title).toBe('3');
    expect(changes).toBeGreaterThan(1);
  });

  it('finds nothing of a document that is removed during a search', async () => {
    const index = await indexOf(10);
    const { titles } = await search(index, 'gadget number7', 3, async () => index.remove('7'));
    expect(titles).not.toContain('7');
    expect(titles.length).toBeGreaterThan(0);
  });
});
