// Prepares documents in their order, each while its predecessors are being indexed.

import type { KnowledgeDocument } from '../../ports/document-store.ts';
import type { DocumentPreparer } from './document-preparer.ts';
import type { IndexingFailure } from './indexing-progress.ts';
import type { PreparedDocument } from './prepare-document.ts';

/** A prepared document, the reason why there is none, or neither when the document is gone. */
export interface Preparation {
  readonly ready?: { readonly document: KnowledgeDocument; readonly prepared: PreparedDocument };
  readonly failure?: IndexingFailure;
}

/** How many documents are in work at once, so that neither reading, preparing nor indexing waits for another. */
const AHEAD = 8;

/**
 * Prepares documents in their order.
 * @param read returns the document, or `null` when it is gone
 * @throws what `read` throws
 */
export async function* prepareAhead<T>(
  items: readonly T[],
  read: (item: T) => Promise<KnowledgeDocument | null>,
  preparer: DocumentPreparer,
): AsyncGenerator<Preparation> {
  const start = async (item: T): Promise<Preparation> => {
    const document = await read(item);
    if (document === null) return {};
    try {
      return { ready: { document, prepared: await preparer.prepare(document) } };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { failure: { sourceKey: document.sourceKey, reason } };
    }
  };
  const started: Promise<Preparation>[] = [];
  for (let i = 0; i < items.length; i += 1) {
    for (const item of items.slice(i + started.length, i + AHEAD)) {
      const preparation = start(item);
      preparation.catch(() => {});
      started.push(preparation);
    }
    const current = started.shift();
    if (current !== undefined) yield await current;
  }
}
