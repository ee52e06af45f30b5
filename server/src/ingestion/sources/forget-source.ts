// Forgets what came from a source.

import type { PageStore } from '../../ports/page-store.ts';
import type { StoredSource } from '../../ports/source-store.ts';
import { forgetKeys, keysOf, type TakeDeps } from '../documents/take-document.ts';

/** Forgets all documents and pages of a source. */
export async function forgetSource(
  deps: Pick<TakeDeps, 'documents' | 'knowledge'> & { readonly pages: PageStore },
  source: Pick<StoredSource, 'assistantId' | 'id'>,
): Promise<void> {
  await forgetKeys(deps, source, await keysOf(deps.documents, source));
  await deps.pages.remove(source.assistantId, source.id);
}
