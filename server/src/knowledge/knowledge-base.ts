// The knowledge of all assistants: one index each, kept equal to the document store, searched without a copy of the texts.

import type { AssistantId } from '@frontdesk/contract';

import type { DocumentStore, DocumentVersion, KnowledgeDocument } from '../ports/document-store.ts';
import type { Retrieval, RetrievalRequest, Retriever } from '../ports/retriever.ts';
import { AssistantKnowledge } from './assistant-knowledge.ts';
import { localPreparer, type DocumentPreparer } from './indexing/document-preparer.ts';
import type { IndexingFailure, IndexingWatch } from './indexing/indexing-progress.ts';
import { readPassages, SPARE_PASSAGES } from './read-passages.ts';
import type { PassageSpot } from './indexing/prepare-document.ts';
import type { IndexSnapshots } from './snapshot/index-snapshots.ts';
import type { VectorDeps } from './vectors/vector-filler.ts';

/** Answers questions with passages, and follows the changes of the documents. */
export interface KnowledgeBase extends Retriever {
  /**
   * Makes the index of an assistant equal to the stored documents, once; later calls return at once.
   * The first question does the same, so calling it at the start only makes that question fast.
   * @returns what could not be indexed
   */
  load(assistantId: AssistantId, watch?: IndexingWatch): Promise<readonly IndexingFailure[]>;
  /**
   * Indexes a document that the store has put; only this document is worked on.
   * @throws {Error} when it can't be indexed; its former version is kept out of answers nevertheless
   */
  put(document: KnowledgeDocument): Promise<void>;
  /**
   * Indexes documents of one assistant that the store has put, one after another.
   * @returns what could not be indexed; the others are
   * @throws the signal's reason when it is aborted; the documents that were done stay indexed
   */
  putAll(documents: readonly KnowledgeDocument[], watch?: IndexingWatch): Promise<readonly IndexingFailure[]>;
  /** Removes documents from the index; ones that are not there are no matter. */
  remove(assistantId: AssistantId, sourceKeys: readonly string[]): Promise<void>;
  /** Returns where the passages of a stored document stand; none when this version of it is not indexed. */
  spotsOf(
    document: DocumentVersion & Pick<KnowledgeDocument, 'assistantId'>,
  ): Promise<readonly PassageSpot[]>;
  /** Makes the index of an assistant equal to the stored documents once more, after another server has changed them. */
  refresh(assistantId: AssistantId): Promise<void>;
  /** Writes what has changed to disk and ends what indexing needed. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** What a knowledge base needs. */
export interface KnowledgeBaseDeps {
  readonly documents: DocumentStore;
  /** Absent: documents are prepared in the caller's thread. */
  readonly preparer?: DocumentPreparer;
  /** Absent: indexes live in memory only. */
  readonly snapshots?: IndexSnapshots;
  /** Absent: passages are found by their words alone. */
  readonly meaning?: VectorDeps;
}

/** Creates an empty knowledge base over a document store. */
export function createKnowledgeBase({
  documents,
  preparer = localPreparer,
  snapshots,
  meaning,
}: KnowledgeBaseDeps): KnowledgeBase {
  const assistants = new Map<AssistantId, AssistantKnowledge>();

  function knowledgeOf(assistantId: AssistantId): AssistantKnowledge {
    let knowledge = assistants.get(assistantId);
    if (knowledge === undefined) {
      knowledge = new AssistantKnowledge(assistantId, { documents, preparer, snapshots, meaning });
      assistants.set(assistantId, knowledge);
    }
    return knowledge;
  }

  async function putAll(
    changed: readonly KnowledgeDocument[],
    watch?: IndexingWatch,
  ): Promise<readonly IndexingFailure[]> {
    const assistantId = changed[0]?.assistantId;
    return assistantId === undefined ? [] : knowledgeOf(assistantId).put(changed, watch);
  }

  return {
    load: async (assistantId, watch) => knowledgeOf(assistantId).load(watch),
    async put(document) {
      const [failure] = await putAll([document]);
      if (failure !== undefined) throw new Error(failure.reason);
    },
    putAll,
    remove: async (assistantId, sourceKeys) => knowledgeOf(assistantId).remove(sourceKeys),
    spotsOf: async (document) => knowledgeOf(document.assistantId).spotsOf(document),
    async refresh(assistantId) {
      await assistants.get(assistantId)?.refresh();
    },
    async retrieve(request: RetrievalRequest): Promise<Retrieval> {
      const knowledge = knowledgeOf(request.assistantId);
      const found = await knowledge.search({ ...request, limit: request.limit + SPARE_PASSAGES });
      return { passages: await readPassages(found, documents, request), coverage: found.coverage };
    },
    async close() {
      await preparer.close();
      for (const knowledge of assistants.values()) await knowledge.close();
    },
  };
}
