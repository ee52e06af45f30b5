// The passages of one document as arrays of numbers, which pass between threads without a copy.

import { codesOf } from './edit-distance.ts';
import { FREQUENCY_BITS, FREQUENCY_MAX } from './posting-pool.ts';

/** What the index must know of a passage. */
export interface PassageTerms {
  /** The content words of its sentences, in their order, the headings first. */
  readonly sentences: readonly (readonly string[])[];
  /** Its character grams; empty where the language does not need them. */
  readonly grams: readonly string[];
}

/** Separates sentences in the sequence of a passage's terms. */
export const SENTENCE_END = 0xffff_ffff;

/** Passages that are indexed and removed together. Their terms are numbered from 0, in the order of their first use. */
export interface PackedPassages {
  /** The letters of the terms, one after another, and where each term ends. */
  readonly codes: Uint16Array;
  readonly termEnds: Uint32Array;
  /** The word terms of the passages in their order, each sentence closed by {@link SENTENCE_END}, and where each passage ends. */
  readonly sequence: Uint32Array;
  readonly sequenceEnds: Uint32Array;
  /** How many words each passage has. */
  readonly lengths: Uint32Array;
  /** Which terms each passage holds, above its {@link FREQUENCY_BITS} how often, and where each passage ends. */
  readonly postings: Uint32Array;
  readonly postingEnds: Uint32Array;
}

/** Packs passages. */
export function packPassages(passages: readonly PassageTerms[]): PackedPassages {
  const ids = new Map<string, number>();
  const sequence: number[] = [];
  const postings: number[] = [];
  const sequenceEnds: number[] = [];
  const lengths: number[] = [];
  const postingEnds: number[] = [];
  for (const { sentences, grams } of passages) {
    const frequencies = new Map<number, number>();
    const count = (term: string): number => {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
      return id;
    };
    const start = sequence.length;
    for (const sentence of sentences) {
      for (const term of sentence) sequence.push(count(term));
      sequence.push(SENTENCE_END);
    }
    for (const gram of grams) count(gram);
    for (const [id, frequency] of frequencies)
      postings.push(((id << FREQUENCY_BITS) | Math.min(frequency, FREQUENCY_MAX)) >>> 0);
    sequenceEnds.push(sequence.length);
    lengths.push(sequence.length - start - sentences.length);
    postingEnds.push(postings.length);
  }
  return {
    ...packTerms([...ids.keys()]),
    sequence: Uint32Array.from(sequence),
    sequenceEnds: Uint32Array.from(sequenceEnds),
    lengths: Uint32Array.from(lengths),
    postings: Uint32Array.from(postings),
    postingEnds: Uint32Array.from(postingEnds),
  };
}

function packTerms(terms: readonly string[]): Pick<PackedPassages, 'codes' | 'termEnds'> {
  let end = 0;
  const termEnds = Uint32Array.from(terms, ({ length }) => (end += length));
  return { codes: codesOf(terms.join('')), termEnds };
}

/** Returns the buffers of packed passages, to be handed over to another thread. */
export function buffersOf(packed: PackedPassages): ArrayBuffer[] {
  const { codes, termEnds, sequence, sequenceEnds, lengths, postings, postingEnds } = packed;
  return [codes, termEnds, sequence, sequenceEnds, lengths, postings, postingEnds].map(
    (array) => array.buffer as ArrayBuffer,
  );
}
