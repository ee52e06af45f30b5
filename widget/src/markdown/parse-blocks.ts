// Reads the parts of a text that stand on lines of their own. Each line is looked at once per level of nesting.

import { readListItem, startsList } from './list-item.ts';
import { parseInline } from './parse-inline.ts';
import { readDelimiterRow, splitRow } from './table-row.ts';
import type { Block, Inline, ListItem, MarkdownOptions } from './tree.ts';

/** How deeply quotes and lists may be nested before the rest is plain text. */
const DEPTH_MAX = 12;

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const QUOTE = /^ {0,3}>/;

const isBlank = (line: string): boolean => line.trim() === '';

/** @source CommonMark 0.31, section 4.1: three or more of one mark, with blanks between them */
const isRule = (line: string): boolean => {
  const marks = line.replaceAll(/[ \t]/g, '');
  return marks.length >= 3 && /^(?:-+|\*+|_+)$/.test(marks);
};

const fenceOf = (line: string): RegExpExecArray | null => {
  const fence = FENCE.exec(line);
  return fence?.[1]?.startsWith('`') && fence[2]?.includes('`') ? null : fence;
};

/** A block with the number of the line behind it. */
interface Read {
  readonly block: Block;
  readonly next: number;
}

class BlockParser {
  private readonly lines: readonly string[];
  private readonly depth: number;
  private readonly options: MarkdownOptions;

  constructor(lines: readonly string[], options: MarkdownOptions, depth: number) {
    this.lines = lines;
    this.options = options;
    this.depth = depth;
  }

  parse(): { blocks: Block[]; starts: number[] } {
    const blocks: Block[] = [];
    const starts: number[] = [];
    for (let at = 0; at < this.lines.length;) {
      if (isBlank(this.line(at))) {
        at += 1;
        continue;
      }
      const { block, next } = this.readBlock(at);
      starts.push(at);
      blocks.push(block);
      at = next;
    }
    return { blocks, starts };
  }

  private line(at: number): string {
    return this.lines[at] ?? '';
  }

  /** The options for what ends before a line; only what stands at the end of the text is open. */
  private optionsBefore(next: number): MarkdownOptions {
    const isAtEnd = next >= this.lines.length - 1 && isBlank(this.line(next));
    return { ...this.options, isOpenEnded: Boolean(this.options.isOpenEnded) && isAtEnd };
  }

  private inline(text: string, next: number): Inline[] {
    return parseInline(text.trim(), this.optionsBefore(next));
  }

  private nested(lines: readonly string[], next: number): Block[] {
    return new BlockParser(lines, this.optionsBefore(next), this.depth + 1).parse().blocks;
  }

  private readBlock(at: number): Read {
    const line = this.line(at);
    const fence = fenceOf(line);
    if (fence) return this.readFence(at, fence);
    const heading = HEADING.exec(line);
    if (heading?.[1]) return this.readHeading(at, heading[1].length);
    if (isRule(line)) return { block: { type: 'rule' }, next: at + 1 };
    if (this.depth < DEPTH_MAX && QUOTE.test(line)) return this.readQuote(at);
    if (this.depth < DEPTH_MAX && startsList(line)) return this.readList(at);
    return this.readTable(at) ?? this.readParagraph(at);
  }

  private readFence(at: number, [, fence = '', info = '']: RegExpExecArray): Read {
    let next = at + 1;
    const indent = /^ */.exec(this.line(at))?.[0].length ?? 0;
    const closing = new RegExp(`^ {0,3}\\${fence[0]}{${Math.min(fence.length, 1_000)},}[ \\t]*$`);
    const indentation = new RegExp(`^ {0,${indent}}`);
    const code: string[] = [];
    for (; next < this.lines.length && !closing.test(this.line(next)); next += 1) {
      code.push(this.line(next).replace(indentation, ''));
    }
    const language = info.trim().split(/\s/, 1)[0] ?? '';
    return { block: { type: 'code', language, value: code.join('\n') }, next: next + 1 };
  }

