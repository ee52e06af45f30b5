// A document store in memory that keeps the promises of the port, for tests.

import { createHash } from 'node:crypto';

import type { AssistantId, DocumentId } from '@frontdesk/contract';

import type { DocumentStore, KnowledgeDocument } from '../../src/ports/document-store.ts';

/** Creates an empty store. */
export function createMemoryDocumentStore(): DocumentStore {
  const documents = new Map<DocumentId, KnowledgeDocument>();
  let given = 0;
  const ofAssistant = (assistantId: AssistantId): KnowledgeDocument[] =>
    [...documents.values()].filter((document) => document.assistantId === assistantId);
  return {
    list: (assistantId) => Promise.resolve(ofAssistant(assistantId)),
    listVersions: (assistantId) =>
      Promise.resolve(
        ofAssistant(assistantId).map(({ id, sourceKey, version, audience }) => ({
          id,
          sourceKey,
          version,
          ...(audience === undefined ? {} : { audience }),
        })),
      ),
    find: (id) => Promise.resolve(documents.get(id) ?? null),
    put(document) {
      const before = ofAssistant(document.assistantId).find((each) => each.sourceKey === document.sourceKey);
      const stored = { ...document, id: before?.id ?? (`doc_${String((given += 1))}` as const) };
      documents.set(stored.id, stored);
      return Promise.resolve(stored);
    },
    remove(assistantId, sourceKeys) {
      for (const { id, sourceKey } of ofAssistant(assistantId))
        if (sourceKeys.includes(sourceKey)) documents.delete(id);
      return Promise.resolve();
    },
  };
}

/** Makes a document out of its Markdown. */
export function documentOf(
  assistantId: AssistantId,
  sourceKey: string,
  markdown: string,
): Omit<KnowledgeDocument, 'id'> {
  const version = createHash('sha256').update(markdown).digest('hex');
  return { assistantId, sourceKey, title: sourceKey.replace('.md', ''), markdown, version };
}
