// Collects the parts of a line, and wraps what stands between two marks into one part.

import type { Inline } from './tree.ts';

/** A run of `*`, `_` or `~` that may begin or end something. */
export interface DelimiterRun {
  readonly mark: string;
  /** How many marks are still unused. */
  count: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/** How many runs may be open: a bound that keeps hostile texts linear and their trees shallow. */
const OPENERS_MAX = 64;

/** A place among the parts. */
export interface Mark {
  readonly index: number;
  readonly part: Inline;
}

interface Opener {
  readonly index: number;
  readonly run: DelimiterRun;
}

const wrapperOf = (mark: string, used: number): 'emphasis' | 'strong' | 'strike' => {
  if (mark === '~') return 'strike';
  return used === 2 ? 'strong' : 'emphasis';
};

/** @source CommonMark 0.31, emphasis rules 9 and 10: runs that open and close must not add up to a multiple of 3 */
const mayMatch = (opener: DelimiterRun, closer: DelimiterRun): boolean => {
  if (opener.mark !== closer.mark) return false;
  if (opener.mark === '~') return opener.count === closer.count;
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
};

/** The parts of a line while it is read. Parts that turn out to belong together are taken out and put back as one. */
export class InlineBuilder {
  private parts: Inline[] = [];
  private openers: Opener[] = [];
  private pending = '';

  text(value: string): void {
    this.pending += value;
  }

  /** The last characters of the text so far. */
  tail(length: number): string {
    return this.pending.slice(-length);
  }

  /** Takes back characters of the text so far. */
  untext(length: number): void {
    this.pending = this.pending.slice(0, this.pending.length - length);
  }

  /** Takes the blanks at the end of the text so far away. */
  trimEnd(): void {
    this.flush();
    const last = this.parts.at(-1);
    if (last?.type === 'text' && last.value.endsWith(' ')) {
      this.parts[this.parts.length - 1] = { type: 'text', value: last.value.trimEnd() };
    }
  }

  push(part: Inline): void {
    this.flush();
    this.parts.push(part);
  }

  /** Remembers the present place. */
  mark(value: string): Mark {
    const part: Inline = { type: 'text', value };
    this.push(part);
    return { index: this.parts.length - 1, part };
  }

  /** Whether a mark is still where it was: emphasis that was closed since may have taken it in. */
  holds({ index, part }: Mark): boolean {
    return this.parts[index] === part;
  }

  /** Takes away the parts behind a mark, and the mark; what was open among them stays as it was written. */
  takeSince({ index }: Mark): Inline[] {
    this.flush();
    const taken = this.parts.splice(index);
    while ((this.openers.at(-1)?.index ?? -1) >= index) this.openers.pop();
    return taken.slice(1);
  }

  /** Makes a mark vanish whose other end never came. */
  hide(mark: Mark): void {
    if (this.holds(mark)) this.parts[mark.index] = { type: 'text', value: '' };
  }

  delimiter(run: DelimiterRun): void {
    if (run.canClose) this.close(run);
    if (run.count === 0) return;
    const { index } = this.mark(run.mark.repeat(run.count));
    if (run.canOpen) this.openers.push({ index, run });
    if (this.openers.length > OPENERS_MAX) this.openers.shift();
  }

  private close(closer: DelimiterRun): void {
    while (closer.count > 0) {
      const found = this.findOpener(closer);
      if (!found) return;
      const used = Math.min(2, found.run.count, closer.count);
      closer.count -= used;
      this.wrap(found, used);
    }
  }

  private findOpener(closer: DelimiterRun): Opener | undefined {
    return this.openers.findLast(({ run }) => mayMatch(run, closer));
  }

  /** Wraps everything behind an opening run, using some of its marks. */
  private wrap(opener: Opener, used: number): void {
    this.flush();
    const children = this.parts.splice(opener.index + 1);
    while (this.openers.at(-1) !== opener) this.openers.pop();
    opener.run.count -= used;
    this.parts[opener.index] = { type: 'text', value: opener.run.mark.repeat(opener.run.count) };
    if (opener.run.count === 0) {
      this.openers.pop();
      this.parts.pop();
    }
    this.parts.push({ type: wrapperOf(opener.run.mark, used), children });
  }

  /** Closes at the text's end what is still open; a mark with nothing behind it vanishes. */
  closeAll(): void {
    this.flush();
    for (let opener = this.openers.at(-1); opener; opener = this.openers.at(-1)) {
      if (opener.index === this.parts.length - 1) {
        this.openers.pop();
        this.parts.pop();
      } else {
        this.wrap(opener, Math.min(2, opener.run.count));
      }
    }
  }

  finish(): Inline[] {
    this.flush();
    return joinTexts(this.parts);
  }

  private flush(): void {
    if (this.pending) this.parts.push({ type: 'text', value: this.pending });
    this.pending = '';
  }
}

/** Joins neighbouring texts and drops empty ones. */
export function joinTexts(parts: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  let run: string[] = [];
  const flush = () => {
    const value = run.join('');
    if (value) joined.push({ type: 'text', value });
    run = [];
  };
  for (const part of parts) {
    if (part.type === 'text') {
      run.push(part.value);
      continue;
    }
    flush();
    joined.push('children' in part ? { ...part, children: joinTexts(part.children) } : part);
  }
  flush();
  return joined;
}
