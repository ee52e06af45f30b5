// Markdown → tree. The only place that knows the parser.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A whole text as a tree. */
export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
/** Any node within such a tree. */
export type MarkdownNode = MarkdownRoot['children'][number];

/** Parses Markdown in GitHub's flavour; every text has a tree, so it never fails. */
export function parseMarkdown(text: string): MarkdownRoot {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}
