// Makes a piece of a document readable outside of it.

import type { MarkdownBlock, MarkdownNode } from '../../knowledge/markdown/markdown-tree.ts';
import { childrenOf, parseFragment } from '../../knowledge/markdown/parse-markdown.ts';
import { withoutTags } from '../../knowledge/markdown/plain-text.ts';

/** Links that work from anywhere. A relative one would lead into the page that shows the answer. */
const WORKS_ANYWHERE = /^(?:https?:\/\/|mailto:|tel:)/i;
/** A link or image whose address stands elsewhere in the document. */
const UNRESOLVED_LINK = /!?\[([^\][]*)\]\[[^\][]*\]/g;

/**
 * Returns a piece of Markdown without what only works in its document: relative links and images become their text, HTML loses
 * its tags, notes and addresses of links are left out. Everything else stays as it was written.
 */
export function quoteMarkdown(markdown: string): string {
  return quote(parseFragment(markdown), markdown)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function quote(node: MarkdownNode, source: string): string {
  switch (node.type) {
    case 'html':
      return withoutTags(node.value).trim();
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
      return '';
    case 'text':
      return sliceOf(node, source).replace(UNRESOLVED_LINK, '$1');
    case 'link':
      return WORKS_ANYWHERE.test(node.url) ? quoteInside(node, source) : quoteBetweenChildren(node, source);
    case 'linkReference':
      return quoteBetweenChildren(node, source);
    default:
      return quoteInside(node, source);
  }
}

/** Keeps what stands around and between the children, and quotes the children. */
function quoteInside(node: MarkdownNode, source: string): string {
  const { start, end } = offsetsOf(node);
  let quoted = '';
  let from = start;
  for (const child of childrenOf(node)) {
    const place = offsetsOf(child);
    quoted += source.slice(from, place.start) + quote(child, source);
    from = place.end;
  }
  return quoted + source.slice(from, end);
}

/** Keeps the children alone. */
function quoteBetweenChildren(node: MarkdownBlock, source: string): string {
  return childrenOf(node)
    .map((child) => quote(child, source))
    .join('');
}

function sliceOf(node: MarkdownNode, source: string): string {
  const { start, end } = offsetsOf(node);
  return source.slice(start, end);
}

function offsetsOf(node: MarkdownNode): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
