// Documents on their way into the index: stored at once, indexed some at a time.

import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { KnowledgeDocument } from '../../ports/document-store.ts';

/** One call of the index for this many documents: enough to be quick, few enough to be soon. */
const BATCH = 25;

/** Collects stored documents, and has them indexed. */
export class DocumentBatch {
  readonly #knowledge: Pick<KnowledgeBase, 'putAll'>;
  readonly #onRefused: (key: string, reason: string) => void;
  #waiting: KnowledgeDocument[] = [];

  /** @param onRefused hears of a document that can't be indexed, by its source key */
  constructor(
    knowledge: Pick<KnowledgeBase, 'putAll'>,
    onRefused: (sourceKey: string, reason: string) => void,
  ) {
    this.#knowledge = knowledge;
    this.#onRefused = onRefused;
  }

  /** Adds a document that was stored; `undefined` when nothing changed. */
  async add(document: KnowledgeDocument | undefined): Promise<void> {
    if (document) this.#waiting.push(document);
    if (this.#waiting.length >= BATCH) await this.flush();
  }

  /** Has everything indexed that waits. */
  async flush(): Promise<void> {
    const waiting = this.#waiting.splice(0);
    if (waiting.length === 0) return;
    for (const { sourceKey, reason } of await this.#knowledge.putAll(waiting)) {
      this.#onRefused(sourceKey, reason);
    }
  }
}
