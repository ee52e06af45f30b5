// The knowledge of all assistants: one index each, kept equal to the document store, searched without a copy of the texts.

import type { AssistantId } from '@frontdesk/contract';

import type { DocumentStore, KnowledgeDocument } from '../ports/document-store.ts';
import type { Passage } from '../ports/passage.ts';
import type { Retrieval, RetrievalRequest, Retriever } from '../ports/retriever.ts';
import { AssistantIndex, prepareDocument, type FoundPlaces } from './assistant-index.ts';
import { createPause } from './pause.ts';

/** Answers questions with passages, and follows the changes of the documents. */
export interface KnowledgeBase extends Retriever {
  /**
   * Indexes all stored documents of an assistant, once; later calls return at once.
   * The first question does the same, so calling it at the start only makes that question fast.
   */
  load(assistantId: AssistantId): Promise<void>;
  /** Indexes a document that the store has put; only this document is worked on. */
  put(document: KnowledgeDocument): Promise<void>;
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

  function load(assistantId: AssistantId): Promise<void> {
    const knowledge = knowledgeOf(assistantId);
    knowledge.loaded ??= change(knowledge, async ({ index }) => {
      const pause = createPause();
      for (const document of await documents.list(assistantId)) {
        await pause();
        index.put(await prepareDocument(document, pause));
      }
    }).catch((error: unknown) => {
      knowledge.loaded = undefined;
      throw error;
    });
    return knowledge.loaded;
  }

  return {
    load,
    async put(document) {
      await load(document.assistantId);
      await change(knowledgeOf(document.assistantId), async ({ index }) => {
        const pause = createPause();
        index.put(await prepareDocument(document, pause));
        await index.tidy(pause);
      });
    },
    async remove(assistantId, sourceKeys) {
      await load(assistantId);
      await change(knowledgeOf(assistantId), async ({ index }) => {
        for (const sourceKey of sourceKeys) index.remove(sourceKey);
        await index.tidy(createPause());
      });
    },
    async retrieve({ assistantId, question, limit }: RetrievalRequest): Promise<Retrieval> {
      await load(assistantId);
      const found = knowledgeOf(assistantId).index.search(question, limit + SPARE_PASSAGES);
      return { passages: await readPassages(found, documents, limit), coverage: found.coverage };
    },
  };
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

/** Cuts the passages out of their documents; those of a version that is no longer stored are left out. */
async function readPassages(
  { places }: FoundPlaces,
  documents: DocumentStore,
  limit: number,
): Promise<Passage[]> {
  const read = new Map<string, Promise<KnowledgeDocument | null>>();
  const passages: Passage[] = [];
  for (const place of places) {
    if (passages.length === limit) break;
    const reading = read.get(place.documentId) ?? documents.find(place.documentId);
    read.set(place.documentId, reading);
    const document = await reading;
    if (document?.version !== place.documentVersion) continue;
    passages.push({ ...place, text: document.markdown.slice(place.start, place.end) });
  }
  return passages;
}
