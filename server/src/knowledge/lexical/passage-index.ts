// The lexical index: which passages hold a question's terms, ranked by BM25.

import { at } from './grow-array.ts';
import { packPassages, type PackedPassages, type PassageTerms } from './packed-passages.ts';
import { PassageTable, type PassageTableColumns } from './passage-table.ts';
import { FREQUENCY_BITS, FREQUENCY_MAX, PostingPool, type PostingColumns } from './posting-pool.ts';
import { runToEnd } from './run-to-end.ts';
import { ScoreSheet } from './score-sheet.ts';
import type { RankedPassage, Selection } from './select-best.ts';
import { Vocabulary, type VocabularyColumns } from './vocabulary.ts';

/**
 * How fast repeated words stop to count, and how much long passages are held against.
 * @source Measured on SQuAD 2.0, AWS documentation and product help (share of right passages on top); the usual 1.2/.75 suits
 *   long texts, .9/.4 short ones.
 */
export const BM25 = { k1: 1.2, b: 0.75 } as const;

/** A word of a question, or one of its character grams. */
export interface QueryTerm {
  /** The forms under which passages may hold it; they count as one word. */
  readonly ids: readonly number[];
  /** How many passages hold it, as {@link PassageIndex.frequencyOf} tells. */
  readonly frequency: number;
  readonly weight: number;
}

/** Purging walks through all terms, so it waits until it is worth it. */
const PURGE_MIN = 256;
const PURGE_SHARE = 0.25;
const PURGE_TERMS_PER_STEP = 64;
/** Terms that are numbered in one step of indexing. */
const TERMS_PER_STEP = 2_000;

/** An index as arrays of numbers, which can be written to a file as they are. */
export interface IndexColumns {
  readonly vocabulary: VocabularyColumns;
  readonly postings: PostingColumns;
  readonly passages: PassageTableColumns;
}

/**
 * Indexes passages in batches: those of one document come and go together.
 * A passage has a number, which stays the same until its batch is removed.
 */
export class PassageIndex {
  readonly vocabulary: Vocabulary;
  readonly #postings: PostingPool;
  readonly #passages: PassageTable;
  /** Those that no search is using; searches that pause are under way side by side. */
  readonly #sheets: ScoreSheet[] = [];
  #revision = 0;

  constructor(columns?: IndexColumns) {
    this.vocabulary = new Vocabulary(columns?.vocabulary);
    this.#postings = new PostingPool(columns?.postings);
    this.#passages = new PassageTable(columns?.passages);
  }

  /** Returns the arrays; they are the index's own, so they must not outlive its next change. */
  get columns(): IndexColumns {
    return {
      vocabulary: this.vocabulary.columns,
      postings: this.#postings.columns,
      passages: this.#passages.columns,
    };
  }

  /** Another number whenever other passages can be found: what a search has found so far is void then. */
  get revision(): number {
    return this.#revision;
  }

  /** How many passages there are. */
  get size(): number {
    return this.#passages.liveCount;
  }

  /** Adds passages as one batch, at once, and returns its number. */
  add(passages: readonly PassageTerms[]): number {
    const batch = runToEnd(this.stage(packPassages(passages)));
    this.show(batch);
    return batch;
  }

  /**
   * Puts the passages of a batch into the index step by step, so that the caller can pause in between. They are not found before
   * {@link show}.
   * @returns the number of the batch
   */
  *stage(packed: PackedPassages): Generator<void, number> {
    const ids = new Uint32Array(packed.termEnds.length);
    for (let term = 0; term < ids.length; term += 1) {
      const start = term === 0 ? 0 : at(packed.termEnds, term - 1);
      ids[term] = this.vocabulary.internCodes({
        codes: packed.codes,
        start,
        end: at(packed.termEnds, term),
      });
      if (term % TERMS_PER_STEP === TERMS_PER_STEP - 1) yield;
    }
    const { batch, numbers } = this.#passages.open(packed, ids);
    for (const [i, passage] of numbers.entries()) {
      const from = i === 0 ? 0 : at(packed.postingEnds, i - 1);
      for (let p = from; p < at(packed.postingEnds, i); p += 1) {
        const posting = at(packed.postings, p);
        this.#postings.append(at(ids, posting >>> FREQUENCY_BITS), passage, posting & FREQUENCY_MAX);
      }
      yield;
    }
    return batch;
  }

