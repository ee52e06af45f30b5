// Reads Markdown (CommonMark and GitHub's additions) into a tree, with the anchors of its headings and its title.

import GithubSlugger from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

import type { MarkdownBlock, MarkdownHeading, MarkdownNode, MarkdownTree } from './markdown-tree.ts';
import { plainText } from './plain-text.ts';

/** A Markdown source that was read. */
export interface ParsedMarkdown {
  readonly tree: MarkdownTree;
  /** Where the tree begins in the source, behind the front matter; the tree's own offsets count from here. */
  readonly bodyStart: number;
  readonly title: string;
  /** The heading that gave the title, if one did. */
  readonly titleHeading: MarkdownHeading | undefined;
  /** The anchors of all headings, as GitHub makes them, unique in the document. */
  readonly anchors: ReadonlyMap<MarkdownNode, string>;
}

/** YAML between two lines of dashes at the very beginning, behind a byte order mark if there is one. */
const FRONT_MATTER = /^\uFEFF?(?:---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$))?/;
/** How much of a source is read for its title at first. */
const HEAD_CHARS = 2_000;
const FRONT_MATTER_TITLE = /^title:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n#]*))/m;

/**
 * Reads a Markdown source.
 * The title comes from the front matter, else from the first heading of level 1, else from `fallbackTitle`.
 * @param fallbackTitle names a document without a title, such as its file name
 */
export function parseMarkdown(source: string, fallbackTitle: string): ParsedMarkdown {
  const [matter = '', fields = ''] = FRONT_MATTER.exec(source) ?? [];
  const bodyStart = matter.length;
  const tree = parseFragment(source.slice(bodyStart));
  const declared = FRONT_MATTER_TITLE.exec(fields)
    ?.slice(1)
    .find((title) => title !== undefined)
    ?.trim();
  const first = tree.children.find(
    (node): node is MarkdownHeading => node.type === 'heading' && node.depth === 1,
  );
  const heading = first === undefined ? '' : plainText(first);
  const title = declared || heading || fallbackTitle;
  return {
    tree,
    bodyStart,
    title,
    titleHeading: heading !== '' && heading === title ? first : undefined,
    anchors: anchorsOf(tree),
  };
}

/**
 * Finds the title that {@link parseMarkdown} would find, mostly without reading more than the beginning: whatever follows an empty line changes no heading
 * before it, unless that stands on a reference.
 */
export function titleOfMarkdown(source: string, fallbackTitle: string): string {
  const bodyStart = FRONT_MATTER.exec(source)?.[0].length ?? 0;
  const end = source.lastIndexOf('\n\n', bodyStart + HEAD_CHARS);
  const title = end <= bodyStart ? '' : parseMarkdown(source.slice(0, end), '').title;
  return title === '' || title.includes('[') ? parseMarkdown(source, fallbackTitle).title : title;
}

/** Reads a piece of Markdown that has neither front matter nor a title of its own. */
export function parseFragment(markdown: string): MarkdownTree {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function anchorsOf(tree: MarkdownTree): Map<MarkdownNode, string> {
  const slugger = new GithubSlugger();
  const anchors = new Map<MarkdownNode, string>();
  const visit = (node: MarkdownNode): void => {
    if (node.type === 'heading') anchors.set(node, slugger.slug(plainText(node)));
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  return anchors;
}

/** Returns the children of a node; none for a leaf. */
export function childrenOf(node: MarkdownNode): readonly MarkdownBlock[] {
  return 'children' in node ? node.children : [];
}
