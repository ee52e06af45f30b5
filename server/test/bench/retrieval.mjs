// Measures the index at the size of a large help centre, beside MiniSearch in the same run.
//   pnpm bench retrieval [--passages 100000] [--data DIR] [--questions 1000] [--without-minisearch]
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

import MiniSearch from 'minisearch';

import { WorkerPreparer } from '../../src/knowledge/indexing/worker-preparer.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { contentTerms } from '../../src/knowledge/language/analyse-text.ts';
import { createIndexSnapshots } from '../../src/knowledge/snapshot/index-snapshots.ts';
import { madeUpCorpus, mistype, readCorpus, seededRandom } from './bench-corpus.mjs';
import { memoryMb, percentile, timed, watchLoop } from './measure.mjs';

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '1000' },
    data: { type: 'string' },
    'without-minisearch': { type: 'boolean', default: false },
  },
});
const ASSISTANT = 'asst_bench';
const GOALS = { buildMs: 20_000, memoryMb: 150, p99Ms: 10, heldMs: 20 };
/** A question as long as a message may be. */
const LONG_QUESTION_WORDS = 600;
/** Each question is asked so often. */
const ROUNDS = 3;
/** MiniSearch is asked for so long at most. */
const OTHER_MS = 20_000;

/** Analyses documents whose paragraphs are the passages: the index is measured here, Markdown apart. */
class PassagePreparer {
  #waiting = [];
  #worker;

  prepare({ title, markdown }) {
    this.#worker ??= this.#start();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage({ title, markdown }, []);
    });
  }

  async close() {
    await this.#worker?.terminate();
  }

  #start() {
    const worker = new Worker(join(import.meta.dirname, 'passages-worker.js'), { execArgv: [] });
    worker.on('message', (prepared) => this.#waiting.shift()(prepared));
    return worker;
  }
}

const corpus = values.data
  ? readCorpus(values.data, Number(values.passages))
  : madeUpCorpus(Number(values.passages));
const documents = corpus.documents.map(({ title, passages }, i) => {
  const markdown = passages.join('\n\n');
  const version = createHash('sha256').update(title).update(markdown).digest('hex');
  return { id: `doc_${i}`, assistantId: ASSISTANT, sourceKey: `${i}.md`, title, markdown, version };
});
const count = corpus.documents.reduce((sum, { passages }) => sum + passages.length, 0);
const megabytes = documents.reduce((sum, { markdown }) => sum + markdown.length, 0) / 1e6;
const questions = pickQuestions(corpus.questions, Number(values.questions));
/** What the document store of the desk holds. */
const stored = new Map();
const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
try {
  await run();
} finally {
  rmSync(folder, { recursive: true });
}

async function run() {
  say(
    `${count.toLocaleString('en')} passages, ${megabytes.toFixed(0)} MB of text in ${documents.length.toLocaleString('en')} documents: ${corpus.name}`,
  );
  const rest = watchLoop();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  say(`Event loop of this machine held by nothing at all: ${ms(rest().heldMs)}`);
  const before = memoryMb();
  const knowledge = open();
  await knowledge.load(ASSISTANT);
  for (const document of documents) stored.set(document.id, document);
  const cpuBefore = process.cpuUsage();
  const build = await watched(() => knowledge.putAll(documents));
  const cpu = process.cpuUsage(cpuBefore);
  const buildWorkMs = (cpu.user + cpu.system) / 1_000;
  const memory = memoryMb() - before;
  const search = await ask(knowledge);
  const change = await watched(() => knowledge.putAll(documents.filter((_, i) => i % 20 === 0)));
  const write = await watched(() => knowledge.close());
  const read = await watched(() => open().load(ASSISTANT));
  const perMegabyte = await readMarkdown();
  const file = statSync(join(folder, `${ASSISTANT}.index`)).size / 1e6;
  say('');
  line('Build', `${seconds(build.ms)} (all threads on processors ${seconds(buildWorkMs)})`, {
    value: build.ms,
    most: GOALS.buildMs,
    unit: 'ms',
  });
  line('Memory', `${memory.toFixed(0)} MB`, { value: memory, most: GOALS.memoryMb, unit: 'MB' });
  line('Query p50', ms(search.p50));
  line('Query p99', ms(search.p99), { value: search.p99, most: GOALS.p99Ms, unit: 'ms' });
  const held = {
    indexing: build,
    'questions, some of 600 words': search,
    'replacing 5 % of the documents': change,
  };
  for (const [name, { heldMs, workedMs }] of Object.entries({
    ...held,
    'writing the index to disk': write,
    'reading it from disk': read,
  }))
    line(`Event loop held by ${name}`, both({ ms: heldMs, workMs: workedMs }), {
      value: workedMs,
      most: GOALS.heldMs,
      unit: 'ms',
    });
  line('Start from disk', `${seconds(read.ms)}, a file of ${file.toFixed(0)} MB`);
  line('Markdown is read beforehand, in a thread', `${perMegabyte.toFixed(2)} s per MB`);
  if (!values['without-minisearch']) await compare({ build, memory, search });
}

