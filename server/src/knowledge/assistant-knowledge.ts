// The knowledge of one assistant: its index, and the order in which it changes.

import type { AssistantId } from '@frontdesk/contract';

import type { DocumentStore, DocumentVersion, KnowledgeDocument } from '../ports/document-store.ts';
import type { RetrievalRequest } from '../ports/retriever.ts';
import { AssistantIndex, type FoundPlaces } from './assistant-index.ts';
import type { DocumentPreparer } from './indexing/document-preparer.ts';
import type { PassageSpot } from './indexing/prepare-document.ts';
import { prepareAhead } from './indexing/prepare-ahead.ts';
import type { IndexingFailure, IndexingWatch } from './indexing/indexing-progress.ts';
import type { RankedPassage } from './lexical/select-best.ts';
import { createPause } from './pause.ts';
import type { IndexSnapshots } from './snapshot/index-snapshots.ts';
import { VectorFiller, type VectorDeps } from './vectors/vector-filler.ts';

/** What the knowledge of an assistant needs. */
interface Deps {
  readonly documents: DocumentStore;
  readonly preparer: DocumentPreparer;
  readonly snapshots: IndexSnapshots | undefined;
  readonly meaning: VectorDeps | undefined;
}

/** How many passages are found by meaning, as many as by words. */
const NEAREST_MAX = 100;
/** A visitor waits for the answer; what takes longer than this, in milliseconds, is found by words alone. */
const QUESTION_TIMEOUT_MS = 2_000;

/**
 * The index is written to disk once this share of its passages has changed, at least so many; the rest is written at the end, or made
 * again by the next start: that is a second's work.
 */
const UNSAVED_SHARE = 0.1;
const UNSAVED_MIN = 500;

/** Keeps the index of one assistant. Changes happen one after another; searches go on meanwhile. */
export class AssistantKnowledge {
  readonly #assistantId: AssistantId;
  readonly #deps: Deps;
  readonly #filler: VectorFiller | undefined;
  #index = new AssistantIndex();
  /** The end of the last change. */
  #lastChange: Promise<unknown> = Promise.resolve();
  #loaded: Promise<readonly IndexingFailure[]> | undefined;
  /** Passages that were put or removed since the index was written to disk. */
  #unsaved = 0;
  /** A refresh that has not begun sees whatever has changed until then. */
  #isRefreshWaiting = false;

  constructor(assistantId: AssistantId, deps: Deps) {
    this.#assistantId = assistantId;
    this.#deps = deps;
    this.#filler = deps.meaning && new VectorFiller(assistantId, deps.documents, deps.meaning);
  }

