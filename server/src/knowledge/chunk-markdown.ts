// Cuts a Markdown document into passages: pieces of one section each, small enough to cite, whole enough to answer.

import { isLinkOnly } from './markdown/link-only.ts';
import type { MarkdownBlock, MarkdownHeading } from './markdown/markdown-tree.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';
import { plainText } from './markdown/plain-text.ts';
import { splitBlock, type Unit } from './markdown/split-blocks.ts';

/**
 * The most words of a passage, unless a single code block, list item or sentence is longer.
 * @source Measured on 168,829 chunks of product documentation cut at this size; longer ones blur the ranking and the citation.
 */
export const PASSAGE_WORDS_MAX = 200;

/** A contiguous piece of one section. */
export interface MarkdownChunk {
  /** The headings above it, outermost first, without the one that is the document's title. */
  readonly headingPath: readonly string[];
  /** The anchor of the nearest heading; empty before the first one. */
  readonly anchor: string;
  /** The Markdown from `start` up to but not including `end` in the source, in UTF-16 code units. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What a reader sees of it. */
  readonly plainText: string;
}

/** A document cut into passages. */
export interface ChunkedMarkdown {
  readonly title: string;
  /** In the order of the document; they never overlap. */
  readonly chunks: readonly MarkdownChunk[];
}

interface Section {
  readonly headingPath: readonly string[];
  readonly anchor: string;
  /** Runs of blocks without a link-only block between them. */
  readonly runs: MarkdownBlock[][];
}

/**
 * Cuts a Markdown source into passages by its headings, then at block boundaries.
 * Front matter, tables of contents and other blocks of mere links are left out.
 * @param fallbackTitle names a document that has no title of its own, such as its file name
 */
export function chunkMarkdown(source: string, fallbackTitle: string): ChunkedMarkdown {
  const parsed = parseMarkdown(source, fallbackTitle);
  const body = source.slice(parsed.bodyStart);
  const chunks = sectionsOf(parsed).flatMap(({ headingPath, anchor, runs }) =>
    runs
      .flatMap((run) => packUnits(run, body))
      .map((units) => {
        const start = parsed.bodyStart + (units[0]?.start ?? 0);
        const end = parsed.bodyStart + (units.at(-1)?.end ?? 0);
        const text = units.map((unit) => unit.text).join('\n');
        return { headingPath, anchor, text: source.slice(start, end), start, end, plainText: text };
      }),
  );
  return { title: parsed.title, chunks };
}

function sectionsOf({ tree, anchors, titleHeading }: ReturnType<typeof parseMarkdown>): Section[] {
  let path: MarkdownHeading[] = [];
  let section: Section = { headingPath: [], anchor: '', runs: [[]] };
  const sections = [section];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      path = [...path.filter((above) => above.depth < node.depth), node];
      const shown = path.filter((heading) => heading !== titleHeading).map(plainText);
      section = {
        headingPath: shown.filter((text) => text !== ''),
        anchor: anchors.get(node) ?? '',
        runs: [[]],
      };
      sections.push(section);
    } else if (isLinkOnly(node)) {
      section.runs.push([]);
    } else {
      section.runs.at(-1)?.push(node);
    }
  }
  return sections;
}

/** Fills passages with units up to the size, and never parts an announcement from what it announces. */
function packUnits(blocks: readonly MarkdownBlock[], body: string): Unit[][] {
  const passages: Unit[][] = [];
  let passage: Unit[] = [];
  let words = 0;
  for (const unit of blocks.flatMap((block) => splitBlock(block, body, PASSAGE_WORDS_MAX))) {
    if (passage.length > 0 && words + unit.words > PASSAGE_WORDS_MAX) {
      const announcement = passage.length > 1 && passage.at(-1)?.announces === true ? passage.splice(-1) : [];
      passages.push(passage);
      passage = announcement;
      words = announcement.reduce((sum, { words }) => sum + words, 0);
    }
    passage.push(unit);
    words += unit.words;
  }
  if (passage.length > 0) passages.push(passage);
  return passages;
}
