// Where a citation leads.

import type { MarkdownNode } from '../knowledge/markdown/markdown-tree.ts';
import { childrenOf, parseFragment } from '../knowledge/markdown/parse-markdown.ts';
import { plainText } from '../knowledge/markdown/plain-text.ts';
import type { Passage } from '../ports/passage.ts';

/** How much of a document's version an address carries. */
export const VERSION_CHARS = 12;
/** Enough words to be found once on a page; few enough to survive small differences between the page and its Markdown. */
const FRAGMENT_WORDS_MAX = 8;

/** What of a passage its address is made of. */
export type Cited = Pick<
  Passage,
  'documentId' | 'documentVersion' | 'anchor' | 'start' | 'end' | 'url' | 'text'
>;

/**
 * Makes the address at which a passage opens: on the document's own website where citations are to lead there, else on the desk's page of it.
 * @param publicUrl where browsers reach the desk
 */
export function passageUrl(publicUrl: string, passage: Cited): string {
  if (passage.url === '') return '';
  if (passage.url !== undefined) return withTextFragment(passage.url, passage.text);
  const { documentId: id, documentVersion, anchor, start, end } = passage;
  const version = documentVersion.slice(0, VERSION_CHARS);
  const fragment = anchor && `#${encodeURIComponent(anchor)}`;
  return `${publicUrl}/sources/${id}?passage=${start}-${end}&version=${version}${fragment}`;
}

/**
 * Lets the browser open the page at the passage's first words; one that doesn't know how opens the page.
 * @source https://wicg.github.io/scroll-to-text-fragment/: `#fragment:~:text=words`, where `-`, `,` and `&` are escaped
 */
function withTextFragment(url: string, markdown: string): string {
  const words = firstLine(parseFragment(markdown)).split(/\s+/).filter(Boolean).slice(0, FRAGMENT_WORDS_MAX);
  if (words.length === 0 || /\.pdf$/i.test(new URL(url).pathname)) return url;
  const text = encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${text}`;
}

/** A fragment's words must stand in one block of the page. */
function firstLine(node: MarkdownNode): string {
  const isBlock = node.type === 'root' || childrenOf(node).some(({ type }) => BLOCKS.has(type));
  if (!isBlock) return plainText(node);
  for (const child of childrenOf(node)) {
    const line = firstLine(child);
    if (line !== '') return line;
  }
  return '';
}

const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'listItem',
  'tableRow',
  'tableCell',
  'list',
  'heading',
]);