  /** Lets the passages of a staged batch be found. */
  show(batch: number): void {
    this.#passages.show(batch);
    this.#revision += 1;
  }

  /** Removes a batch: its passages are found no more, at once. */
  remove(batch: number): void {
    this.#passages.remove(batch);
    this.#revision += 1;
  }

  /** Returns the batch of a passage, and its place there. */
  placeOf(passage: number): { readonly batch: number; readonly position: number } {
    return this.#passages.placeOf(passage);
  }

  /** Returns the passages of a batch, in their order. */
  passagesOf(batch: number): Uint32Array {
    return this.#passages.passagesOf(batch);
  }

  /** Tells whether so much was removed that searches are slowed down. */
  get needsPurge(): boolean {
    return this.#passages.deadCount > Math.max(PURGE_MIN, this.size * PURGE_SHARE);
  }

  /** Purges the postings of removed passages, a few terms per step, so that the caller can pause in between. */
  *purge(): Generator<void> {
    const dead = this.#passages.dead();
    for (let term = 0; term < this.vocabulary.size; term += 1) {
      this.#postings.purge(term, (passage) => dead.has(passage));
      if (term % PURGE_TERMS_PER_STEP === 0) yield;
    }
    this.#passages.free(dead);
  }

  /** Returns the word terms of a passage in their order, each sentence closed by `SENTENCE_END`. */
  sequenceOf(passage: number): Uint32Array {
    return this.#passages.sequenceOf(passage);
  }

  /** Returns how many passages hold at least one of the terms; a passage with two of them counts twice. */
  frequencyOf(ids: readonly number[]): number {
    let frequency = 0;
    const lengths = this.#passages.lengths;
    for (const id of ids) {
      if (this.#passages.deadCount === 0) frequency += this.#postings.count(id);
      else
        this.#postings.visit(id, (page, from, to) => {
          for (let i = from; i < to; i += 1)
            if (at(lengths, at(page, i) >>> FREQUENCY_BITS) !== 0) frequency += 1;
        });
    }
    return Math.min(frequency, this.size);
  }

  /**
   * Returns how much a word tells that stands in `frequency` passages.
   * @source Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with the usual +1 that keeps it positive
   */
  idf(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Returns the best passages for the terms, step by step, the best first; equal scores in the order of their numbers. */
  *rank(terms: readonly QueryTerm[], selection: Selection): Generator<void, RankedPassage[]> {
    const sheet = this.#sheets.pop() ?? new ScoreSheet();
    sheet.prepare(this.#passages.lengths.length);
    for (const term of terms) {
      this.#score(term, sheet);
      yield;
    }
    const best = sheet.best(selection);
    sheet.clear();
    this.#sheets.push(sheet);
    return best;
  }

  #score({ ids, frequency, weight }: QueryTerm, sheet: ScoreSheet): void {
    const { lengths, meanLength } = this.#passages;
    const gain = weight * this.idf(frequency) * (BM25.k1 + 1);
    for (const id of ids) {
      this.#postings.visit(id, (page, from, to) => {
        for (let i = from; i < to; i += 1) {
          const posting = page[i] ?? 0;
          const passage = posting >>> FREQUENCY_BITS;
          const length = lengths[passage] ?? 0;
          if (length === 0) continue;
          const times = posting & FREQUENCY_MAX;
          const norm = BM25.k1 * (1 - BM25.b + (BM25.b * (length - 1)) / meanLength);
          sheet.add(passage, (gain * times) / (times + norm));
        }
      });
    }
  }
}
