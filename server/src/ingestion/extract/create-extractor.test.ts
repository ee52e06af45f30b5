import { afterEach, describe, expect, it } from 'vitest';

import { makePdfBomb } from '../../../test/ingestion/make-files.ts';
import { createExtractor, type ExtractorLimits } from './create-extractor.ts';
import type { Extractor } from './extraction.ts';

const open: Extractor[] = [];
afterEach(async () => {
  for (const extractor of open.splice(0)) await extractor.close();
});

function extractorWith(limits: Partial<ExtractorLimits> = {}): Extractor {
  const extractor = createExtractor(limits);
  open.push(extractor);
  return extractor;
}

const textFile = (text: string) => ({ bytes: Buffer.from(text), name: 'x.md' });
const heavyPage = { bytes: Buffer.from('<p>word '.repeat(300_000)), name: 'x.html' };

/** Counts how often others get their turn. */
async function countTurns(until: AbortSignal): Promise<number> {
  let turns = 0;
  while (!until.aborted) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  return turns;
}

describe('the reader of documents', () => {
  it('reads in a thread, one after another, and leaves the caller’s bytes alone', async () => {
    const extractor = extractorWith();
    const first = textFile('# One\n\ntext');
    const read = await Promise.all([extractor.read(first), extractor.read(textFile('# Two\n\ntext'))]);
    expect(read).toMatchObject([
      { ok: true, title: 'One' },
      { ok: true, title: 'Two' },
    ]);
    expect(first.bytes.toString()).toBe('# One\n\ntext');
  });

  it('never holds the event loop while it reads', async () => {
    const extractor = extractorWith();
    await extractor.read(textFile('warm'));
    const reading = new AbortController();
    const counting = countTurns(reading.signal);
    await extractor.read({ ...heavyPage, bytes: heavyPage.bytes.subarray(0, 40_000) });
    reading.abort();
    expect(await counting).toBeGreaterThan(100);
  });

  it('ends what takes too long, and reads the next', async () => {
    const extractor = extractorWith({ timeMaxMs: 300 });
    expect(await extractor.read(heavyPage)).toEqual({
      ok: false,
      reason: expect.stringContaining('too long'),
    });
    const patient = extractorWith();
    expect(await patient.read(textFile('next'))).toMatchObject({ ok: true });
  });

  it('ends what takes too much memory, and reads the next', async () => {
    const extractor = extractorWith({ heapMaxMb: 32 });
    expect(await extractor.read(heavyPage)).toEqual({ ok: false, reason: expect.stringContaining('memory') });
    expect(await extractor.read(textFile('next'))).toMatchObject({ ok: true });
  });

  it('ends what fills buffers that are no objects, such as a packed PDF', async () => {
    const bomb = makePdfBomb(300_000_000);
    expect(bomb.byteLength).toBeLessThan(400_000);
    const extractor = extractorWith({ growthMaxMb: 60 });
    expect(await extractor.read({ bytes: bomb, name: 'bomb.pdf' })).toMatchObject({ ok: false });
    expect(await extractor.read(textFile('next'))).toMatchObject({ ok: true });
  });
});
