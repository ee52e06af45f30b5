// Passages for tests, cut out of Markdown as the knowledge base does it.

import { chunkMarkdown } from '../../src/knowledge/chunk-markdown.ts';
import type { Passage } from '../../src/ports/passage.ts';

/** Returns the passages of a Markdown source, the first with the best score. */
export function passagesOf(markdown: string, title = 'Guide'): Passage[] {
  return chunkMarkdown(markdown, title).chunks.map(({ headingPath, anchor, text, start, end }, i) => ({
    documentId: 'doc_guide',
    documentVersion: 'v1',
    title,
    headingPath,
    anchor,
    text,
    start,
    end,
    score: 100 - i,
  }));
}
