// Reads the parts of a line: emphasis, code, links, citations. Linear in the text's length, whatever the text is.

import { InlineBuilder } from './inline-builder.ts';
import type { Mark } from './inline-builder.ts';
import { findCodeSpan, indexBackticks } from './code-span.ts';
import { readAutolink, readBareUrl, readDestination, readEmailDomain } from './read-link.ts';
import { decodeEntity } from './entity.ts';
import { linkTarget, safeUrl } from './safe-url.ts';
import type { Inline, MarkdownOptions } from './tree.ts';

/** How deeply links' brackets may be nested before they are plain text. */
const BRACKETS_MAX = 64;

interface Bracket {
  readonly mark: Mark;
  /** Where the text in the brackets begins. */
  readonly from: number;
  /** Whether it is `![`: pictures are never loaded, they become a link. */
  readonly isImage: boolean;
}

/** A link's text holds no links. */
const withoutLinks = (parts: readonly Inline[]): Inline[] =>
  parts.flatMap((part) => {
    if (part.type === 'link') return withoutLinks(part.children);
    return 'children' in part ? [{ ...part, children: withoutLinks(part.children) }] : [part];
  });

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);
const isPunctuation = (char: string | undefined): boolean => char !== undefined && /[\p{P}\p{S}]/u.test(char);
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

class InlineParser {
  private readonly out = new InlineBuilder();
  private readonly brackets: Bracket[] = [];
  private backticks: Map<number, number[]> | undefined;
  private at = 0;
  private readonly text: string;
  private readonly options: MarkdownOptions;

  constructor(text: string, options: MarkdownOptions) {
    this.text = text;
    this.options = options;
  }

