// How well a found document matches, as a number that programs can compare.

import type { DocumentId } from '@frontdesk/contract';

/** A document that was found. */
export interface RelevantDocument {
  readonly documentId: DocumentId;
  readonly title: string;
  /** 0 to 1: how much of the question the knowledge covers, scaled down for what matches less than the best. */
  readonly relevance: number;
}

interface Found {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly score: number;
}

/**
 * Makes of scores, which compare only within one search, a relevance from 0 to 1; each document counts once, by its best passage.
 * @param coverage of the question by what was found, 0 to 1
 * @returns the best first
 */
export function toRelevant<Passage extends Found>(
  passages: readonly Passage[],
  coverage: number,
): readonly (RelevantDocument & { readonly passage: Passage })[] {
  const best = Math.max(0, ...passages.map(({ score }) => score));
  const byDocument = new Map<DocumentId, Passage>();
  for (const passage of passages) {
    const known = byDocument.get(passage.documentId);
    if (!known || known.score < passage.score) byDocument.set(passage.documentId, passage);
  }
  return [...byDocument.values()]
    .toSorted((a, b) => b.score - a.score)
    .map((passage) => {
      const { documentId, title, score } = passage;
      const share = best > 0 ? Math.max(0, score) / best : 0;
      return { documentId, title, relevance: Math.round(share * coverage * 100) / 100, passage };
    });
}
