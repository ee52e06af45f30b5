// Adds a document that was written in the desk to the knowledge.

import { createHash } from 'node:crypto';

import type { AddDocument } from '../answers/gaps/answer-gap.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { DocumentStore } from '../ports/document-store.ts';

/** Makes the function that stores a document and indexes it; the next question finds it. */
export function createAddDocument(documents: DocumentStore, knowledge: KnowledgeBase): AddDocument {
  return async ({ assistantId, sourceKey, title, markdown }) => {
    const version = createHash('sha256')
      .update(JSON.stringify([title, null, markdown]))
      .digest('hex');
    const document = await documents.put({ assistantId, sourceKey, title, markdown, version });
    await knowledge.put(document);
    return document.id;
  };
}
