// Shows a document as HTML on the desk's own page, opened at the passage that an answer cites.

import { toHtml } from 'hast-util-to-html';
import { toHast, type Handler } from 'mdast-util-to-hast';

import type { KnowledgeDocument } from '../ports/document-store.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';
import { withoutTags } from './markdown/plain-text.ts';

/** A stretch of a document's source, in UTF-16 code units. */
export interface CitedRange {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** A document as HTML. */
export interface RenderedDocument {
  /** Plain text, not escaped. */
  readonly title: string;
  /** The body alone. It holds no script, no style, no image, no foreign HTML, and links of harmless schemes only. */
  readonly html: string;
}

/** The id of the first cited block: a page opened at `#cited-passage` opens at the citation. */
export const CITED_ID = 'cited-passage';

type HtmlNode = ReturnType<typeof toHast>;
type HtmlElement = Extract<HtmlNode, { type: 'element' }>;

const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);
const INLINE_PARENTS = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
]);
/** Blocks of which a part may be cited: their own parts are marked instead. */
const DIVISIBLE = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'blockquote']);

/**
 * Renders Markdown as HTML that is safe to serve from the desk's origin whoever wrote it.
 * Headings carry the anchors that passages name. The blocks of the cited passage carry the class `cited` and `data-cited`, the first one
 * {@link CITED_ID} as well.
 * HTML inside the Markdown is reduced to its text, an image to its description, a link of another scheme to its text.
 */
export function renderDocument(
  { title, markdown }: Pick<KnowledgeDocument, 'title' | 'markdown'>,
  passage?: CitedRange,
): RenderedDocument {
  const { tree, anchors, bodyStart } = parseMarkdown(markdown, title);
  for (const [node, anchor] of anchors) node.data = { ...node.data, hProperties: { id: anchor } };
  const root = toHast(tree, { handlers: { html: showText } });
  if (passage !== undefined) {
    const [first] = markCited(root, { start: passage.start - bodyStart, end: passage.end - bodyStart });
    if (first !== undefined) first.properties['id'] = CITED_ID;
  }
  return { title, html: toHtml(disarm(root)) };
}

const showText: Handler = (_state, node: { value: string }, parent) => {
  const inline = parent !== undefined && INLINE_PARENTS.has(parent.type);
  if (inline && /^<br\s*\/?>$/i.test(node.value))
    return { type: 'element', tagName: 'br', properties: {}, children: [] };
  const value = withoutTags(node.value).trim();
  if (value === '') return undefined;
  if (inline) return { type: 'text', value };
  return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] };
};

function markCited(node: HtmlNode, cited: CitedRange): HtmlElement[] {
  const children = 'children' in node ? node.children : [];
  return children.flatMap((child) => {
    const start = child.position?.start.offset ?? 0;
    const end = child.position?.end.offset ?? 0;
    if (child.type !== 'element' || start >= cited.end || end <= cited.start) return [];
    const whole = start >= cited.start && end <= cited.end;
    if (!whole && DIVISIBLE.has(child.tagName)) return markCited(child, cited);
    child.properties = { ...child.properties, className: ['cited'], dataCited: '' };
    return [child];
  });
}

/** Replaces in a tree what a browser would load or follow without the reader's wish. */
function disarm<N extends HtmlNode>(node: N): N {
  if (!('children' in node)) return node;
  return { ...node, children: node.children.flatMap((child) => disarmChild(child)) };
}

function disarmChild(child: HtmlNode): HtmlElement['children'] {
  if (child.type === 'raw' || child.type === 'root' || child.type === 'doctype' || child.type === 'comment')
    return [];
  if (child.type === 'text') return [child];
  if (child.tagName === 'img') return [{ type: 'text', value: textOf(child.properties['alt']) }];
  const element = disarm(child);
  if (child.tagName !== 'a') return [element];
  if (!isSafeLink(textOf(child.properties['href']))) return element.children;
  return [{ ...element, properties: { ...element.properties, rel: ['noopener', 'noreferrer'] } }];
}

function textOf(property: unknown): string {
  return typeof property === 'string' ? property : '';
}

/** Browsers skip control characters and spaces in a scheme, so they are removed before it is read. */
function isSafeLink(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\p{Cc}\s]/gu, ''))?.[1];
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase());
}
