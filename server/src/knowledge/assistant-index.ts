// The index of one assistant's documents. Nothing of another assistant is in it, so nothing of another can be found.

import type { DocumentVersion, KnowledgeDocument } from '../ports/document-store.ts';
import type { Passage } from '../ports/passage.ts';
import type { RetrievalRequest } from '../ports/retriever.ts';
import { isForAudience } from './audience.ts';
import { spotsOf, type PassageSpot, type PreparedDocument } from './indexing/prepare-document.ts';
import type { Language } from './language/languages.ts';
import { estimateCoverage } from './lexical/estimate-coverage.ts';
import { parseQuestion } from './lexical/parse-question.ts';
import { PassageIndex, type IndexColumns } from './lexical/passage-index.ts';
import { runToEnd } from './lexical/run-to-end.ts';
import { searchSteps, type PassageSearch } from './lexical/search-passages.ts';
import type { RankedPassage } from './lexical/select-best.ts';
import { fuseScores } from './vectors/fuse-scores.ts';
import { PassageVectors } from './vectors/passage-vectors.ts';

/** While documents are being indexed, the index changes with each of them: a search that is disturbed so often gives up its pauses. */
const SEARCH_TRIES_MAX = 3;

/** Where a passage stands; its text stays in the document store. */
export type PassagePlace = Omit<Passage, 'text' | 'score'>;

/** What a search found. */
export interface FoundPlaces {
  /** The best first. */
  readonly places: readonly (PassagePlace & { readonly score: number })[];
  /** How much of the question is covered, 0 to 1. */
  readonly coverage: number;
}

/** A document in the index. */
export interface IndexedDocument extends DocumentVersion {
  readonly title: string;
  readonly language: Language;
  /** Where its passages stand, as JSON of `PassageSpot`s. */
  readonly spots: string;
  /** The number of its passages' batch. */
  readonly batch: number;
}

/** An index as it was written to a file. */
export interface AssistantIndexContent {
  readonly documents: Iterable<IndexedDocument>;
  readonly columns: IndexColumns;
}

/** Indexes the documents of one assistant. */
export class AssistantIndex {
  readonly #index: PassageIndex;
  readonly #documents = new Map<string, IndexedDocument>();
  readonly #byBatch: (IndexedDocument | undefined)[] = [];
  readonly #vectors = new PassageVectors();
  readonly #passagesByLanguage = new Map<Language, number>();
  /** How many documents are not for everyone. */
  #restricted = 0;

  constructor(columns?: IndexColumns) {
    this.#index = new PassageIndex(columns);
  }

  /** Returns the index that was written to a file. */
  static async of(
    { documents, columns }: AssistantIndexContent,
    pause: () => Promise<void>,
  ): Promise<AssistantIndex> {
    const index = new AssistantIndex(columns);
    for (const document of documents) {
      index.#keep(document);
      await pause();
    }
    return index;
  }

