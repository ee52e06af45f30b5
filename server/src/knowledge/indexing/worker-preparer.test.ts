import { setImmediate } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import { prepareDocument } from './prepare-document.ts';
import { WorkerPreparer } from './worker-preparer.ts';

const document = (i: number) => ({
  title: `Guide ${i}`,
  markdown: `# Guide ${i}\n\nParcels of kind ${i} travel by train.\n\n## Costs\n\nRückgabe und Erstattung für die Bücher.`,
});
/** Its emphasis can be read in so many ways that reading takes minutes. */
const ENDLESS = { title: 'Endless', markdown: '*a_'.repeat(40_000) };

let preparer = new WorkerPreparer();
afterEach(() => preparer.close());

describe('WorkerPreparer', () => {
  it('prepares documents as the caller’s own thread would, in whatever number', async () => {
    preparer = new WorkerPreparer();
    const documents = Array.from({ length: 20 }, (_, i) => document(i));
    const prepared = await Promise.all(documents.map((each) => preparer.prepare(each)));
    expect(prepared).toEqual(documents.map(prepareDocument));
  });

  it('lets its caller work meanwhile', async () => {
    preparer = new WorkerPreparer();
    const markdown = Array.from({ length: 3_000 }, (_, i) => `Parcel ${i} costs five euros.\n\n`).join('');
    const prepared = preparer.prepare({ title: 'Long', markdown });
    const done = prepared.then(() => 'done');
    let turns = 0;
    while ((await Promise.race([done, setImmediate('turn')])) === 'turn') turns += 1;
    expect((await prepared).packed.lengths.length).toBeGreaterThan(50);
    expect(turns).toBeGreaterThan(100);
  });

  it('gives a document up that takes too long, and goes on with the next', async () => {
    preparer = new WorkerPreparer({ timeoutMs: 2_500 });
    const [endless, next] = [preparer.prepare(ENDLESS), preparer.prepare(document(1))];
    await expect(endless).rejects.toThrow('The document takes too long to index; split it.');
    expect(await next).toEqual(prepareDocument(document(1)));
  });

  it('refuses what is left when it is closed', async () => {
    preparer = new WorkerPreparer();
    const left = preparer.prepare(ENDLESS);
    const refused = expect(left).rejects.toThrow('Indexing was ended.');
    await preparer.close();
    await refused;
  });
});
