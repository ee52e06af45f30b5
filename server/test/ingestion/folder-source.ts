// A folder as a source, and a reader of documents without a thread, for tests.

import type { AssistantId } from '@frontdesk/contract';

import type { Extractor } from '../../src/ingestion/extract/extraction.ts';
import { readDocument } from '../../src/ingestion/extract/read-document.ts';
import { completeSettings } from '../../src/ingestion/sources/source-settings.ts';
import { START_FOLDER } from '../../src/ports/document-store.ts';
import type { StoredSource } from '../../src/ports/source-store.ts';

/** Reads documents in this thread. */
export const plainExtractor: Extractor = { read: readDocument, close: async () => undefined };

/** The folder that a desk is started with, as a source. */
export function folderSource(folder: string, assistantId: AssistantId): StoredSource {
  const draft = { kind: 'folder', location: folder } as const;
  const settings = completeSettings(draft);
  return { ...draft, ...settings, id: START_FOLDER, assistantId, createdAt: new Date(0), nextSyncAt: null };
}
