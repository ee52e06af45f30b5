import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Binary, deserialize, Long } from 'bson';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeReply } from '../bson/codec.ts';
import type { Document } from '../bson/document.ts';
import { runCommand } from '../commands/run-command.ts';
import { Catalog } from '../store/catalog.ts';
import { SqliteFile } from '../store/sqlite-file.ts';
import { Engine } from './engine.ts';
import { expireDocuments } from './expire-documents.ts';

let folder: string;
let path: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
  path = join(folder, 'store.sqlite');
  engine = new Engine(path);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function command(document: Document): Promise<Document> {
  const reply = await runCommand({ engine, database: 'test', command: document, connectionId: 1 });
  return deserialize(encodeReply(reply));
}

async function ids(): Promise<unknown[]> {
  const { values } = await command({ distinct: 'items', key: '_id' });
  return values as unknown[];
}

describe('a TTL index', () => {
  const hour = 3_600_000;

  it('deletes what is over, by the earliest date of an array, and nothing that is no date', async () => {
    await command({
      createIndexes: 'items',
      indexes: [{ key: { at: 1 }, name: 'ttl', expireAfterSeconds: 60 }],
    });
    const documents = [
      { _id: 'old', at: new Date(0) },
      { _id: 'list', at: [new Date(0), new Date(hour)] },
      { _id: 'new', at: new Date(hour) },
      { _id: 'text', at: 'long ago' },
      { _id: 'number', at: 0 },
      { _id: 'none' },
    ];
    await command({ insert: 'items', documents });
    expect(expireDocuments(engine.catalog, hour)).toBe(2);
    expect(await ids()).toEqual(['new', 'text', 'number', 'none']);
    expect(expireDocuments(engine.catalog, 2 * hour)).toBe(1);
  });

  it('leaves documents alone that its partial filter does not cover', async () => {
    const ttl = {
      key: { at: 1 },
      name: 'ttl',
      expireAfterSeconds: 0,
      partialFilterExpression: { done: true },
    };
    await command({ createIndexes: 'items', indexes: [ttl] });
    await command({
      insert: 'items',
      documents: [
        { _id: 1, at: new Date(0), done: true },
        { _id: 2, at: new Date(0) },
      ],
    });
    expect(expireDocuments(engine.catalog, hour)).toBe(1);
    expect(await ids()).toEqual([2]);
  });
});

describe('the store', () => {
  it('is readable by its owner only', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('remembers a retryable write over a restart', async () => {
    const write = { lsid: { id: new Binary(Buffer.alloc(16, 1), 4) }, txnNumber: Long.fromNumber(3) };
    const increment = {
      update: 'items',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      ...write,
    };
    const first = await command(increment);
    await engine.close();
    engine = new Engine(path);
    expect(await command(increment)).toMatchObject({
      n: first['n'] as number,
      upserted: first['upserted'] as unknown[],
    });
    expect(await command({ distinct: 'items', key: 'n' })).toMatchObject({ values: [1] });
  });

  it('forgets sessions that are over, so that they do not pile up', async () => {
    const write = { lsid: { id: new Binary(Buffer.alloc(16, 1), 4) }, txnNumber: Long.fromNumber(3) };
    const insert = { insert: 'items', documents: [{ _id: 1 }], ...write };
    await command(insert);
    engine.keepHouse(Date.now() + 31 * 60_000);
    expect(await command(insert)).toMatchObject({ writeErrors: [{ code: 11000 }] });
  });

  it('undoes a failed index and a failed collection whole', async () => {
    await command({ insert: 'items', documents: [{ a: 1 }, { a: 1 }] });
    const failed = await command({
      createIndexes: 'items',
      indexes: [{ key: { a: 1 }, name: 'a', unique: true }],
    });
    expect(failed).toMatchObject({ code: 11000, keyValue: { a: 1 } });
    expect(engine.catalog.find('test.items')?.indexes).toHaveLength(1);
    const parallel = { key: { x: 1, y: 1 }, name: 'xy' };
    await command({ createIndexes: 'other', indexes: [parallel] });
    expect(await command({ insert: 'other', documents: [{ x: [1], y: [2] }] })).toMatchObject({
      writeErrors: [{ code: 171 }],
    });
    expect(await command({ count: 'other' })).toMatchObject({ n: 0 });
  });

  it('says that the disk is full, keeps what it has, and goes on when there is space', () => {
    const file = new SqliteFile(join(folder, 'small.sqlite'));
    const catalog = new Catalog(file);
    catalog.transaction(() => catalog.create('test.small'));
    file.commit();
    const [[pages] = [0]] = file.all('PRAGMA page_count');
    file.all(`PRAGMA max_page_count = ${Number(pages) + 20}`);
    let stored = 0;
    const fill = (): void => {
      for (; stored < 10_000; stored += 1) {
        catalog.transaction(() => catalog.find('test.small')?.insert({ _id: stored, text: 'x'.repeat(900) }));
        file.commit();
      }
    };
    expect(fill).toThrow(expect.objectContaining({ codeName: 'OutOfDiskSpace' }) as Error);
    expect(stored).toBeGreaterThan(10);
    expect(catalog.find('test.small')?.count()).toBe(stored);
    expect(catalog.find('test.small')?.records.next(0, 20_000)).toHaveLength(stored);
    file.all('PRAGMA max_page_count = 100000');
    catalog.transaction(() => catalog.find('test.small')?.insert({ _id: 'after' }));
    expect(catalog.find('test.small')?.count()).toBe(stored + 1);
    file.close();
  });

  it('tells all clients of a turn that nothing of it was stored', async () => {
    const file = new SqliteFile(join(folder, 'small.sqlite'));
    const catalog = new Catalog(file);
    catalog.transaction(() => catalog.create('test.small'));
    file.commit();
    file.all(`PRAGMA max_page_count = ${Number(file.all('PRAGMA page_count')[0]?.[0]) + 3}`);
    catalog.transaction(() => catalog.find('test.small')?.insert({ _id: 'small' }));
    const first = file.committed();
    const large = { _id: 'large', text: 'x'.repeat(100_000) };
    expect(() => catalog.transaction(() => catalog.find('test.small')?.insert(large))).toThrow(
      /disk is full/,
    );
    await expect(first).rejects.toMatchObject({ codeName: 'OutOfDiskSpace' });
    expect(catalog.find('test.small')?.count()).toBe(0);
    catalog.transaction(() => catalog.find('test.small')?.insert({ _id: 'small' }));
    await file.committed();
    expect(catalog.find('test.small')?.count()).toBe(1);
    file.close();
  });

  it('ends a query that runs longer than it may', async () => {
    const documents = Array.from({ length: 3000 }, (_, i) => ({ _id: i, text: 'a'.repeat(200) }));
    await command({ insert: 'items', documents });
    const slow = { find: 'items', filter: { text: { $regex: 'a.*ab$' } }, maxTimeMS: 1 };
    expect(await command(slow)).toMatchObject({ code: 50 });
    expect(await command({ ...slow, filter: { _id: 5 }, maxTimeMS: 60_000 })).toMatchObject({ ok: 1 });
  });
});
