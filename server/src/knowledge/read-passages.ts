// Cuts found passages out of their documents.

import type { DocumentStore, KnowledgeDocument } from '../ports/document-store.ts';
import type { Passage } from '../ports/passage.ts';
import type { RetrievalRequest } from '../ports/retriever.ts';
import type { FoundPlaces } from './assistant-index.ts';
import { isForAudience } from './audience.ts';

/**
 * Passages whose document has changed since it was indexed are left out; this many more are looked at to fill the gap.
 */
export const SPARE_PASSAGES = 5;

/**
 * Cuts the passages out of their documents; those of a version that is no longer stored, or no longer for the asker, are left out.
 * The index has left out foreign ones already; what the store says is asked once more, because it is the truth.
 */
export async function readPassages(
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
    const { markdown, url, cite } = document;
    const text = markdown.slice(place.start, place.end);
    passages.push({ ...place, text, ...(cite === 'original' && url !== undefined && { url }) });
  }
  return passages;
}
