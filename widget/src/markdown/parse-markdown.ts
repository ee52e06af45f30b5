// Markdown as a tree, read anew only where a growing text has changed.

import { parseBlocks } from './parse-blocks.ts';
import type { Block, MarkdownOptions } from './tree.ts';

/** Reads a whole text. */
export function parseMarkdown(text: string, options: MarkdownOptions = {}): readonly Block[] {
  return parseBlocks(toLines(text), options).blocks;
}

const toLines = (text: string): string[] => text.replaceAll(/\r\n?/g, '\n').split('\n');

/**
 * Makes a reader for a text that grows: blocks that can no longer change are kept, the same values as before,
 * so that a long answer costs no more per piece than a short one.
 */
export function createGrowingMarkdown(): (text: string, options: MarkdownOptions) => readonly Block[] {
  let settledText = '';
  let settled: readonly Block[] = [];
  return (text, options) => {
    if (!text.startsWith(settledText)) {
      settledText = '';
      settled = [];
    }
    const rest = text.slice(settledText.length);
    const lines = toLines(rest);
    const { blocks, starts } = parseBlocks(lines, options);
    const all = [...settled, ...blocks];
    // The last block can still become something else, and join the one before it. Texts with other line ends are read whole.
    const openStart = starts.at(-2) ?? 0;
    if (openStart > 0 && !rest.includes('\r')) {
      settledText += lines
        .slice(0, openStart)
        .map((line) => `${line}\n`)
        .join('');
      settled = all.slice(0, -2);
    }
    return all;
  };
}
