// Finds what a page is about, and leaves out what surrounds it on every page.

import type { Element, ElementContent, Root, RootContent } from 'hast';

import { allElements, attribute, textOf } from './html-tree.ts';
import { resolve } from './page-facts.ts';

/** Holds nothing to read. */
const SILENT = new Set(
  'audio button canvas datalist dialog embed head iframe input link map meta noscript object option script select style svg template textarea video'.split(
    ' ',
  ),
);
/** Surrounds the content wherever it stands. */
const AROUND = new Set(['nav', 'footer', 'menu']);
/** Surrounds the content only outside of it: inside, an aside is a note and a header holds the title. */
const AROUND_OUTSIDE = new Set(['aside', 'header']);
const AROUND_ROLES =
  /^(navigation|banner|contentinfo|search|complementary|menu|menubar|dialog|alertdialog|toolbar)$/;
const HIDDEN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|$))/i;
/** A link beside a heading that only names the heading itself. */
const PERMALINK = /^[#¶§🔗\s]*$/u;
/** A main part with fewer characters is a shell that a script would fill; the rest of the page may say more. */
const MAIN_MIN_CHARS = 40;

/**
 * Returns the content of a page: what is marked as its main part, else its body without what surrounds it.
 * What readers don't see is left out: it could say to the machine what no person has read.
 * @param base what its links are relative to
 */
export function mainContent(root: Root, base: string | undefined): RootContent[] {
  const main = markedMain(root);
  if (main !== undefined) {
    const children = cleanAll(main.children, { base, isInside: true });
    if (textOf({ type: 'root', children }).length >= MAIN_MIN_CHARS) return children;
  }
  const body = [...allElements(root)].find(({ tagName }) => tagName === 'body');
  return cleanAll(body?.children ?? [], { base, isInside: false });
}

function markedMain(root: Root): Element | undefined {
  const elements = [...allElements(root)];
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  return (
    elements.find((element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ??
    (articles.length === 1 ? articles[0] : undefined)
  );
}

interface Cleaning {
  readonly base: string | undefined;
  /** Whether the content is known to be the page's main part. */
  readonly isInside: boolean;
}

function cleanAll(children: readonly ElementContent[], cleaning: Cleaning): ElementContent[] {
  return children.flatMap((child) => clean(child, cleaning));
}

function clean(node: ElementContent, cleaning: Cleaning): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || isLeftOut(node, cleaning)) return [];
  if (node.tagName === 'img') return [{ type: 'text', value: attribute(node, 'alt') }];
  const isHeading = /^h[1-6]$/.test(node.tagName);
  const kept = isHeading ? node.children.filter((child) => !isPermalink(child)) : node.children;
  const isInside = cleaning.isInside || node.tagName === 'article';
  const children = cleanAll(kept, { ...cleaning, isInside });
  return node.tagName === 'a' ? cleanLink({ ...node, children }, cleaning.base) : [{ ...node, children }];
}

function isLeftOut(element: Element, { isInside }: Cleaning): boolean {
  const { tagName } = element;
  if (SILENT.has(tagName) || AROUND.has(tagName)) return true;
  if (!isInside && (AROUND_OUTSIDE.has(tagName) || AROUND_ROLES.test(attribute(element, 'role'))))
    return true;
  if (/^(navigation|search|menu|menubar|dialog)$/.test(attribute(element, 'role'))) return true;
  const isHidden =
    element.properties['hidden'] !== undefined && attribute(element, 'hidden') !== 'until-found';
  return (
    isHidden || attribute(element, 'ariaHidden') === 'true' || HIDDEN_STYLE.test(attribute(element, 'style'))
  );
}

function isPermalink(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'a' && PERMALINK.test(textOf(node));
}

/** Makes a link absolute; one that leads nowhere outside its page is only its text. */
function cleanLink(link: Element, base: string | undefined): ElementContent[] {
  const href = attribute(link, 'href').trim();
  const absolute = href.startsWith('#') ? undefined : resolve(href, base);
  if (absolute === undefined || !/^(https?|mailto|tel):/.test(absolute)) return link.children;
  return [{ ...link, properties: { href: absolute } }];
}
