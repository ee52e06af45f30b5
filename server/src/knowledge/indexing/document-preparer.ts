// Prepares documents somewhere: here, or in a thread of its own.

import { prepareDocument, type DocumentSource, type PreparedDocument } from './prepare-document.ts';

/** Cuts and analyses documents. */
export interface DocumentPreparer {
  /** @throws {Error} when the document can't be prepared; the message is one plain sentence */
  prepare(document: DocumentSource): Promise<PreparedDocument>;
  /** Ends what it needed. */
  close(): Promise<void>;
}

/** Prepares documents in the caller's thread, which stands still meanwhile: for tests and commands, not for a desk. */
export const localPreparer: DocumentPreparer = {
  prepare: async (document) => prepareDocument(document),
  close: async () => {},
};
