// Measures what a desk does most, on a store full of messages.
//   pnpm bench [--messages 100000] [--rounds 6] [--start]
//   with MONGODB_TEST_URI the other server's figures stand beside; --start measures nothing but the start
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../dist/index.js';
import { openEmbedded, otherServer, print } from './open-store.mjs';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '6' },
    start: { type: 'boolean', default: false },
  },
});
const total = Number(values.messages);
const rounds = Number(values.rounds);
const PER_CONVERSATION = 100;
const conversations = Math.ceil(total / PER_CONVERSATION);

function message(i) {
  return {
    _id: `msg_${i}`,
    conversationId: `conv_${Math.floor(i / PER_CONVERSATION)}`,
    seq: i % PER_CONVERSATION,
    author: i % 2 ? 'visitor' : 'assistant',
    at: new Date(1_700_000_000_000 + i * 1000),
    text: randomBytes(400).toString('hex'),
    clientMessageId: `client_${i}`,
  };
}

async function fill(messages) {
  await messages.createIndex({ conversationId: 1, seq: -1 }, { unique: true });
  await messages.createIndex({ conversationId: 1, clientMessageId: 1 }, { unique: true });
  await messages.createIndex({ at: 1 });
  const start = performance.now();
  for (let i = 0; i < total; i += 2000) {
    const batch = Array.from({ length: Math.min(2000, total - i) }, (_, k) => message(i + k));
    await messages.insertMany(batch);
  }
  return total / ((performance.now() - start) / 1000);
}

function percentile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)];
}

/** The best of several rounds: p50 and the p99 of that round, in milliseconds. */
async function latency(count, work) {
  let best = { p50: Infinity, p99: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    const times = [];
    for (let i = 0; i < count; i += 1) {
      const start = performance.now();
      await work(round * count + i);
      times.push(performance.now() - start);
    }
    const p50 = percentile(times, 0.5);
    if (p50 < best.p50) best = { p50, p99: percentile(times, 0.99) };
  }
  return `${best.p50.toFixed(2)} ms (p99 ${best.p99.toFixed(2)})`;
}

async function throughput(count, parallel, work) {
  let best = 0;
  for (let round = 0; round < rounds; round += 1) {
    let next = 0;
    const start = performance.now();
    const lanes = Array.from({ length: parallel }, async () => {
      while (next < count) {
        next += 1;
        await work(round * count + next);
      }
    });
    await Promise.all(lanes);
    best = Math.max(best, count / ((performance.now() - start) / 1000));
  }
  return `${Math.round(best)} /s`;
}

/** The longest time that this thread could not run while a query was worked on. */
async function stall(work) {
  let best = Infinity;
  let took = 0;
  for (let round = 0; round < rounds; round += 1) {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const start = performance.now();
    await work();
    took = performance.now() - start;
    clearInterval(timer);
    best = Math.min(best, Math.max(longest, performance.now() - last));
  }
  return `${best.toFixed(1)} ms (the query took ${took.toFixed(0)} ms)`;
}

async function measure(server) {
  const client = await MongoClient.connect(server.uri, { maxPoolSize: 16 });
  const messages = client.db('bench').collection('messages');
  // Older servers refuse to drop what is not there.
  await messages.drop().catch(() => undefined);
  const loaded = await fill(messages);
  const any = (i) => (i * 7919) % total;
  const durable = { writeConcern: { w: 'majority', j: true } };
  let fresh = total;
  const next = () => message((fresh += 1) + PER_CONVERSATION * conversations);
  const work = {
    'load, documents': async () => `${Math.round(loaded)} /s`,
    'find by id': () => latency(1000, (i) => messages.findOne({ _id: `msg_${any(i)}` })),
    'find by unique key': () =>
      latency(1000, (i) =>
        messages.findOne({
          conversationId: `conv_${any(i) % conversations}`,
          clientMessageId: `client_${(any(i) % conversations) * PER_CONVERSATION}`,
        }),
      ),
    'last 50 of a conversation': () =>
      latency(300, (i) =>
        messages
          .find({ conversationId: `conv_${any(i) % conversations}` })
          .sort({ seq: -1 })
          .limit(50)
          .toArray(),
      ),
    'durable insert': () => latency(500, () => messages.insertOne(next(), durable)),
    insert: () => latency(500, () => messages.insertOne(next())),
    'update by id': () =>
      latency(500, (i) => messages.updateOne({ _id: `msg_${any(i)}` }, { $inc: { reads: 1 } })),
    'inserts, 16 at once': () => throughput(4000, 16, () => messages.insertOne(next())),
    'durable inserts, 16 at once': () => throughput(4000, 16, () => messages.insertOne(next(), durable)),
    'application stalled by a $group': () =>
      stall(() =>
        messages.aggregate([{ $group: { _id: '$author', n: { $sum: 1 }, last: { $max: '$at' } } }]).toArray(),
      ),
  };
  const figures = {};
  for (const [name, measured] of Object.entries(work)) {
    figures[name] = await measured().catch((error) => `refused: ${error.message.slice(0, 40)}`);
  }
  await client.close();
  return figures;
}

/** Time from starting the store on existing data to the first document, in milliseconds. */
async function timeToFirstDocument() {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-bench-'));
  const first = await startEmbeddedMongo({ dataDir });
  const client = await MongoClient.connect(first.uri);
  await fill(client.db('bench').collection('messages'));
  await client.close();
  await first.close();
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const store = await startEmbeddedMongo({ dataDir });
    const again = await MongoClient.connect(store.uri);
    await again.db('bench').collection('messages').findOne({ _id: 'msg_5' });
    best = Math.min(best, performance.now() - start);
    await again.close();
    await store.close();
  }
  rmSync(dataDir, { recursive: true, force: true });
  return `${best.toFixed(0)} ms`;
}

const servers = values.start ? [] : [await openEmbedded(), otherServer()].filter(Boolean);
const columns = [];
for (const server of servers) {
  columns.push(await measure(server));
  await server.close();
}
print(
  `${total} messages, best of ${rounds} rounds${servers.length > 1 ? `: ${servers.map(({ name }) => name).join(' | ')}` : ''}`,
);
for (const name of Object.keys(columns[0] ?? {}))
  print(`${name.padEnd(34)} ${columns.map((figures) => figures[name].padEnd(34)).join(' ')}`);
print(`${'start to first document'.padEnd(34)} ${await timeToFirstDocument()}`);
