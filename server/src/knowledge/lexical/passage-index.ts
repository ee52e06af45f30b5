// The lexical index: which passages hold a question's terms, ranked by BM25.

import { PostingPool } from './posting-pool.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * How fast repeated words stop to count, and how much long passages are held against.
 * @source Measured on SQuAD 2.0, AWS documentation and product help (share of right passages on top); the usual 1.2/.75 suits
 *   long texts, .9/.4 short ones.
 */
export const BM25 = { k1: 1.2, b: 0.6 } as const;

/** What the index must know of a passage. */
export interface PassageTerms {
  /** The content words of its sentences, in their order, the headings first. */
  readonly sentences: readonly (readonly string[])[];
  /** Its character grams; empty where the language does not need them. */
  readonly grams: readonly string[];
}

/** A word of a question, or one of its character grams. */
export interface QueryTerm {
  /** The forms under which passages may hold it; they count as one word. */
  readonly ids: readonly number[];
  readonly weight: number;
}

/** A passage with its score. */
export interface RankedPassage {
  readonly passage: number;
  readonly score: number;
}

/** Separates sentences in the sequence of a passage's terms. */
export const SENTENCE_END = 0xffff_ffff;

/** Purging walks through all terms, so it waits until it is worth it. */
const PURGE_MIN = 256;
const PURGE_SHARE = 0.25;
const PURGE_TERMS_PER_STEP = 64;

/** Indexes passages under numbers that stay the same until they are removed. */
export class PassageIndex {
  readonly vocabulary = new Vocabulary();
  readonly #postings = new PostingPool();
  /** The word terms of each passage in their order; `undefined` marks a removed one whose postings may still exist. */
  readonly #sequences: (Uint32Array | undefined)[] = [];
  /** How many word terms each passage has. */
  readonly #lengths: number[] = [];
  readonly #free: number[] = [];
  /** Removed passages that still stand in postings; their numbers are not used again before they are purged. */
  readonly #removed = new Set<number>();
  #liveCount = 0;
  #liveLength = 0;
  #scores = new Float64Array(256);

  /** How many passages there are. */
  get size(): number {
    return this.#liveCount;
  }

  /** Adds a passage and returns its number. */
  add({ sentences, grams }: PassageTerms): number {
    const passage = this.#free.pop() ?? this.#sequences.length;
    const frequencies = new Map<number, number>();
    const count = (term: string): number => {
      const id = this.vocabulary.intern(term);
      frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
      return id;
    };
    const sequence = sentences.flatMap((sentence) => [...sentence.map(count), SENTENCE_END]);
    const length = sequence.length - sentences.length;
    grams.forEach(count);
    for (const [id, frequency] of frequencies) this.#postings.append(id, passage, frequency);
    this.#sequences[passage] = Uint32Array.from(sequence);
    this.#lengths[passage] = length;
    this.#liveCount += 1;
    this.#liveLength += length;
    return passage;
  }

  /** Removes a passage: it is found no more, at once. */
  remove(passage: number): void {
    if (this.#sequences[passage] === undefined) return;
    this.#sequences[passage] = undefined;
    this.#removed.add(passage);
    this.#liveCount -= 1;
    this.#liveLength -= this.#lengths[passage] ?? 0;
  }

  /** Tells whether so much was removed that searches are slowed down. */
  get needsPurge(): boolean {
    return this.#removed.size > Math.max(PURGE_MIN, this.#liveCount * PURGE_SHARE);
  }

  /** Purges the postings of removed passages, a few terms per step, so that the caller can pause in between. */
  *purge(): Generator<void> {
    const dead = new Set(this.#removed);
    for (let term = 0; term < this.vocabulary.size; term += 1) {
      this.#postings.purge(term, (passage) => dead.has(passage));
      if (term % PURGE_TERMS_PER_STEP === 0) yield;
    }
    for (const passage of dead) {
      this.#removed.delete(passage);
      this.#free.push(passage);
    }
  }

  /** Returns the word terms of a passage in their order, each sentence closed by {@link SENTENCE_END}. */
  sequenceOf(passage: number): Uint32Array {
    return this.#sequences[passage] ?? new Uint32Array();
  }

  /** Returns how many passages hold at least one of the terms; a passage with two of them counts twice. */
  frequencyOf(ids: readonly number[]): number {
    let frequency = 0;
    for (const id of ids) {
      this.#postings.forEach(id, (passage) => {
        if (this.#sequences[passage] !== undefined) frequency += 1;
      });
    }
    return Math.min(frequency, this.#liveCount);
  }

  /**
   * Returns how much a word tells that stands in `frequency` passages.
   * @source Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with the usual +1 that keeps it positive
   */
  idf(frequency: number): number {
    return Math.log(1 + (this.#liveCount - frequency + 0.5) / (frequency + 0.5));
  }

  /**
   * Returns the best passages for the terms, the best first; equal scores in the order of their numbers.
   * @param canRead tells which passages may be among them
   */
  rank(
    terms: readonly QueryTerm[],
    limit: number,
    canRead: (passage: number) => boolean = () => true,
  ): RankedPassage[] {
    if (this.#scores.length < this.#sequences.length)
      this.#scores = new Float64Array(this.#sequences.length * 2);
    const scores = this.#scores;
    const touched: number[] = [];
    const meanLength = this.#liveLength / Math.max(1, this.#liveCount) || 1;
    for (const { ids, weight } of terms) {
      const gain = weight * this.idf(this.frequencyOf(ids)) * (BM25.k1 + 1);
      for (const id of ids) {
        this.#postings.forEach(id, (passage, frequency) => {
          if (this.#sequences[passage] === undefined) return;
          const before = scores[passage] ?? 0;
          if (before === 0) touched.push(passage);
          const norm = 1 - BM25.b + (BM25.b * (this.#lengths[passage] ?? 0)) / meanLength;
          scores[passage] = before + (gain * frequency) / (frequency + BM25.k1 * norm);
        });
      }
    }
    const best = selectBest(touched.filter(canRead), scores, limit);
    for (const passage of touched) scores[passage] = 0;
    return best;
  }
}

/** Returns the `limit` best of the touched passages without sorting them all. */
function selectBest(touched: readonly number[], scores: Float64Array, limit: number): RankedPassage[] {
  let best: RankedPassage[] = [];
  let threshold = 0;
  const order = (x: RankedPassage, y: RankedPassage): number => y.score - x.score || x.passage - y.passage;
  for (const passage of touched) {
    const score = scores[passage] ?? 0;
    if (score < threshold) continue;
    best.push({ passage, score });
    if (best.length >= limit * 4) {
      best = best.toSorted(order).slice(0, limit);
      threshold = best.at(-1)?.score ?? 0;
    }
  }
  return best.toSorted(order).slice(0, limit);
}
