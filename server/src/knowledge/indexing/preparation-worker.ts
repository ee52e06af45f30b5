// The thread in which documents are cut and analysed.

import { parentPort } from 'node:worker_threads';

import { buffersOf } from '../lexical/packed-passages.ts';
import { prepareDocument, type DocumentSource, type PreparedDocument } from './prepare-document.ts';

/** What the thread says of a document: documents are answered in the order in which they came. */
export type PreparationReport =
  | { readonly ok: true; readonly prepared: PreparedDocument }
  | { readonly ok: false; readonly reason: string };

parentPort?.on('message', (document: DocumentSource) => {
  try {
    const prepared = prepareDocument(document);
    const report: PreparationReport = { ok: true, prepared };
    parentPort?.postMessage(report, buffersOf(prepared.packed));
  } catch (error) {
    const report: PreparationReport = {
      ok: false,
      reason: error instanceof Error ? error.message : String(error),
    };
    parentPort?.postMessage(report, []);
  }
});
