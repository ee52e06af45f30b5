// Reads documents one after another in a thread that is ended when one takes too long or too much.

import { Worker } from 'node:worker_threads';

import { threadFile } from '../../thread-file.ts';
import type { Extraction, Extractor, RawDocument } from './extraction.ts';

/** How much one document may take. */
export interface ExtractorLimits {
  readonly timeMaxMs: number;
  /** What the thread's own objects may take. */
  readonly heapMaxMb: number;
  /** How much the process may grow while a document is read: buffers do not count as objects. */
  readonly growthMaxMb: number;
}

/** @source rag.md, section 4: a PDF of 300 pages takes 5 s and 180 MB */
const LIMITS: ExtractorLimits = { timeMaxMs: 60_000, heapMaxMb: 512, growthMaxMb: 700 };
const GROWTH_CHECK_MS = 100;
/** A thread that has nothing to read is ended after this, and gives its memory back. */
const IDLE_MS = 30_000;
const BYTES_PER_MB = 1_048_576;

const TOO_SLOW = 'It took too long to read; split it into smaller documents.';
const TOO_MUCH = 'It takes too much memory to read; split it into smaller documents.';

/** Creates the reader of documents. No thread runs before the first one. */
export function createExtractor(limits: Partial<ExtractorLimits> = {}): Extractor {
  const { timeMaxMs, heapMaxMb, growthMaxMb } = { ...LIMITS, ...limits };
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function thread(): Worker {
    clearTimeout(idle);
    worker ??= newThread();
    return worker;
  }

  function newThread(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: heapMaxMb };
    const started = new Worker(threadFile('extract-worker'), { execArgv: [], resourceLimits });
    // One that ends while nobody waits for it is simply not used again.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  async function readOne(raw: RawDocument): Promise<Extraction> {
    const outcome = await answerOf(thread(), raw, { timeMaxMs, growthMaxMb });
    if (typeof outcome === 'string') {
      await end();
      return { ok: false, reason: outcome };
    }
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    return outcome;
  }

  return {
    async read(raw) {
      const reading = last.then(() => readOne(raw));
      last = reading.catch(() => undefined);
      return reading;
    },
    close: end,
  };
}

/** What the thread made of a document, or why it has to be ended. */
async function answerOf(
  worker: Worker,
  raw: RawDocument,
  limits: Pick<ExtractorLimits, 'timeMaxMs' | 'growthMaxMb'>,
): Promise<Extraction | string> {
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const end = (outcome: Extraction | string) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', end).off('error', tooMuch).off('exit', tooMuch);
      resolve(outcome);
    };
    // A thread that runs out of memory ends with an error of its own.
    const tooMuch = () => end(TOO_MUCH);
    const timer = setTimeout(() => end(TOO_SLOW), limits.timeMaxMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growthMaxMb * BYTES_PER_MB) tooMuch();
    }, GROWTH_CHECK_MS);
    worker.on('message', end).on('error', tooMuch).on('exit', tooMuch);
    // Copied, not handed over: the caller's bytes may be a part of a larger buffer.
    worker.postMessage({ ...raw, bytes: Uint8Array.from(raw.bytes) }, []);
  });
}
