// Stores what was read, unless it is there already.

import { createHash } from 'node:crypto';

import type { AssistantId, SourceId } from '@frontdesk/contract';

import {
  START_FOLDER,
  type DocumentStore,
  type KnowledgeDocument,
  type SharedSettings,
} from '../../ports/document-store.ts';
import { sourceKeyOf } from './source-key.ts';

/** A document that was read, and where it belongs. */
export interface DocumentToStore extends SharedSettings {
  readonly assistantId: AssistantId;
  readonly sourceId: SourceId;
  /** Its name at its source. */
  readonly key: string;
  readonly title: string;
  readonly markdown: string;
  readonly url?: string | undefined;
  readonly rawVersion?: string;
}

/** What became of it. */
export interface StoredDocument {
  readonly document: Pick<KnowledgeDocument, 'id' | 'title' | 'version'>;
  readonly change: 'added' | 'updated' | 'unchanged';
  /** What has to be indexed; absent when nothing changed. */
  readonly toIndex?: KnowledgeDocument;
}

/** Stores a document under its source and key; one that is the same already is left alone. */
export async function storeDocument(
  documents: DocumentStore,
  { assistantId, sourceId, key, title, markdown, ...rest }: DocumentToStore,
): Promise<StoredDocument> {
  const { url, cite, audience, rawVersion } = rest;
  const sourceKey = sourceKeyOf(sourceId, key);
  const version = createHash('sha256')
    .update(JSON.stringify([title, url ?? null, markdown]))
    .digest('hex');
  const before = await documents.findByKey(assistantId, sourceKey);
  if (before?.version === version && before.rawVersion === rawVersion && sharesSettings(before, rest)) {
    return { document: before, change: 'unchanged' };
  }
  const document = await documents.put({
    assistantId,
    sourceKey,
    title,
    markdown,
    version,
    ...(sourceId !== START_FOLDER && { sourceId }),
    ...(url !== undefined && { url }),
    ...(cite !== undefined && { cite }),
    ...(audience !== undefined && { audience }),
    ...(rawVersion !== undefined && { rawVersion }),
  });
  if (before?.version === version && sharesSettings(before, rest)) return { document, change: 'unchanged' };
  return { document, change: before ? 'updated' : 'added', toIndex: document };
}

/** Tells whether a document has these settings already. */
export function sharesSettings(a: SharedSettings, b: SharedSettings): boolean {
  return a.cite === b.cite && JSON.stringify(a.audience) === JSON.stringify(b.audience);
}
