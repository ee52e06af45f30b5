// What jobs promise to processes that share a store: one open job per source, one holder at a time, nothing lost with a holder.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { JobStore, StoredJob } from '../../src/ports/job-store.ts';
import { openStore, type OpenStore } from '../../src/start/open-store.ts';

let now = 1_000_000_000_000;
let dataDir = '';
let store: OpenStore;
let jobs: JobStore;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jobs-'));
  store = await openStore({ mongodbUri: undefined, dataDir, clock: { now: () => new Date(now) } });
  ({ jobs } = store.stores);
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const leaseOf = (holder: string) => ({ holder, until: new Date(now + 15_000) });
const progressOf = (job: StoredJob, done: number) => ({ ...job, done, failures: [] });

describe('jobs', () => {
  it('are opened once per source, and again when the former one has ended', async () => {
    const opened = await Promise.all([1, 2, 3, 4].map(async () => jobs.open('asst_a', 'src_once')));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    const job = await jobs.claim(leaseOf('one'));
    expect(job?.id).toBe(opened[0]?.id);
    if (job) await jobs.end(job, 'one', { state: 'done', reason: null, progress: job });
    const next = await jobs.open('asst_a', 'src_once');
    expect(next.id).not.toBe(job?.id);
    await jobs.cancel('asst_a', next.id);
  });

  it('are given to one holder each', async () => {
    for (const source of ['src_x', 'src_y', 'src_z'] as const) await jobs.open('asst_a', source);
    const claimed = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (holder) => jobs.claim(leaseOf(holder))),
    );
    const ids = claimed.filter((job) => job !== null).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
    for (const [i, job] of claimed.entries()) {
      if (job) await jobs.end(job, 'abcde'.charAt(i), { state: 'done', reason: null, progress: job });
    }
  });

  it('of a holder that died go on with another, from where they were', async () => {
    await jobs.open('asst_a', 'src_lost');
    const first = await jobs.claim(leaseOf('dies'));
    if (!first) throw new Error('nothing to claim');
    await jobs.save(first, leaseOf('dies'), progressOf(first, 7));
    expect(await jobs.claim(leaseOf('other'))).toBeNull();
    now += 15_001;
    const second = await jobs.claim(leaseOf('other'));
    expect(second).toMatchObject({ id: first.id, done: 7, state: 'running' });
    // The one that was taken for dead can change nothing any more.
    expect(await jobs.save(first, leaseOf('dies'), progressOf(first, 9))).toBeNull();
    await jobs.end(first, 'dies', { state: 'failed', reason: 'late', progress: first });
    expect(await jobs.find('asst_a', first.id)).toMatchObject({ state: 'running', done: 7 });
  });

  it('of another assistant can neither be seen nor cancelled', async () => {
    const job = await jobs.open('asst_a', 'src_mine');
    expect(await jobs.find('asst_b', job.id)).toBeNull();
    expect(await jobs.cancel('asst_b', job.id)).toBeNull();
    expect(await jobs.cancel('asst_a', job.id)).toMatchObject({ state: 'cancelled' });
  });
});