  /** Makes the index equal to the stored documents, once; those that fail are returned. */
  load(watch?: IndexingWatch): Promise<readonly IndexingFailure[]> {
    this.#loaded ??= this.#change(async () => this.#catchUp(watch)).catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }

  /** Indexes documents; those that fail are returned. */
  async put(
    documents: readonly KnowledgeDocument[],
    watch?: IndexingWatch,
  ): Promise<readonly IndexingFailure[]> {
    await this.load();
    return this.#change(async () => this.#putAll(documents, async (document) => document, watch));
  }

  /** Removes documents. */
  async remove(sourceKeys: readonly string[]): Promise<void> {
    await this.load();
    await this.#change(async () => {
      this.#remove(sourceKeys);
      await this.#index.tidy(createPause());
    });
  }

  /** Returns where the passages of a stored document stand; none when this version of it is not indexed. */
  async spotsOf(document: DocumentVersion): Promise<readonly PassageSpot[]> {
    await this.load();
    return this.#index.spotsOf(document);
  }

  /** Makes the index equal to the stored documents once more, after another server has changed them. One that is not loaded yet will be so anyway. */
  async refresh(): Promise<void> {
    if (this.#loaded === undefined || this.#isRefreshWaiting) return;
    this.#isRefreshWaiting = true;
    await this.#change(async () => {
      this.#isRefreshWaiting = false;
      await this.#followStore();
    });
  }

  /** Finds the places that a question is about. */
  async search(
    request: Parameters<AssistantIndex['search']>[0] & Pick<RetrievalRequest, 'meter'>,
  ): Promise<FoundPlaces> {
    await this.load();
    const byMeaning = await this.#nearest(request);
    return this.#index.search(request, byMeaning, createPause());
  }

  /** Writes what has changed to disk, after the changes that are under way, and ends the work in the background. */
  async close(): Promise<void> {
    await this.#filler?.close();
    await this.#change(async () => this.#write());
  }

  /** @returns nothing where there is no embedder, or it fails */
  async #nearest({
    question,
    audience,
    meter,
  }: Pick<RetrievalRequest, 'question' | 'audience' | 'meter'>): Promise<RankedPassage[]> {
    const { meaning } = this.#deps;
    if (meaning === undefined || !this.#index.hasVectors) return [];
    try {
      const signal = AbortSignal.timeout(QUESTION_TIMEOUT_MS);
      const [vector] = await meaning.embedder.embed([question], { signal, meter });
      const wanted = { limit: NEAREST_MAX, ...(audience === undefined ? {} : { audience }) };
      return vector === undefined ? [] : await this.#index.nearest(vector, wanted, createPause());
    } catch (error) {
      meaning.onFailure?.(error);
      return [];
    }
  }

  /** Reads the index from disk, then works on the documents that have changed since. */
  async #catchUp(watch?: IndexingWatch): Promise<readonly IndexingFailure[]> {
    const pause = createPause();
    const content = await this.#deps.snapshots?.read(this.#assistantId, pause);
    if (content !== undefined) this.#index = await AssistantIndex.of(content, pause);
    return this.#followStore(watch);
  }

  /** Works on the documents that are not as they are stored. */
  async #followStore(watch?: IndexingWatch): Promise<readonly IndexingFailure[]> {
    const stored = await this.#deps.documents.listVersions(this.#assistantId);
    const keys = new Set(stored.map(({ sourceKey }) => sourceKey));
    const indexed = new Map<string, DocumentVersion>();
    for (const document of this.#index.documents) indexed.set(document.sourceKey, document);
    this.#remove([...indexed.keys()].filter((sourceKey) => !keys.has(sourceKey)));
    await this.#index.tidy(createPause());
    const changed = stored.filter((each) => !isSame(each, indexed.get(each.sourceKey)));
    return this.#putAll(changed, async ({ id }) => this.#deps.documents.find(id), watch);
  }

  #remove(sourceKeys: readonly string[]): void {
    const before = this.#index.size;
    for (const sourceKey of sourceKeys) this.#index.remove(sourceKey);
    this.#unsaved += before - this.#index.size;
  }

  async #putAll<T>(
    items: readonly T[],
    read: (item: T) => Promise<KnowledgeDocument | null>,
    { onProgress, signal }: IndexingWatch = {},
  ): Promise<readonly IndexingFailure[]> {
    const failures: IndexingFailure[] = [];
    const pause = createPause();
    let [documentsDone, passagesDone] = [0, 0];
    signal?.throwIfAborted();
    for await (const { ready, failure } of prepareAhead(items, read, this.#deps.preparer)) {
      if (ready !== undefined) {
        await this.#index.put(ready.document, ready.prepared, pause);
        await this.#index.tidy(pause);
        passagesDone += ready.prepared.packed.lengths.length;
      }
      if (failure !== undefined) failures.push(failure);
      documentsDone += 1;
      onProgress?.({ documentsDone, documentsTotal: items.length, passagesDone });
      signal?.throwIfAborted();
    }
    this.#unsaved += passagesDone;
    this.#filler?.wake(this.#index);
    if (this.#unsaved > Math.max(UNSAVED_MIN, this.#index.size * UNSAVED_SHARE)) await this.#write();
    return failures;
  }

  async #write(): Promise<void> {
    const { snapshots } = this.#deps;
    if (snapshots === undefined || this.#unsaved === 0) return;
    await snapshots.write(this.#assistantId, this.#index.content, createPause());
    this.#unsaved = 0;
  }

  /** Runs a change after all earlier ones, whether they succeeded or not. */
  #change<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#lastChange.then(run);
    this.#lastChange = done.catch(() => undefined);
    return done;
  }
}

function isSame(stored: DocumentVersion, indexed: DocumentVersion | undefined): boolean {
  return (
    indexed !== undefined &&
    stored.id === indexed.id &&
    stored.version === indexed.version &&
    JSON.stringify(stored.audience) === JSON.stringify(indexed.audience)
  );
}
