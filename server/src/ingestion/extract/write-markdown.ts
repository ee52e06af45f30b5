// Writes a tree as Markdown, so that what was plain text stays plain text.

import type { Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** Writes blocks as Markdown in the house's form. */
export function writeMarkdown(children: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...children] };
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    fences: true,
    listItemIndent: 'one',
    rule: '*',
    resourceLink: true,
  }).trim();
}

/** A paragraph of plain text. */
export function paragraph(text: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

/** A heading of plain text. */
export function heading(depth: 1 | 2 | 3 | 4 | 5 | 6, text: string): RootContent {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }] };
}
