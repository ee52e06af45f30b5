// The thread that reads documents, one at a time.

import { parentPort } from 'node:worker_threads';

import type { RawDocument } from './extraction.ts';
import { readDocument } from './read-document.ts';

parentPort?.on('message', (raw: RawDocument) => {
  void readDocument(raw).then((extraction) => parentPort?.postMessage(extraction, []));
});
