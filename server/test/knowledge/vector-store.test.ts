// The vector stores: whatever holds the vectors, the same promises.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { systemClock } from '../../src/ports/clock.ts';
import type { VectorStore } from '../../src/ports/vector-store.ts';
import { openStore, type OpenStore } from '../../src/start/open-store.ts';
import { createMemoryVectorStore } from './memory-vector-store.ts';

let folder = '';
let opened: OpenStore | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
  opened = await openStore({ dataDir: folder, mongodbUri: undefined, clock: systemClock });
});
afterAll(async () => {
  await opened?.close();
  await rm(folder, { recursive: true });
});

const STORES: readonly [string, () => VectorStore | undefined][] = [
  ['memory', createMemoryVectorStore],
  ['the document database', () => opened?.stores.vectors],
];

describe.each(STORES)('vectors in %s', (_, open) => {
  it('are found as they were put, by assistant, model and hash', async () => {
    const store = open();
    const [shop, bank] = [
      { assistantId: 'asst_shop', model: 'small' },
      { assistantId: 'asst_bank', model: 'small' },
    ] as const;
    const vector = Float32Array.of(0.25, -1.5, 3e-8);
    await store?.put(
      shop,
      new Map([
        ['a', vector],
        ['b', Float32Array.of(1)],
      ]),
    );
    await store?.put(
      shop,
      new Map([
        ['b', Float32Array.of(2)],
        ['c', Float32Array.of(3)],
      ]),
    );
    expect(await store?.find(shop, ['a', 'b', 'x'])).toEqual(
      new Map([
        ['a', vector],
        ['b', Float32Array.of(2)],
      ]),
    );
    expect(await store?.find(bank, ['a'])).toEqual(new Map());
    expect(await store?.find({ ...shop, model: 'large' }, ['a'])).toEqual(new Map());
  });
});
