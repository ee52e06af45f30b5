// Opens the way in for documents: the thread that reads them.

import { createExtractor } from '../ingestion/extract/create-extractor.ts';
import { createIngestion, type Ingestion } from '../ingestion/ingestion.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { DocumentStore } from '../ports/document-store.ts';

/** What documents are taken into. */
export interface IngestionOptions {
  readonly documents: DocumentStore;
  readonly knowledge: KnowledgeBase;
}

/** Opens the way in. */
export function openIngestion({
  documents,
  knowledge,
}: IngestionOptions): Ingestion & { close(): Promise<void> } {
  const extractor = createExtractor();
  return { ...createIngestion({ documents, knowledge, extractor }), close: async () => extractor.close() };
}
