// How documents get into the knowledge.

import { createDocuments, type Documents } from './documents/documents.ts';
import type { PushDeps } from './documents/push-documents.ts';

/** Takes documents in. */
export interface Ingestion {
  readonly documents: Documents;
}

/** Creates the way in. */
export function createIngestion(deps: PushDeps): Ingestion {
  return { documents: createDocuments(deps) };
}