  /** Returns what must be written to a file; it is the index's own, so it must not outlive its next change. */
  get content(): AssistantIndexContent {
    return { documents: this.#documents.values(), columns: this.#index.columns };
  }

  /** Returns the indexed documents. */
  get documents(): Iterable<DocumentVersion> {
    return this.#documents.values();
  }

  /** Returns where the passages of a document stand; none when this version of it is not indexed. */
  spotsOf({ sourceKey, id, version }: DocumentVersion): readonly PassageSpot[] {
    const known = this.#documents.get(sourceKey);
    return known?.id === id && known.version === version ? spotsOf(known) : [];
  }

  /** How many passages can be found. */
  get size(): number {
    return this.#index.size;
  }

  /** Puts a document in the place of its former version; a search sees the one or the other, never both or none. */
  async put(
    { id, sourceKey, title, version, audience }: Omit<KnowledgeDocument, 'markdown'>,
    { language, spots, packed }: PreparedDocument,
    pause: () => Promise<void>,
  ): Promise<void> {
    const steps = this.#index.stage(packed);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) await pause();
    this.remove(sourceKey);
    this.#index.show(step.value);
    const document = { id, sourceKey, title, version, language, spots, batch: step.value };
    this.#keep({ ...document, ...(audience === undefined ? {} : { audience }) });
  }

  /** Removes a document; one that is not there is no matter. */
  remove(sourceKey: string): void {
    const document = this.#documents.get(sourceKey);
    if (document === undefined) return;
    this.#countLanguage(document, -1);
    this.#documents.delete(sourceKey);
    this.#byBatch[document.batch] = undefined;
    if (document.audience !== undefined) this.#restricted -= 1;
    this.#index.remove(document.batch);
    this.#vectors.remove(document.batch);
  }

  /** Frees what removed documents left behind, when it is worth it. */
  async tidy(pause: () => Promise<void>): Promise<void> {
    if (!this.#index.needsPurge) return;
    for (const _ of this.#index.purge()) await pause();
  }

  /** Visits the documents whose passages have no vectors yet; those that are put meanwhile are visited too. */
  *withoutVectors(): Generator<IndexedDocument> {
    for (const document of this.#documents.values()) if (!this.#vectors.has(document.batch)) yield document;
  }

  /** Keeps the vectors of a document's passages, in their order, unless the document has changed meanwhile. */
  setVectors(document: IndexedDocument, vectors: readonly Float32Array[]): void {
    if (this.#byBatch[document.batch] !== document) return;
    this.#vectors.set(document.batch, this.#index.passagesOf(document.batch), vectors);
  }

  /** Tells whether any passage has a vector. */
  get hasVectors(): boolean {
    return !this.#vectors.isEmpty;
  }

  /** Returns the passages nearest to a vector, among those that the asker may read. */
  async nearest(
    vector: Float32Array,
    { audience, limit }: Pick<RetrievalRequest, 'audience' | 'limit'>,
    pause: () => Promise<void>,
  ): Promise<RankedPassage[]> {
    return this.#vectors.nearest(vector, { limit, canRead: this.#readableTo(audience) }, pause);
  }

  /**
   * Finds the places that a question is about, among those that the asker may read.
   * @param byMeaning passages whose vectors are near the question's, which is what the words find is joined with
   */
  async search(
    { question, limit, audience }: Omit<RetrievalRequest, 'assistantId'>,
    byMeaning: readonly RankedPassage[],
    pause: () => Promise<void>,
  ): Promise<FoundPlaces> {
    const meant = byMeaning.map((found) => ({ found, document: this.#documentOf(found.passage) }));
    const search = await this.#searchWords(question, audience, pause);
    const readable = this.#readableTo(audience);
    const near = meant
      .filter(
        ({ found: { passage }, document }) => this.#documentOf(passage) === document && readable(passage),
      )
      .map(({ found }) => found);
    const ranked = near.length === 0 ? search.found : fuseScores(search.found, near);
    const spots = new Map<IndexedDocument, readonly PassageSpot[]>();
    const places = ranked.slice(0, limit).flatMap(({ passage, score }) => {
      const place = this.#placeOf(passage, spots);
      return place === undefined ? [] : [{ ...place, score }];
    });
    return { places, coverage: estimateCoverage(search) };
  }

  /** A search that finds the index changed after a pause begins again; the last try takes no pauses. */
  async #searchWords(
    question: string,
    audience: readonly string[] | undefined,
    pause: () => Promise<void>,
  ): Promise<PassageSearch> {
    const start = (): Generator<void, PassageSearch> => {
      const canRead = this.#restricted === 0 ? undefined : this.#readableTo(audience);
      return searchSteps(parseQuestion(question, this.#languages), this.#index, canRead);
    };
    for (let tries = 1; tries < SEARCH_TRIES_MAX; tries += 1) {
      const { revision } = this.#index;
      const steps = start();
      let step = steps.next();
      while (step.done !== true && this.#index.revision === revision) {
        await pause();
        step = steps.next();
      }
      if (step.done === true && this.#index.revision === revision) return step.value;
    }
    return runToEnd(start());
  }

  /** The languages of the documents, the most frequent first. */
  get #languages(): readonly Language[] {
    return [...this.#passagesByLanguage].toSorted((a, b) => b[1] - a[1]).map(([language]) => language);
  }

  #documentOf(passage: number): IndexedDocument | undefined {
    return this.#byBatch[this.#index.placeOf(passage).batch];
  }

  #placeOf(passage: number, known: Map<IndexedDocument, readonly PassageSpot[]>): PassagePlace | undefined {
    const { batch, position } = this.#index.placeOf(passage);
    const document = this.#byBatch[batch];
    if (document === undefined) return undefined;
    const spots = known.get(document) ?? spotsOf(document);
    known.set(document, spots);
    const spot = spots[position];
    const { id, version, title } = document;
    return spot && { documentId: id, documentVersion: version, title, ...spot };
  }

  #readableTo(asker: readonly string[] | undefined): (passage: number) => boolean {
    const known: (boolean | undefined)[] = [];
    return (passage) => {
      const { batch } = this.#index.placeOf(passage);
      const document = this.#byBatch[batch];
      return (known[batch] ??= document !== undefined && isForAudience(document.audience, asker));
    };
  }

  #keep(document: IndexedDocument): void {
    this.#documents.set(document.sourceKey, document);
    this.#byBatch[document.batch] = document;
    if (document.audience !== undefined) this.#restricted += 1;
    this.#countLanguage(document, 1);
  }

  #countLanguage({ language, batch }: IndexedDocument, change: 1 | -1): void {
    const passages = this.#index.passagesOf(batch).length;
    const count = (this.#passagesByLanguage.get(language) ?? 0) + change * passages;
    if (count > 0) this.#passagesByLanguage.set(language, count);
    else this.#passagesByLanguage.delete(language);
  }
}
