// The shapes of a Markdown tree.

import type { fromMarkdown } from 'mdast-util-from-markdown';

/** The root of a Markdown tree. */
export type MarkdownTree = ReturnType<typeof fromMarkdown>;
/** A node directly under the root, and whatever else stands where blocks stand. */
export type MarkdownBlock = MarkdownTree['children'][number];
/** A heading. */
export type MarkdownHeading = Extract<MarkdownBlock, { type: 'heading' }>;
/** Any node of the tree. */
export type MarkdownNode = MarkdownTree | MarkdownBlock;
