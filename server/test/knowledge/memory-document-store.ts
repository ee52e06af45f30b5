// A document store in memory that keeps the promises of the port, for tests.

import { createHash } from 'node:crypto';

import type { AssistantId, DocumentId } from '@frontdesk/contract';

import {
  START_FOLDER,
  type DocumentEntry,
  type DocumentStore,
  type KnowledgeDocument,
} from '../../src/ports/document-store.ts';

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
        ofAssistant(assistantId).map(({ id, sourceId, sourceKey, version, audience }) => ({
          id,
          ...(sourceId === undefined ? {} : { sourceId }),
          sourceKey,
          version,
          ...(audience === undefined ? {} : { audience }),
        })),
      ),
    find: (id) => Promise.resolve(documents.get(id) ?? null),
    findOwn: (assistantId, id) =>
      Promise.resolve(ofAssistant(assistantId).find((each) => each.id === id) ?? null).then(
        (document) => document && { ...entryOf(document), markdown: document.markdown },
      ),
    findByKey(assistantId, sourceKey) {
      const found = ofAssistant(assistantId).find((each) => each.sourceKey === sourceKey);
      return Promise.resolve(found ? entryOf(found) : null);
    },
    page: ({ assistantId, sourceId, after = '', limit }) =>
      Promise.resolve(
        ofAssistant(assistantId)
          .map(entryOf)
          .filter((each) => each.sourceId === (sourceId ?? each.sourceId) && each.sourceKey > after)
          .toSorted((a, b) => (a.sourceKey < b.sourceKey ? -1 : 1))
          .slice(0, limit),
      ),
    count: (assistantId, sourceId) =>
      Promise.resolve(ofAssistant(assistantId).filter((each) => entryOf(each).sourceId === sourceId).length),
    share(assistantId, sourceId, settings) {
      for (const { cite: _cite, audience: _audience, ...rest } of ofAssistant(assistantId))
        if (entryOf(rest).sourceId === sourceId) documents.set(rest.id, { ...rest, ...settings });
      return Promise.resolve();
    },
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

function entryOf({ markdown, ...rest }: KnowledgeDocument): DocumentEntry {
  return { ...rest, sourceId: rest.sourceId ?? START_FOLDER, chars: markdown.length, updatedAt: new Date(0) };
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
