// The passages of an index by their numbers: which batch they belong to, how long they are, which terms they have in which order.

import { at, withRoom } from './grow-array.ts';
import { SENTENCE_END, type PackedPassages } from './packed-passages.ts';

/** Fields per passage: its batch, its place there, and where its terms begin and end in the batch's sequence. */
const FIELDS = 4;

/** A table as arrays of numbers, which can be written to a file as they are. */
export interface PassageTableColumns {
  readonly fields: Uint32Array;
  readonly lengths: Uint32Array;
  /** The terms of each batch, and its passages; `undefined` where a batch was removed. */
  readonly batches: readonly (PassageBatch | undefined)[];
  /** Passages whose postings may still exist. */
  readonly dead: readonly number[];
  /** Passages whose numbers can be given again. */
  readonly free: readonly number[];
}

/** What belongs to a batch. */
export interface PassageBatch {
  readonly sequence: Uint32Array;
  readonly passages: Uint32Array;
}

const NOTHING = new Uint32Array();

/** Keeps the passages of an index. Those of a batch that is not shown yet, or was removed, are dead: they are never found. */
export class PassageTable {
  #fields: Uint32Array;
  /** One more than the words of each passage; 0 for a dead one. */
  #lengths: Uint32Array;
  #used: number;
  readonly #batches: (PassageBatch | undefined)[];
  readonly #freeBatches: number[];
  readonly #free: number[];
  /** Dead passages that still stand in postings, with their lengths; their numbers are not given again before those are purged. */
  readonly #dead: Set<number>;
  /** The lengths of passages that are not shown yet. */
  readonly #staged = new Map<number, Uint32Array>();
  #liveCount = 0;
  #liveLength = 0;

  constructor(columns?: PassageTableColumns) {
    this.#fields = columns?.fields ?? new Uint32Array(FIELDS * 64);
    this.#lengths = columns?.lengths ?? new Uint32Array(64);
    this.#used = columns?.lengths.length ?? 0;
    this.#batches = [...(columns?.batches ?? [])];
    this.#freeBatches = this.#batches.flatMap((batch, i) => (batch === undefined ? [i] : []));
    this.#free = [...(columns?.free ?? [])];
    this.#dead = new Set(columns?.dead);
    for (let passage = 0; passage < this.#used; passage += 1) this.#count(at(this.#lengths, passage), 1);
  }

  /** Returns the arrays; they are the table's own, so they must not outlive its next change. Nothing may be staged. */
  get columns(): PassageTableColumns {
    return {
      fields: this.#fields.subarray(0, this.#used * FIELDS),
      lengths: this.#lengths.subarray(0, this.#used),
      batches: this.#batches,
      dead: [...this.#dead],
      free: this.#free,
    };
  }

  get liveCount(): number {
    return this.#liveCount;
  }

  /** How many passages stand in postings without being found. */
  get deadCount(): number {
    return this.#dead.size;
  }

  /** How many words a passage has on average; 1 when there are none. */
  get meanLength(): number {
    return this.#liveLength / Math.max(1, this.#liveCount) || 1;
  }

  /** One more than the words of each passage; 0 for a dead one. */
  get lengths(): Uint32Array {
    return this.#lengths;
  }

  /** Opens a batch of dead passages, and returns their numbers. */
  open(
    { sequence, sequenceEnds, lengths }: PackedPassages,
    ids: Uint32Array,
  ): { readonly batch: number; readonly numbers: Uint32Array } {
    const batch = this.#freeBatches.pop() ?? this.#batches.length;
    const numbers = Uint32Array.from(lengths, () => this.#free.pop() ?? this.#used++);
    this.#fields = withRoom(this.#fields, this.#used * FIELDS);
    this.#lengths = withRoom(this.#lengths, this.#used);
    for (const [i, passage] of numbers.entries()) {
      this.#fields.set(
        [batch, i, i === 0 ? 0 : at(sequenceEnds, i - 1), at(sequenceEnds, i)],
        passage * FIELDS,
      );
      this.#lengths[passage] = 0;
      this.#dead.add(passage);
    }
    const known = sequence.map((term) => (term === SENTENCE_END ? SENTENCE_END : at(ids, term)));
    this.#batches[batch] = { sequence: known, passages: numbers };
    this.#staged.set(batch, lengths);
    return { batch, numbers };
  }

  /** Brings the passages of a batch to life. */
  show(batch: number): void {
    const lengths = this.#staged.get(batch) ?? NOTHING;
    for (const [i, passage] of this.passagesOf(batch).entries()) {
      this.#dead.delete(passage);
      this.#lengths[passage] = at(lengths, i) + 1;
      this.#count(at(this.#lengths, passage), 1);
    }
    this.#staged.delete(batch);
  }

  /** Lets the passages of a batch die. */
  remove(batch: number): void {
    for (const passage of this.passagesOf(batch)) {
      this.#count(at(this.#lengths, passage), -1);
      this.#lengths[passage] = 0;
      this.#dead.add(passage);
    }
    if (this.#batches[batch] !== undefined) this.#freeBatches.push(batch);
    this.#batches[batch] = undefined;
    this.#staged.delete(batch);
  }

  /** Returns the passages that are dead now and not staged. */
  dead(): Set<number> {
    const dead = new Set(this.#dead);
    for (const batch of this.#staged.keys())
      for (const passage of this.passagesOf(batch)) dead.delete(passage);
    return dead;
  }

  /** Lets the numbers of dead passages be given again. */
  free(passages: Iterable<number>): void {
    for (const passage of passages) {
      this.#dead.delete(passage);
      this.#free.push(passage);
    }
  }

  passagesOf(batch: number): Uint32Array {
    return this.#batches[batch]?.passages ?? NOTHING;
  }

  placeOf(passage: number): { readonly batch: number; readonly position: number } {
    return {
      batch: at(this.#fields, passage * FIELDS),
      position: at(this.#fields, passage * FIELDS + 1),
    };
  }

  sequenceOf(passage: number): Uint32Array {
    const { batch } = this.placeOf(passage);
    const { sequence } = this.#batches[batch] ?? { sequence: NOTHING };
    return sequence.subarray(at(this.#fields, passage * FIELDS + 2), at(this.#fields, passage * FIELDS + 3));
  }

  #count(lengthAndOne: number, change: 1 | -1): void {
    if (lengthAndOne === 0) return;
    this.#liveCount += change;
    this.#liveLength += change * (lengthAndOne - 1);
  }
}
