import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MongoClient } from 'mongodb';
import { afterAll, expect, it } from 'vitest';
import { uriOf, workerFile } from './start-embedded-mongo.ts';
import { SupervisedWorker } from './supervised-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'em-'));
const order = { file: join(folder, 'store.sqlite'), address: { path: join(folder, 's.sock') } };
const file = workerFile();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('starts a dead worker again at the same address, and no write is lost or done twice', async () => {
  const threads: Worker[] = [];
  const supervised = await SupervisedWorker.start(file, order, (path, options) => {
    const thread = new Worker(path, options);
    threads.push(thread);
    return thread;
  });
  const client = await MongoClient.connect(uriOf(supervised.address), {
    writeConcern: { w: 'majority', j: true },
  });
  const items = client.db('test').collection('items');
  let acknowledged = 0;
  for (let death = 1; death <= 3; death += 1) {
    // The driver retries what waits for an answer; what it writes into a socket that is dead or gone fails.
    const writes = Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => items.insertOne({ n: death * 100 + i })),
    );
    await threads.at(-1)?.terminate();
    acknowledged += (await writes).filter(({ status }) => status === 'fulfilled').length;
    const ping = (): Promise<boolean> =>
      client
        .db('test')
        .command({ ping: 1 })
        .then(
          () => true,
          () => false,
        );
    await expect.poll(ping, { timeout: 10_000 }).toBe(true);
    await items.insertOne({ n: death });
    acknowledged += 1;
  }
  expect(threads.length).toBeGreaterThanOrEqual(4);
  expect(await items.countDocuments()).toBe(acknowledged);
  await client.close();
  await supervised.stop();
});

it('can be stopped while the worker is dead', async () => {
  const threads: Worker[] = [];
  const supervised = await SupervisedWorker.start(file, order, (path, options) => {
    const thread = new Worker(path, options);
    threads.push(thread);
    return thread;
  });
  await threads[0]?.terminate();
  await supervised.stop();
  const again = await SupervisedWorker.start(file, order);
  await again.stop();
  expect(threads).toHaveLength(1);
});

it('gives up when the first start fails', async () => {
  const bad = { ...order, file: join(folder, 'missing', 'store.sqlite') };
  await expect(SupervisedWorker.start(file, bad)).rejects.toMatchObject({ code: 'ENOENT' });
});
