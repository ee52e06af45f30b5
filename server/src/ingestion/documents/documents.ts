// The documents of an assistant, as programs and people handle them.

import type {
  AssistantId,
  DocumentDetail,
  DocumentId,
  DocumentOutcome,
  DocumentSummary,
  SourceId,
} from '@frontdesk/contract';

import { PUSHED, type DocumentEntry } from '../../ports/document-store.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Passage } from '../../ports/passage.ts';
import { pushDocuments, type Given, type PushDeps } from './push-documents.ts';
import { keyOf } from './source-key.ts';

/** Which documents of a list are wanted. */
export interface DocumentListing {
  readonly sourceId?: SourceId;
  /** Only those whose title or key holds all of these words. */
  readonly words?: readonly string[];
  /** The cursor of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** A passage and where a citation of it leads. */
export type DocumentPlace = Omit<Passage, 'title' | 'score'>;

/** Handles documents. Nothing of another assistant is ever touched. */
export interface Documents {
  push(assistantId: AssistantId, given: readonly Given[]): Promise<readonly DocumentOutcome[]>;
  /** @returns a page, and the cursor of the next one or `null` */
  list(
    assistantId: AssistantId,
    listing: DocumentListing,
  ): Promise<{ readonly items: readonly DocumentSummary[]; readonly nextCursor: string | null }>;
  /** @returns the document, or `null` when the assistant has none with this id */
  find(assistantId: AssistantId, id: DocumentId): Promise<DocumentDetail | null>;
  /** @returns where its passages stand, in their order; none while it is being indexed; `null` when the assistant has no such document */
  passages(assistantId: AssistantId, id: DocumentId): Promise<readonly DocumentPlace[] | null>;
  /** Forgets a document. @returns whether there was one */
  remove(assistantId: AssistantId, id: DocumentId): Promise<boolean>;
}

/** What handling documents needs. */
export interface DocumentsDeps extends PushDeps {
  readonly knowledge: PushDeps['knowledge'] & Pick<KnowledgeBase, 'spotsOf'>;
}

/** Creates the handling of documents. */
export function createDocuments(deps: DocumentsDeps): Documents {
  const { documents, knowledge } = deps;
  return {
    push: async (assistantId, given) => pushDocuments(deps, assistantId, given),
    async list(assistantId, { limit, ...listing }) {
      const found = await documents.page({ assistantId, ...listing, limit: limit + 1 });
      const items = found.slice(0, limit);
      return {
        items: items.map(summaryOf),
        nextCursor: found.length > limit ? (items.at(-1)?.sourceKey ?? null) : null,
      };
    },
    async find(assistantId, id) {
      const found = await documents.findOwn(assistantId, id);
      return found && { ...summaryOf(found), markdown: found.markdown };
    },
    async passages(assistantId, id) {
      const found = await documents.findOwn(assistantId, id);
      if (!found) return null;
      const { markdown, version: documentVersion, url, cite } = found;
      const spots = await knowledge.spotsOf(found);
      return spots.map((spot) => ({
        ...spot,
        documentId: id,
        documentVersion,
        text: markdown.slice(spot.start, spot.end),
        ...(cite === 'original' && url !== undefined && { url }),
      }));
    },
    async remove(assistantId, id) {
      const found = await documents.findOwn(assistantId, id);
      if (!found) return false;
      await documents.remove(assistantId, [found.sourceKey]);
      await knowledge.remove(assistantId, [found.sourceKey]);
      return true;
    },
  };
}

function summaryOf({ sourceId, sourceKey, updatedAt, ...entry }: DocumentEntry): DocumentSummary {
  const { id, title, url = null, audience = null, chars } = entry;
  return {
    id,
    key: keyOf(sourceId, sourceKey),
    title,
    sourceId: sourceId === PUSHED ? null : sourceId,
    url,
    audience,
    chars,
    updatedAt: updatedAt.toISOString(),
  };
}
