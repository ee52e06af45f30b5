import { describe, expect, it } from 'vitest';

import { createMemoryDocumentStore, documentOf } from '../../../test/knowledge/memory-document-store.ts';
import { createMemoryVectorStore } from '../../../test/knowledge/memory-vector-store.ts';
import type { Embedder } from '../../ports/embedder.ts';
import { createKnowledgeBase } from '../knowledge-base.ts';
import { fuseScores } from './fuse-scores.ts';
import { PassageVectors } from './passage-vectors.ts';

const SHOP = 'asst_shop';

/** A model that knows three meanings, and notes what it is asked. */
function createMeanings() {
  const meanings = [/refund|money back/i, /parcel|shipment/i, /password|sign in/i];
  const asked: string[] = [];
  let failures = 0;
  const embedder: Embedder = {
    model: 'meanings',
    embed(texts) {
      if (failures > 0) {
        failures -= 1;
        return Promise.reject(new Error('service is down'));
      }
      asked.push(...texts);
      return Promise.resolve(
        texts.map((text) => Float32Array.from([...meanings.map((each) => (each.test(text) ? 1 : 0)), 0.1])),
      );
    },
  };
  return { asked, embedder, failNext: (count: number) => (failures = count) };
}

const pause = (): Promise<void> => Promise.resolve();

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('it did not happen within five seconds');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function deskWith(pages: Record<string, string>, vectors = createMemoryVectorStore()) {
  const documents = createMemoryDocumentStore();
  for (const [key, markdown] of Object.entries(pages)) await documents.put(documentOf(SHOP, key, markdown));
  const model = createMeanings();
  const failures: unknown[] = [];
  const knowledge = createKnowledgeBase({
    documents,
    meaning: { embedder: model.embedder, vectors, onFailure: (error) => failures.push(error) },
  });
  const ask = async (question: string, audience?: readonly string[]) => {
    const asked = { assistantId: SHOP, question, limit: 3 } as const;
    const { passages } = await knowledge.retrieve({ ...asked, ...(audience && { audience }) });
    return passages.map(({ text }) => text);
  };
  return { documents, knowledge, vectors, failures, ask, ...model };
}

const PAGES = {
  'refunds.md': 'A refund takes a week.',
  'parcels.md': 'Each parcel has a number.',
  'accounts.md': 'Choose a new password in the settings.',
};

describe('knowledge with an embedder', () => {
  it('finds what is said in other words', async () => {
    const { ask, documents } = await deskWith(PAGES);
    const byWords = createKnowledgeBase({ documents });
    const asked = { assistantId: SHOP, question: 'When do I get my money back?', limit: 3 } as const;
    expect((await byWords.retrieve(asked)).passages).toEqual([]);
    await until(async () => (await ask('When do I get my money back?'))[0] === PAGES['refunds.md']);
    expect((await ask('Where is my shipment?'))[0]).toBe(PAGES['parcels.md']);
  });

  it('makes each vector once: unchanged passages are never sent again, not even after a restart', async () => {
    const first = await deskWith(PAGES);
    await first.knowledge.load(SHOP);
    await until(() => first.asked.length === 3);
    await first.knowledge.close();
    const second = await deskWith({ ...PAGES, 'new.md': 'Sign in with your password.' }, first.vectors);
    await until(async () => (await second.ask('money back'))[0] === PAGES['refunds.md']);
    await until(() => second.asked.some((text) => text.includes('Sign in')));
    expect(second.asked.filter((text) => Object.values(PAGES).some((page) => text.includes(page)))).toEqual(
      [],
    );
  });

  it('finds by words while the service is down, says so, and goes on when asked again', async () => {
    const desk = await deskWith(PAGES);
    desk.failNext(3);
    expect(await desk.ask('refund')).toEqual([PAGES['refunds.md']]);
    await until(() => desk.failures.length === 3);
    await desk.knowledge.put(await desk.documents.put(documentOf(SHOP, 'more.md', 'More about shoes.')));
    await until(async () => (await desk.ask('money back'))[0] === PAGES['refunds.md']);
  });

  it('keeps documents for an audience from those who do not belong to it', async () => {
    const { documents, knowledge, ask } = await deskWith({});
    const secret = {
      ...documentOf(SHOP, 'staff.md', 'A refund above 100 euros is never given.'),
      audience: ['staff'],
    };
    await knowledge.put(await documents.put(secret));
    await until(async () => (await ask('money back', ['staff'])).length === 1);
    expect(await ask('money back')).toEqual([]);
    await documents.remove(SHOP, ['staff.md']);
    await knowledge.remove(SHOP, ['staff.md']);
    expect(await ask('money back', ['staff'])).toEqual([]);
  });
});

describe('fuseScores', () => {
  it('puts first what both lists have high, and keeps what only one has', () => {
    const byWords = [
      { passage: 1, score: 12 },
      { passage: 2, score: 11 },
      { passage: 3, score: 2 },
    ];
    const byMeaning = [
      { passage: 2, score: 0.9 },
      { passage: 4, score: 0.8 },
      { passage: 5, score: 0.1 },
    ];
    expect(fuseScores(byWords, byMeaning).map(({ passage }) => passage)).toEqual([2, 1, 4, 3, 5]);
    expect(fuseScores([{ passage: 7, score: 3 }], [])).toEqual([{ passage: 7, score: 0.5 }]);
  });
});

describe('PassageVectors', () => {
  it('finds the nearest of many, whatever their lengths, and skips vectors of another model', async () => {
    const vectors = new PassageVectors();
    for (let batch = 0; batch < 300; batch += 1) {
      const angle = (batch / 300) * Math.PI;
      vectors.set(batch, Uint32Array.of(batch), [Float32Array.of(5 * Math.cos(angle), 5 * Math.sin(angle))]);
    }
    vectors.set(300, Uint32Array.of(300), [Float32Array.of(1, 0, 0)]);
    const near = await vectors.nearest(
      Float32Array.of(0, 2),
      { limit: 3, canRead: (passage) => passage !== 150 },
      pause,
    );
    expect(near.map(({ passage }) => passage)).toEqual([149, 151, 148]);
    expect(near[0]?.score).toBeCloseTo(Math.cos(Math.PI / 300), 5);
  });
});
