// Adds a document that was written in the desk to the knowledge.

import type { AddDocument } from '../answers/gaps/answer-gap.ts';
import { storeDocument } from '../ingestion/documents/store-document.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { PUSHED, type DocumentStore } from '../ports/document-store.ts';

/** Makes the function that stores a document and indexes it; the next question finds it. */
export function createAddDocument(documents: DocumentStore, knowledge: KnowledgeBase): AddDocument {
  return async ({ sourceKey: key, ...written }) => {
    const { document, toIndex } = await storeDocument(documents, { ...written, sourceId: PUSHED, key });
    if (toIndex) await knowledge.put(toIndex);
    return document.id;
  };
}
