// A web page as Markdown.

import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';

import { Unreadable, type PageFacts } from './extraction.ts';
import { mainContent } from './main-content.ts';
import { readPageHead } from './page-facts.ts';
import { writeMarkdown } from './write-markdown.ts';

/** Deeper than this is no page for people, and would exhaust the stack of whoever walks it. */
const DEPTH_MAX = 400;

/** What came out of a page. */
export interface HtmlText {
  /** Empty when the page has none. */
  readonly title: string;
  readonly markdown: string;
  readonly page: PageFacts;
}

/**
 * Reads a page.
 * @param url where it came from; absent for a file
 * @throws {Unreadable} when it holds no text
 */
export function htmlToMarkdown(html: string, url: string | undefined): HtmlText {
  const root = fromHtml(html);
  if (depthOf(root) > DEPTH_MAX)
    throw new Unreadable('Its elements are nested too deeply to be a page for people.');
  const { title, base, ...page } = readPageHead(root, url);
  const tree = toMdast({ type: 'root', children: mainContent(root, base) });
  const blocks = tree.type === 'root' ? tree.children : [];
  const markdown = writeMarkdown(blocks);
  if (markdown === '' && !page.isHidden) {
    throw new Unreadable(
      'It holds no text; perhaps scripts write it in the browser. Give the desk its content as a file.',
    );
  }
  return { title: titleOf(blocks, title), markdown, page };
}

/** The main heading, else the page's title without the name of the site behind it. */
function titleOf(blocks: readonly RootContent[], pageTitle: string): string {
  const main = blocks.filter((block) => block.type === 'heading' && block.depth === 1);
  const [only] = main.length === 1 ? main.map((block) => plainText(block).trim()) : [];
  return only || pageTitle.replace(/\s+[|·—–»]\s+[^|·—–»]{1,60}$/u, '').trim();
}

function depthOf(root: ReturnType<typeof fromHtml>): number {
  let level: readonly object[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= DEPTH_MAX) {
    level = level.flatMap((node) => ('children' in node ? (node.children as object[]) : []));
    depth += 1;
  }
  return depth;
}
