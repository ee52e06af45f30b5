// Gives passages their vectors, behind the questions' backs: what is not embedded yet is found by its words.

import { createHash } from 'node:crypto';

import type { AssistantId } from '@frontdesk/contract';

import type { DocumentStore } from '../../ports/document-store.ts';
import { BudgetSpentError, type MeterOf } from '../../ports/call-meter.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import type { AssistantIndex, IndexedDocument } from '../assistant-index.ts';
import { spotsOf } from '../indexing/prepare-document.ts';

/** What vectors need. */
export interface VectorDeps {
  readonly embedder: Embedder;
  readonly vectors: VectorStore;
  /** Counts what vectors of documents cost; absent: nothing limits it. */
  readonly meterOf?: MeterOf;
  /** Hears why a document or a question was left without vectors. */
  readonly onFailure?: (error: unknown) => void;
}

/** After so many failures in a row the service is left alone for a while, in milliseconds. */
const FAILURES_MAX = 3;
const REST_MS = 60_000;
/** A budget that is spent is there again when its owner raises it, or next month. */
const SPENT_REST_MS = 3_600_000;
/** Passages that are embedded before the vectors are kept: what was paid for is not lost when the desk stops. */
const PASSAGES_PER_STEP = 64;

/** Embeds the documents of one assistant that have no vectors, one after another. */
export class VectorFiller {
  readonly #assistantId: AssistantId;
  readonly #documents: DocumentStore;
  readonly #deps: VectorDeps;
  readonly #end = new AbortController();
  #running: Promise<void> | undefined;
  #isWanted = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(assistantId: AssistantId, documents: DocumentStore, deps: VectorDeps) {
    this.#assistantId = assistantId;
    this.#documents = documents;
    this.#deps = deps;
  }

  /** Begins, unless it is at work already. */
  wake(index: AssistantIndex): void {
    if (this.#end.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#isWanted = true;
    this.#running ??= this.#run(index).finally(() => (this.#running = undefined));
  }

  /** Ends; documents without vectors get theirs at the next start. */
  async close(): Promise<void> {
    this.#end.abort(new Error('the desk stops'));
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(index: AssistantIndex): Promise<void> {
    while (this.#isWanted && !this.#end.signal.aborted) {
      this.#isWanted = false;
      const restMs = await this.#fill(index);
      if (restMs > 0) this.#timer = setTimeout(() => this.wake(index), restMs).unref();
    }
  }

  /** @returns 0 when every document has its vectors, or how long to wait before the others are tried again */
  async #fill(index: AssistantIndex): Promise<number> {
    let restMs = 0;
    let failuresInARow = 0;
    for (const document of index.withoutVectors()) {
      if (this.#end.signal.aborted || failuresInARow === FAILURES_MAX) return REST_MS;
      try {
        await this.#embed(document, index);
        failuresInARow = 0;
      } catch (error) {
        restMs = REST_MS;
        failuresInARow += 1;
        if (!this.#end.signal.aborted) this.#deps.onFailure?.(error);
        if (error instanceof BudgetSpentError) return SPENT_REST_MS;
      }
    }
    return restMs;
  }

  async #embed(document: IndexedDocument, index: AssistantIndex): Promise<void> {
    const stored = await this.#documents.find(document.id);
    if (stored?.version !== document.version) throw new Error('the document has changed meanwhile');
    const texts = spotsOf(document).map(({ headingPath, start, end }) =>
      [stored.title, ...headingPath, stored.markdown.slice(start, end)].join('\n'),
    );
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += PASSAGES_PER_STEP)
      vectors.push(...(await this.#vectorsOf(texts.slice(at, at + PASSAGES_PER_STEP))));
    index.setVectors(document, vectors);
  }

  /** Returns vectors for texts; only those that are not kept yet are asked for. */
  async #vectorsOf(texts: readonly string[]): Promise<Float32Array[]> {
    const { embedder, vectors } = this.#deps;
    const scope = { assistantId: this.#assistantId, model: embedder.model };
    const hashes = texts.map((text) => createHash('sha256').update(text).digest('base64url'));
    const known = new Map(await vectors.find(scope, hashes));
    const missing = new Map(texts.map((text, i) => [hashes[i] ?? '', text]));
    for (const hash of known.keys()) missing.delete(hash);
    if (missing.size > 0) {
      const meter = await this.#deps.meterOf?.(this.#assistantId);
      const made = await embedder.embed([...missing.values()], { signal: this.#end.signal, meter });
      const added = new Map([...missing.keys()].map((hash, i) => [hash, made[i] ?? new Float32Array()]));
      await vectors.put(scope, added);
      for (const [hash, vector] of added) known.set(hash, vector);
    }
    return hashes.map((hash) => known.get(hash) ?? new Float32Array());
  }
}
