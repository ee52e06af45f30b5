// Keeps indexes on disk, so that a start reads them instead of making them again.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { AssistantId } from '@frontdesk/contract';

import type { AssistantIndexContent } from '../assistant-index.ts';
import { analysisFingerprint } from './analysis-fingerprint.ts';
import { contentOf, sectionsOf } from './index-sections.ts';
import { readSections, writeSections } from './section-file.ts';

/** Keeps the indexes of assistants. They can be made again from the documents, so that losing one costs time only. */
export interface IndexSnapshots {
  /** @returns the index as it was last written; `undefined` when there is none that can be used */
  read(assistantId: AssistantId, pause: () => Promise<void>): Promise<AssistantIndexContent | undefined>;
  /** Writes an index, whole or not at all; it must not change meanwhile. */
  write(assistantId: AssistantId, content: AssistantIndexContent, pause: () => Promise<void>): Promise<void>;
}

/** Keeps indexes as files of a folder, which is made when it is needed. */
export function createIndexSnapshots(folder: string): IndexSnapshots {
  const pathOf = (assistantId: AssistantId): string =>
    join(folder, `${encodeURIComponent(assistantId)}.index`);
  return {
    async read(assistantId, pause) {
      const sections = await readSections(pathOf(assistantId), analysisFingerprint(), pause);
      return sections && contentOf(sections);
    },
    async write(assistantId, content, pause) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sections = await sectionsOf(content, pause);
      await writeSections(pathOf(assistantId), { fingerprint: analysisFingerprint(), sections }, pause);
    },
  };
}
