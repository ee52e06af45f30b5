// Indexes all documents of a source again, for settings that the index knows too.

import type { StoredSource } from '../../ports/source-store.ts';
import type { TakeDeps } from '../documents/take-document.ts';

const BATCH = 50;

/** Indexes the documents of a source as they are stored now. */
export async function reindexSource(
  { documents, knowledge }: Pick<TakeDeps, 'documents' | 'knowledge'>,
  { assistantId, id: sourceId }: StoredSource,
): Promise<void> {
  let after = '';
  for (;;) {
    const entries = await documents.page({ assistantId, sourceId, after, limit: BATCH });
    const found = await Promise.all(entries.map(async ({ id }) => documents.find(id)));
    await knowledge.putAll(found.filter((document) => document !== null));
    const last = entries.at(-1);
    if (last === undefined || entries.length < BATCH) return;
    after = last.sourceKey;
  }
}
