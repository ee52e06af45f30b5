// Cuts the blocks of a section into units that may stand alone: blocks, items of long lists, rows of long tables, sentences of long paragraphs.

import { countWords } from './count-words.ts';
import type { MarkdownBlock } from './markdown-tree.ts';
import { childrenOf } from './parse-markdown.ts';
import { plainText } from './plain-text.ts';

/** A piece of the source that is never cut further. Offsets count from the beginning of the tree. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** What a reader sees of it. */
  readonly text: string;
  /** Whether it announces what follows (“Do this:”), so that it must not end a passage. */
  readonly announces: boolean;
}

/** A sentence ends before spaces, or behind a full stop of an unspaced script. */
const SENTENCE_END = /(?<=[.!?…]["'”’)\]]?)\s+|(?<=[。！？।])/g;
const WORD_END = /\s+/g;

/**
 * Cuts a block into units of at most `wordsMax` words where it can be done without breaking it.
 * Code, a single list item and a single row stay whole however long they are.
 */
export function splitBlock(block: MarkdownBlock, body: string, wordsMax: number): Unit[] {
  const whole = unitOf(block);
  if (whole.words <= wordsMax) return [whole];
  if (block.type === 'list' || block.type === 'table') return childrenOf(block).map(unitOf);
  if (block.type === 'paragraph') return splitParagraph(block, body, wordsMax);
  if (block.type === 'blockquote') {
    return childrenOf(block).flatMap((child) => splitBlock(child, body, wordsMax));
  }
  return [whole];
}

/** Returns a block as one unit. */
export function unitOf(node: MarkdownBlock): Unit {
  const { start, end } = offsetsOf(node);
  const text = plainText(node);
  return {
    start,
    end,
    words: countWords(text),
    text,
    announces: node.type === 'paragraph' && /[:：]$/.test(text),
  };
}

/** Returns where a node stands; every node of a parsed tree has a position. */
export function offsetsOf(node: MarkdownBlock): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** A stretch of the source. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns the sentences of a paragraph; it is cut only where no emphasis, link or code is open. */
export function sentencesOf(paragraph: MarkdownBlock, body: string): Unit[] {
  return piecesBetween(offsetsOf(paragraph), proseGaps(paragraph, body, SENTENCE_END), body);
}

/** Cuts a paragraph between sentences, and a sentence without end between words. */
function splitParagraph(paragraph: MarkdownBlock, body: string, wordsMax: number): Unit[] {
  const wordEnds = proseGaps(paragraph, body, WORD_END);
  return joinPieces(sentencesOf(paragraph, body), body, wordsMax).flatMap((unit) => {
    if (unit.words <= wordsMax) return [unit];
    const inside = wordEnds.filter((gap) => gap.start > unit.start && gap.end < unit.end);
    return joinPieces(piecesBetween(unit, inside, body), body, wordsMax);
  });
}

function proseGaps(paragraph: MarkdownBlock, body: string, pattern: RegExp): Span[] {
  return childrenOf(paragraph)
    .filter((child) => child.type === 'text')
    .flatMap((text) => gapsWithin(offsetsOf(text), body, pattern));
}

function gapsWithin({ start, end }: Span, body: string, pattern: RegExp): Span[] {
  return [...body.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function piecesBetween({ start, end }: Span, gaps: readonly Span[], body: string): Unit[] {
  const pieces: Unit[] = [];
  let from = start;
  for (const gap of [...gaps, { start: end, end }]) {
    if (gap.start > from) pieces.push(pieceOf(body, from, gap.start));
    from = Math.max(from, gap.end);
  }
  return pieces;
}

/** Joins neighbouring pieces up to the size. */
function joinPieces(pieces: readonly Unit[], body: string, wordsMax: number): Unit[] {
  const groups: { start: number; end: number; words: number }[] = [];
  for (const { start, end, words } of pieces) {
    const group = groups.at(-1);
    if (group !== undefined && group.words + words <= wordsMax) {
      group.end = end;
      group.words += words;
    } else {
      groups.push({ start, end, words });
    }
  }
  return groups.map(({ start, end }) => pieceOf(body, start, end));
}

function pieceOf(body: string, start: number, end: number): Unit {
  const text = body.slice(start, end);
  return { start, end, words: countWords(text), text, announces: /[:：]$/.test(text) };
}
