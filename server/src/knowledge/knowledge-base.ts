// The knowledge of all assistants: one index each, kept equal to the document store, searched without a copy of the texts.

import type { AssistantId } from '@frontdesk/contract';

import type { DocumentStore, KnowledgeDocument } from '../ports/document-store.ts';
import type { Passage } from '../ports/passage.ts';
import type { Retrieval, RetrievalRequest, Retriever } from '../ports/retriever.ts';
import { AssistantIndex, prepareDocument, type FoundPlaces } from './assistant-index.ts';
import { isForAudience } from './audience.ts';
import { createPause } from './pause.ts';

/** How far indexing is. */
export interface IndexingProgress {
  readonly documentsDone: number;
  readonly documentsTotal: number;
  /** Passages of the documents that are done. */
  readonly passagesDone: number;
}

/** Watches and ends indexing. */
export interface IndexingWatch {
  /** Hears of each document that is done. */
  readonly onProgress?: (progress: IndexingProgress) => void;
  readonly signal?: AbortSignal;
}

/** Answers questions with passages, and follows the changes of the documents. */
export interface KnowledgeBase extends Retriever {
  /**
   * Indexes all stored documents of an assistant, once; later calls return at once.
   * The first question does the same, so calling it at the start only makes that question fast.
   */
  load(assistantId: AssistantId, watch?: IndexingWatch): Promise<void>;
  /** Indexes a document that the store has put; only this document is worked on. */
  put(document: KnowledgeDocument): Promise<void>;
  /**
   * Indexes documents of one assistant that the store has put, one after another.
   * @throws the signal's reason when it is aborted; the documents that were done stay indexed
   */
  putAll(documents: readonly KnowledgeDocument[], watch?: IndexingWatch): Promise<void>;
  /** Removes documents from the index; ones that are not there are no matter. */
  remove(assistantId: AssistantId, sourceKeys: readonly string[]): Promise<void>;
}

/**
 * Passages whose document has changed since it was indexed are left out; this many more are looked at to fill the gap.
 */
const SPARE_PASSAGES = 5;

interface AssistantKnowledge {
  readonly index: AssistantIndex;
  /** The end of the last change: changes of one assistant happen one after another. */
  lastChange: Promise<void>;
  loaded: Promise<void> | undefined;
}

/** Creates an empty knowledge base over a document store. */
export function createKnowledgeBase({ documents }: { readonly documents: DocumentStore }): KnowledgeBase {
  const assistants = new Map<AssistantId, AssistantKnowledge>();

  function knowledgeOf(assistantId: AssistantId): AssistantKnowledge {
    let knowledge = assistants.get(assistantId);
    if (knowledge === undefined) {
      knowledge = { index: new AssistantIndex(), lastChange: Promise.resolve(), loaded: undefined };
      assistants.set(assistantId, knowledge);
    }
    return knowledge;
  }

  function load(assistantId: AssistantId, watch?: IndexingWatch): Promise<void> {
    const knowledge = knowledgeOf(assistantId);
    knowledge.loaded ??= change(knowledge, async ({ index }) =>
      putAll(index, await documents.list(assistantId), watch),
    ).catch((error: unknown) => {
      knowledge.loaded = undefined;
      throw error;
    });
    return knowledge.loaded;
  }

  async function putDocuments(changed: readonly KnowledgeDocument[], watch?: IndexingWatch): Promise<void> {
    const assistantId = changed[0]?.assistantId;
    if (assistantId === undefined) return;
    await load(assistantId);
    await change(knowledgeOf(assistantId), ({ index }) => putAll(index, changed, watch));
  }

  return {
    load,
    put: (document) => putDocuments([document]),
    putAll: putDocuments,
    async remove(assistantId, sourceKeys) {
      await load(assistantId);
      await change(knowledgeOf(assistantId), async ({ index }) => {
        for (const sourceKey of sourceKeys) index.remove(sourceKey);
        await index.tidy(createPause());
      });
    },
    async retrieve(request: RetrievalRequest): Promise<Retrieval> {
      await load(request.assistantId);
      const { index } = knowledgeOf(request.assistantId);
      const found = index.search({ ...request, limit: request.limit + SPARE_PASSAGES });
      return { passages: await readPassages(found, documents, request), coverage: found.coverage };
    },
  };
}

async function putAll(
  index: AssistantIndex,
  documents: readonly KnowledgeDocument[],
  { onProgress, signal }: IndexingWatch = {},
): Promise<void> {
  const pause = createPause();
  let passagesDone = 0;
  for (const [i, document] of documents.entries()) {
    signal?.throwIfAborted();
    await pause();
    const prepared = await prepareDocument(document, pause);
    index.put(prepared);
    await index.tidy(pause);
    passagesDone += prepared.passages.length;
    onProgress?.({ documentsDone: i + 1, documentsTotal: documents.length, passagesDone });
  }
}

/** Runs a change after all earlier ones of the same assistant, whether they succeeded or not. */
function change(
  knowledge: AssistantKnowledge,
  run: (knowledge: AssistantKnowledge) => Promise<void>,
): Promise<void> {
  const done = knowledge.lastChange.then(() => run(knowledge));
  knowledge.lastChange = done.catch(() => undefined);
  return done;
}

/** Cuts the passages out of their documents; those of a version that is no longer stored, or no longer for the asker, are left out. */
async function readPassages(
  { places }: FoundPlaces,
  documents: DocumentStore,
  { assistantId, limit, audience }: RetrievalRequest,
): Promise<Passage[]> {
  const read = new Map<string, Promise<KnowledgeDocument | null>>();
  const passages: Passage[] = [];
  for (const place of places) {
    if (passages.length === limit) break;
    const reading = read.get(place.documentId) ?? documents.find(place.documentId);
    read.set(place.documentId, reading);
    const document = await reading;
    if (document?.version !== place.documentVersion || document.assistantId !== assistantId) continue;
    if (!isForAudience(document.audience, audience)) continue;
    passages.push({ ...place, text: document.markdown.slice(place.start, place.end) });
  }
  return passages;
}
