// Takes documents that a program or a person gives: each is read, stored and indexed for itself.

import type { AssistantId, DocumentDraft, DocumentFormat, DocumentOutcome } from '@frontdesk/contract';

import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { PUSHED, type DocumentStore, type KnowledgeDocument } from '../../ports/document-store.ts';
import type { Extraction, Extractor, RawDocument } from '../extract/extraction.ts';
import { storeDocument } from './store-document.ts';

/** What taking documents needs. */
export interface PushDeps {
  readonly documents: DocumentStore;
  readonly knowledge: Pick<KnowledgeBase, 'putAll' | 'remove'>;
  readonly extractor: Extractor;
}

/** A document as it is given, beside its content. */
export type GivenDocument = Omit<DocumentDraft, 'content' | 'format'> & { readonly raw: RawDocument };

/** A document to take, or why it can't be taken. */
export type Given = GivenDocument | { readonly key: string; readonly reason: string };

const TYPES: Readonly<Record<DocumentFormat, string>> = {
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The content of a pushed document as the bytes of a file. */
export function toRaw({ key, content, format = 'markdown', url }: DocumentDraft): RawDocument {
  const name = format === 'text' ? `${key}.txt` : key;
  return { bytes: Buffer.from(content), contentType: TYPES[format], name, url };
}

/**
 * Takes documents one after another. One that can't be read is a reason; the others do not depend on it.
 * When this returns, questions are answered from what was taken.
 * @returns an outcome for each, in their order
 */
export async function pushDocuments(
  { documents, knowledge, extractor }: PushDeps,
  assistantId: AssistantId,
  given: readonly Given[],
): Promise<DocumentOutcome[]> {
  const outcomes: DocumentOutcome[] = [];
  const toIndex = new Map<string, KnowledgeDocument>();
  for (const each of given) {
    const { key } = each;
    const extraction: Extraction =
      'reason' in each ? { ok: false, reason: each.reason } : await extractor.read(each.raw);
    if (!extraction.ok || 'reason' in each) {
      outcomes.push({ ok: false, key, reason: 'reason' in extraction ? extraction.reason : '' });
      continue;
    }
    const stored = await storeDocument(documents, { ...toStore(each, extraction), assistantId });
    if (stored.toIndex) toIndex.set(stored.toIndex.id, stored.toIndex);
    const { id, title } = stored.document;
    outcomes.push({ ok: true, key, id, title, change: stored.change, warnings: extraction.warnings });
  }
  await knowledge.putAll([...toIndex.values()]);
  return outcomes;
}

function toStore(
  { key, title, url, cite, audience }: GivenDocument,
  read: Extraction & { readonly ok: true },
) {
  const target = cite ?? (url === undefined ? undefined : 'original');
  return {
    sourceId: PUSHED,
    key,
    title: title ?? read.title,
    markdown: read.markdown,
    url,
    ...(target !== undefined && { cite: target }),
    ...(audience !== undefined && { audience }),
  };
}