async function compare({ build, memory, search }) {
  say('');
  const ours = { tokenize: (text) => contentTerms(text, 'en'), processTerm: (term) => term };
  for (const [name, options] of Object.entries({
    'MiniSearch with our words': ours,
    'MiniSearch as it comes': {},
  })) {
    const other = await askMiniSearch(options);
    say(`${name}: everything in the event loop`);
    line('  Build', `${seconds(other.build)}, ${times(other.build, build.ms)}`);
    line('  Memory', `${other.memory.toFixed(0)} MB, ${times(other.memory, memory)}`);
    line('  Query p50', `${ms(other.p50)}, ${times(other.p50, search.p50)}`);
    line('  Query p99', `${ms(other.p99)}, ${times(other.p99, search.p99)}`);
  }
}

function open() {
  const store = {
    listVersions: async () => [...stored.values()],
    find: async (id) => stored.get(id) ?? null,
  };
  const preparer = new PassagePreparer();
  return createKnowledgeBase({ documents: store, preparer, snapshots: createIndexSnapshots(folder) });
}

async function watched(work) {
  const stop = watchLoop();
  const taken = await timed(work);
  return { ...taken, ...stop() };
}

async function ask(knowledge) {
  const retrieve = (question) => knowledge.retrieve({ assistantId: ASSISTANT, question, limit: 5 });
  const stop = watchLoop();
  const times = await bestTimes(retrieve);
  const words = questions.join(' ').split(' ');
  for (let at = 0; at < Math.min(words.length, 10 * LONG_QUESTION_WORDS); at += LONG_QUESTION_WORDS) {
    await retrieve(words.slice(at, at + LONG_QUESTION_WORDS).join(' '));
    await turn();
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), ...stop() };
}

/** Returns the shortest of several times for each question, in milliseconds: the longer ones are others' work. */
async function bestTimes(search, mostMs = Infinity) {
  const best = questions.map(() => Infinity);
  const end = performance.now() + mostMs;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, question] of questions.entries()) {
      const start = performance.now();
      await search(question);
      best[i] = Math.min(best[i], performance.now() - start);
      await turn();
      if (performance.now() > end) return best.filter(Number.isFinite);
    }
  }
  return best;
}

function turn() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How many seconds a megabyte of Markdown takes to be read, cut and analysed: the whole way of a document, in the desk's own thread. */
async function readMarkdown() {
  const preparer = new WorkerPreparer();
  const some = documents.slice(0, Math.max(1, Math.round((documents.length * 3) / megabytes)));
  await preparer.prepare(some[0]);
  const taken = await timed(() => Promise.all(some.map((document) => preparer.prepare(document))));
  await preparer.close();
  return taken.ms / 1_000 / (some.reduce((sum, { markdown }) => sum + markdown.length, 0) / 1e6);
}

async function askMiniSearch(options) {
  const passages = documents.flatMap(({ title, markdown }) =>
    markdown.split('\n\n').map((text) => `${title}\n${text}`),
  );
  const before = memoryMb();
  const start = performance.now();
  const other = new MiniSearch({ fields: ['text'], ...options });
  passages.forEach((text, id) => other.add({ id, text }));
  const build = performance.now() - start;
  const memory = memoryMb() - before;
  const times = await bestTimes((question) => other.search(question), OTHER_MS);
  return { build, memory, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** Takes as many questions as asked for, every third with a typing mistake. */
function pickQuestions(all, wanted) {
  const random = seededRandom(2);
  return Array.from({ length: wanted }, (_, i) => {
    const question = all[Math.floor(random() * all.length)];
    return i % 3 === 0 ? mistype(question, random) : question;
  });
}

function line(label, figure, goal) {
  const verdict =
    goal &&
    `goal ≤ ${goal.most.toLocaleString('en')} ${goal.unit} ${goal.value <= goal.most ? 'met' : 'MISSED'}`;
  say(`${label.padEnd(58)} ${figure.padEnd(36)} ${verdict ?? ''}`.trimEnd());
}

function times(theirs, own) {
  return `${(theirs / own).toFixed(1)} × ours`;
}

/** By the clock, and on the processor: on a shared machine the first is mostly others' work, so goals are compared with the second. */
function both(time) {
  return `${ms(time.ms)} (on the processor ${ms(time.workMs)})`;
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function seconds(value) {
  return `${(value / 1_000).toFixed(value < 10_000 ? 2 : 1)} s`;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
