// Kills a process that writes with eight clients at once, again and again, and looks for what it had acknowledged.
//   pnpm chaos [--kills 100] [--sabotage]     --sabotage loses one write on purpose: the check must notice
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../dist/index.js';
import { indexMismatches } from './index-mismatches.mjs';
import { print } from './open-store.mjs';

const WRITERS = 8;
const DURABLE = { writeConcern: { w: 'majority', j: true } };
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    sabotage: { type: 'boolean', default: false },
    writer: { type: 'string' },
    round: { type: 'string', default: '0' },
  },
});

const tell = (line) => writeSync(1, `${line}\n`);

/** The process that is killed: every acknowledged write is told to the parent in one unbuffered line. */
async function write(dataDir, round) {
  const store = await startEmbeddedMongo({ dataDir });
  const client = await MongoClient.connect(store.uri, DURABLE);
  const db = client.db('chaos');
  await db.collection('items').createIndex({ group: 1, n: -1 }, { unique: true });
  await db.collection('items').createIndex({ tags: 1 });
  async function lane(writer) {
    const counter = `${round}-${writer}`;
    for (let n = 0; ; n += 1) {
      const _id = `${counter}-${n}`;
      await db
        .collection('items')
        .insertOne({ _id, group: counter, n, tags: [n % 5, writer], text: 'x'.repeat(600) });
      tell(`insert ${_id}`);
      await db
        .collection('counters')
        .updateOne(
          { _id: counter },
          { $inc: { n: 1 }, $push: { last: { $each: [n], $slice: -3 } } },
          { upsert: true },
        );
      tell(`count ${counter} ${n + 1}`);
      if (n % 5 !== 4) continue;
      const claimed = await db
        .collection('items')
        .findOneAndUpdate({ _id }, { $set: { tags: ['claimed'] } }, { returnDocument: 'after' });
      if (claimed) tell(`claim ${_id}`);
      const many = Array.from({ length: 20 }, (_, i) => ({
        _id: `${_id}-${i}`,
        group: `${counter}-many`,
        n: n * 100 + i,
        tags: [],
      }));
      await db.collection('items').insertMany(many);
      tell(`many ${_id}`);
      await db.collection('items').deleteOne({ _id: `${_id}-19` });
      tell(`delete ${_id}-19`);
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => lane(writer)));
}

/** Lets a writing process live for a while and kills it; returns what it said. */
async function killOnce(dataDir, round) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), '--writer', dataDir, '--round', String(round)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = [];
  const reading = createInterface({ input: child.stdout });
  const reader = (async () => {
    for await (const line of reading) {
      if (lines.push(line) === 1) setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * 800);
    }
  })();
  await new Promise((resolve) => child.once('exit', resolve));
  await reader;
  return lines;
}

const CHECKS = {
  insert: async (db, id) => (await db.collection('items').countDocuments({ _id: id })) === 1,
  claim: async (db, id) => (await db.collection('items').findOne({ _id: id }))?.tags[0] === 'claimed',
  many: async (db, id) =>
    (await db
      .collection('items')
      .countDocuments({ _id: { $in: Array.from({ length: 19 }, (_, i) => `${id}-${i}`) } })) === 19,
  delete: async (db, id) => (await db.collection('items').countDocuments({ _id: id })) === 0,
  count: async (db, id, least) =>
    ((await db.collection('counters').findOne({ _id: id }))?.n ?? 0) >= Number(least),
};

async function lostWrites(db, lines) {
  let lost = 0;
  for (const line of lines) {
    const [kind, ...args] = line.split(' ');
    if (await CHECKS[kind](db, ...args)) continue;
    lost += 1;
    print(`LOST ${line}`);
  }
  return lost;
}

async function main() {
  const dataDir = mkdtempSync(join(tmpdir(), 'chaos-'));
  const totals = { writes: 0, lost: 0, mismatches: 0, slowestStartMs: 0 };
  const kills = Number(values.kills);
  for (let round = 0; round < kills; round += 1) {
    const lines = await killOnce(dataDir, round);
    const start = Date.now();
    const store = await startEmbeddedMongo({ dataDir });
    totals.slowestStartMs = Math.max(totals.slowestStartMs, Date.now() - start);
    const client = await MongoClient.connect(store.uri);
    const db = client.db('chaos');
    const [first] = lines.filter((line) => line.startsWith('insert'));
    if (values.sabotage && first) await db.collection('items').deleteOne({ _id: first.split(' ')[1] });
    totals.lost += await lostWrites(db, lines);
    totals.writes += lines.length;
    await client.close();
    await store.close();
    totals.mismatches += await indexMismatches(join(dataDir, 'store.sqlite'));
  }
  rmSync(dataDir, { recursive: true, force: true });
  print(
    `${kills} kills, ${totals.writes} acknowledged writes: ${totals.lost} lost, ${totals.mismatches} index mismatches, slowest start ${totals.slowestStartMs} ms`,
  );
  if (totals.writes === 0 || totals.lost + totals.mismatches > 0) process.exitCode = 1;
}

await (values.writer === undefined ? main() : write(values.writer, values.round));
