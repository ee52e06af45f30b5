// An assistant's index as the sections of a file, and back.

import type { AssistantIndexContent, IndexedDocument } from '../assistant-index.ts';
import type { PassageBatch } from '../lexical/passage-table.ts';
import { PostingPool } from '../lexical/posting-pool.ts';
import type { Section } from './section-file.ts';

/** How many documents are written and read in one step. */
const DOCUMENTS_PER_STEP = 100;
/** Marks the place of a batch that was removed. */
const NO_BATCH = 0xffff_ffff;

/** Returns an index as sections. */
export async function sectionsOf(
  { documents, columns }: AssistantIndexContent,
  pause: () => Promise<void>,
): Promise<Record<string, Section>> {
  const { vocabulary, postings, passages } = columns;
  const batches = passages.batches.filter((batch) => batch !== undefined);
  const sizes = passages.batches.flatMap((batch) =>
    batch === undefined ? [NO_BATCH, NO_BATCH] : [batch.sequence.length, batch.passages.length],
  );
  return {
    codes: [vocabulary.codes],
    starts: [vocabulary.starts],
    letters: [vocabulary.letters],
    hashes: [vocabulary.hashes],
    table: [vocabulary.table],
    pages: postings.pages,
    terms: [postings.terms],
    used: [Float64Array.of(postings.used)],
    fields: [passages.fields],
    lengths: [passages.lengths],
    dead: [Uint32Array.from(passages.dead)],
    free: [Uint32Array.from(passages.free)],
    batches: [Uint32Array.from(sizes)],
    sequences: batches.map(({ sequence }) => sequence),
    passages: batches.map((batch) => batch.passages),
    documents: await writeDocuments(documents, pause),
  };
}

/** Returns the index that sections were written from; its documents are read while they are asked for. */
export function contentOf(sections: ReadonlyMap<string, Uint8Array>): AssistantIndexContent {
  const bytes = (name: string): Uint8Array => sections.get(name) ?? new Uint8Array();
  const numbers = (name: string): Uint32Array => {
    const { buffer, byteOffset, byteLength } = bytes(name);
    return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
  };
  const { buffer, byteOffset, byteLength } = bytes('codes');
  const codes = new Uint16Array(buffer, byteOffset, byteLength / Uint16Array.BYTES_PER_ELEMENT);
  const used = bytes('used');
  return {
    documents: readDocuments(bytes('documents')),
    columns: {
      vocabulary: {
        codes,
        starts: numbers('starts'),
        letters: numbers('letters'),
        hashes: numbers('hashes'),
        table: numbers('table'),
      },
      postings: {
        pages: PostingPool.pagesOf(numbers('pages')),
        terms: numbers('terms'),
        used: new Float64Array(used.buffer, used.byteOffset, 1)[0] ?? 1,
      },
      passages: {
        fields: numbers('fields'),
        lengths: numbers('lengths'),
        dead: Array.from(numbers('dead')),
        free: Array.from(numbers('free')),
        batches: batchesOf(numbers('batches'), numbers('sequences'), numbers('passages')),
      },
    },
  };
}

function batchesOf(
  sizes: Uint32Array,
  sequences: Uint32Array,
  passages: Uint32Array,
): (PassageBatch | undefined)[] {
  let sequenceAt = 0;
  let passagesAt = 0;
  return Array.from({ length: sizes.length / 2 }, (_, i) => {
    const [words = 0, count = 0] = [sizes[2 * i], sizes[2 * i + 1]];
    if (words === NO_BATCH) return undefined;
    const batch = {
      sequence: sequences.subarray(sequenceAt, sequenceAt + words),
      passages: passages.subarray(passagesAt, passagesAt + count),
    };
    sequenceAt += words;
    passagesAt += count;
    return batch;
  });
}

/** Writes documents as lines of JSON, several on a line. */
async function writeDocuments(
  documents: Iterable<IndexedDocument>,
  pause: () => Promise<void>,
): Promise<Buffer[]> {
  const lines: Buffer[] = [];
  let line: IndexedDocument[] = [];
  const end = async (): Promise<void> => {
    if (line.length > 0) lines.push(Buffer.from(`${JSON.stringify(line)}\n`));
    line = [];
    await pause();
  };
  for (const document of documents) {
    line.push(document);
    if (line.length === DOCUMENTS_PER_STEP) await end();
  }
  await end();
  return lines;
}

function* readDocuments(bytes: Uint8Array): Generator<IndexedDocument> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < buffer.length;) {
    const end = buffer.indexOf('\n', start);
    yield* JSON.parse(buffer.toString('utf8', start, end)) as IndexedDocument[];
    start = end + 1;
  }
}
