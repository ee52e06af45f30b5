// Markdown as a reader sees it, without its signs.

import type { MarkdownNode } from './markdown-tree.ts';

/** Between the parts of these stands a line break; between cells a space. */
const BLOCK_PARENTS = new Set(['root', 'blockquote', 'list', 'listItem', 'table', 'footnoteDefinition']);

/**
 * Returns the text of a node: blocks on lines of their own, code as it is, images by their description, HTML without its tags.
 */
export function plainText(node: MarkdownNode): string {
  return raw(node)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}

function raw(node: MarkdownNode): string {
  if (node.type === 'html') return withoutTags(node.value);
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const separator = BLOCK_PARENTS.has(node.type) ? '\n' : node.type === 'tableRow' ? ' ' : '';
  return node.children.map(raw).join(separator);
}

/** Removes comments, scripts, styles and tags from a piece of HTML, so that what is left is what a reader would see. */
export function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(/&nbsp;/g, ' ');
}
