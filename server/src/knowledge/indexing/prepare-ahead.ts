// Prepares documents one after another, each while its predecessor is being indexed.

import type { KnowledgeDocument } from '../../ports/document-store.ts';
import type { DocumentPreparer } from './document-preparer.ts';
import type { IndexingFailure } from './indexing-progress.ts';
import type { PreparedDocument } from './prepare-document.ts';

/** A prepared document, the reason why there is none, or neither when the document is gone. */
export interface Preparation {
  readonly ready?: { readonly document: KnowledgeDocument; readonly prepared: PreparedDocument };
  readonly failure?: IndexingFailure;
}

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
  let following: Promise<Preparation> | undefined;
  for (const [i, item] of items.entries()) {
    const current = following ?? start(item);
    const next = items[i + 1];
    following = next === undefined ? undefined : start(next);
    following?.catch(() => {});
    yield await current;
  }
}