  parse(): Inline[] {
    const special = /[\\`*_~[\]!<&\n@]|https?:\/\//gi;
    while (this.at < this.text.length) {
      special.lastIndex = this.at;
      const found = special.exec(this.text)?.index ?? this.text.length;
      this.out.text(this.text.slice(this.at, found));
      this.at = found;
      if (found < this.text.length) this.readSpecial(this.text[found] as string);
    }
    if (this.options.isOpenEnded) {
      for (const { mark } of this.brackets) this.out.hide(mark);
      this.out.closeAll();
    }
    return this.out.finish();
  }

  private readSpecial(char: string): void {
    const start = this.at;
    if (char === '\\') this.readEscape();
    else if (char === '`') this.readCode();
    else if (char === '*' || char === '_' || char === '~') this.readDelimiter(char);
    else if (char === '[') this.openBracket(1);
    else if (char === '!' && this.text[start + 1] === '[') this.openBracket(2);
    else if (char === ']') this.closeBracket();
    else if (char === '<') this.readAngle();
    else if (char === '\n') this.readLineEnd();
    else if (char === '&') this.take(decodeEntity(this.text, start));
    else if (char === '@') this.readEmail();
    else if (/h/i.test(char)) this.readUrl();
    if (this.at === start) this.take({ value: char, length: 1 });
  }

  private take(read: { readonly value: string; readonly length: number } | null): void {
    if (!read) return;
    this.out.text(read.value);
    this.at += read.length;
  }

  private readEscape(): void {
    const next = this.text[this.at + 1];
    if (next === '\n') {
      this.out.push({ type: 'break' });
      this.at += 2;
    } else if (next !== undefined && /[!-/:-@[-`{-~]/.test(next)) this.take({ value: next, length: 2 });
  }

  private readCode(): void {
    this.backticks ??= indexBackticks(this.text);
    const span = findCodeSpan(this.text, this.at, this.backticks);
    if (span.end !== null) {
      this.out.push({ type: 'code', value: span.value });
      this.at = span.end;
    } else if (this.options.isOpenEnded) {
      if (span.value) this.out.push({ type: 'code', value: span.value });
      this.at = this.text.length;
    } else this.take({ value: '`'.repeat(span.runLength), length: span.runLength });
  }

  /** @source CommonMark 0.31, section 6.2: left- and right-flanking delimiter runs */
  private readDelimiter(mark: string): void {
    let end = this.at;
    while (this.text[end] === mark) end += 1;
    const count = end - this.at;
    const before = this.at === 0 ? undefined : this.text[this.at - 1];
    const after = this.text[end];
    const opensLeft = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
    const closesRight =
      !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
    const isInsideWord = mark === '_' && isWord(before) && isWord(after);
    const isMeant = !isInsideWord && (mark !== '~' || count <= 2);
    const isUnfinished = Boolean(this.options.isOpenEnded) && after === undefined && isSpace(before);
    if (isMeant && (opensLeft || closesRight)) {
      this.out.delimiter({ mark, count, length: count, canOpen: opensLeft, canClose: closesRight });
    } else if (!isUnfinished) this.out.text(mark.repeat(count));
    this.at = end;
  }

  private openBracket(length: number): void {
    if (this.brackets.length >= BRACKETS_MAX) return;
    const mark = this.out.mark(this.text.slice(this.at, this.at + length));
    this.at += length;
    this.brackets.push({ mark, from: this.at, isImage: length === 2 });
  }

  private closeBracket(): void {
    const bracket = this.brackets.pop();
    if (!bracket || !this.out.holds(bracket.mark)) return;
    const inside = this.text.slice(bracket.from, Math.min(this.at, bracket.from + 4));
    if (this.text[this.at + 1] === '(') {
      const destination = readDestination(this.text, this.at + 2);
      const isUnfinished = destination.end === null && destination.reachesEnd && this.options.isOpenEnded;
      if (destination.end !== null || isUnfinished) {
        const children = withoutLinks(this.out.takeSince(bracket.mark));
        const url = destination.end === null ? null : safeUrl(destination.address);
        const name: Inline[] =
          url && children.length === 0 ? [{ type: 'text', value: linkTarget(url) }] : children;
        this.out.push({ type: 'link', ...(url ? { url } : {}), children: name });
        if (!bracket.isImage) this.brackets.length = 0;
        this.at = destination.end ?? this.text.length;
        return;
      }
    }
    const { citations } = this.options;
    if (/^\d{1,3}$/.test(inside) && (citations === 'any' || citations?.has(Number(inside)))) {
      this.out.takeSince(bracket.mark);
      // The number belongs to the word before it: a line must not break between them.
      this.out.trimEnd();
      this.out.push({ type: 'citation', index: Number(inside) });
      this.at += 1;
    }
  }

  private readAngle(): void {
    this.pushLink(readAutolink(this.text, this.at));
  }

  private readUrl(): void {
    const before = this.text[this.at - 1];
    if (!isWord(before)) this.pushLink(readBareUrl(this.text, this.at));
  }

  private readEmail(): void {
    const local = /[\w.+-]+$/.exec(this.out.tail(64))?.[0];
    const domain = local ? readEmailDomain(this.text, this.at + 1) : '';
    if (!local || !domain) return;
    this.out.untext(local.length);
    const address = `${local}@${domain}`;
    this.out.push({ type: 'link', url: `mailto:${address}`, children: [{ type: 'text', value: address }] });
    this.at += 1 + domain.length;
  }

  private pushLink(link: { readonly address: string; readonly length: number } | null): void {
    const url = link && safeUrl(link.address);
    if (!link || !url) return;
    this.out.push({ type: 'link', url, children: [{ type: 'text', value: link.address }] });
    this.at += link.length;
  }

  private readLineEnd(): void {
    const isHard = this.options.breaksLines || this.out.tail(2) === '  ';
    const spaces = / *$/.exec(this.out.tail(32))?.[0].length ?? 0;
    this.out.untext(spaces);
    if (isHard) this.out.push({ type: 'break' });
    else this.out.text(' ');
    this.at += 1;
    while (this.text[this.at] === ' ') this.at += 1;
  }
}

/** Reads one run of text, which may have several lines. */
export function parseInline(text: string, options: MarkdownOptions): Inline[] {
  return new InlineParser(text, options).parse();
}