  private readHeading(at: number, level: number): Read {
    const text = this.line(at).trim().slice(level).trim();
    const end = text.replace(/#+$/, '');
    const isClosed = end !== text && (end === '' || /\s$/.test(end));
    const children = this.inline(isClosed ? end : text, at + 1);
    return { block: { type: 'heading', level, children }, next: at + 1 };
  }

  private readQuote(at: number): Read {
    const inner: string[] = [];
    let next = at;
    for (; next < this.lines.length; next += 1) {
      const line = this.line(next);
      if (QUOTE.test(line)) inner.push(line.replace(/^ {0,3}> ?/, ''));
      else if (isBlank(line) || isBlank(inner.at(-1) ?? '') || this.interrupts(next)) break;
      else inner.push(line);
    }
    return { block: { type: 'quote', children: this.nested(inner, next) }, next };
  }

  private readList(at: number): Read {
    const items: ListItem[] = [];
    let next = at;
    let kind = '';
    let start: number | null = null;
    while (next < this.lines.length) {
      const item = readListItem(this.lines, next, (line) => this.interrupts(line));
      if (!item || (kind && item.kind !== kind)) break;
      if (!kind) ({ kind, start } = item);
      const { isDone, lines } = item;
      items.push({ children: this.nested(lines, item.next), ...(isDone === undefined ? {} : { isDone }) });
      next = item.next;
      let following = next;
      while (following < this.lines.length && isBlank(this.line(following))) following += 1;
      if (
        following < this.lines.length &&
        startsList(this.line(following)) &&
        !isRule(this.line(following))
      ) {
        next = following;
      } else break;
    }
    return { block: { type: 'list', start, items }, next };
  }

  private readTable(at: number): Read | null {
    if (!this.startsTable(at)) return null;
    const alignments = readDelimiterRow(this.line(at + 1)) ?? [];
    const readRow = (line: number) => {
      const cells = splitRow(this.line(line)).map((cell) => this.inline(cell, line + 1));
      return alignments.map((_, column) => cells[column] ?? []);
    };
    const head = readRow(at);
    const rows: Inline[][][] = [];
    let next = at + 2;
    for (; next < this.lines.length && !isBlank(this.line(next)) && !this.interrupts(next); next += 1) {
      rows.push(readRow(next));
    }
    return { block: { type: 'table', alignments, head, rows }, next };
  }

  private startsTable(at: number): boolean {
    if (!this.line(at).includes('|')) return false;
    return readDelimiterRow(this.line(at + 1))?.length === splitRow(this.line(at)).length;
  }

  private readParagraph(at: number): Read {
    const start = at;
    let next = at + 1;
    for (; next < this.lines.length; next += 1) {
      const line = this.line(next);
      const underline = /^ {0,3}(?:(=+)|-+)[ \t]*$/.exec(line);
      if (underline) {
        const children = this.inline(this.lines.slice(start, next).join('\n'), next + 1);
        return { block: { type: 'heading', level: underline[1] ? 1 : 2, children }, next: next + 1 };
      }
      if (isBlank(line) || this.interrupts(next) || this.startsTable(next)) break;
    }
    const text = this.lines
      .slice(start, next)
      .map((line) => line.trimStart())
      .join('\n');
    return { block: { type: 'paragraph', children: this.inline(text, next) }, next };
  }

  /** Whether a line ends a paragraph without a blank line before it. */
  private interrupts(at: number): boolean {
    const line = this.line(at);
    const isNested = this.depth < DEPTH_MAX;
    if (HEADING.test(line) || fenceOf(line) !== null || isRule(line)) return true;
    return isNested && (QUOTE.test(line) || /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/.test(line));
  }
}

/** The blocks of a text, each with the number of the line on which it begins. */
export interface ParsedBlocks {
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
}

/** Reads lines of Markdown. */
export function parseBlocks(lines: readonly string[], options: MarkdownOptions): ParsedBlocks {
  return new BlockParser(lines, options, 0).parse();
}
