// Holds a model to its sources while it writes: only passages that it was given are cited, only links that stand in them are kept.

import type { Passage } from '../../ports/passage.ts';
import { NO_ANSWER } from './build-prompt.ts';

const URL_PATTERN = String.raw`(?:https?:\/\/|www\.)[^\s<>"'\x60)\]]+`;
/** What needs a look: code marks, the token, links and references, bare addresses. */
const NOTABLE = new RegExp(
  String.raw`(?<ticks>\x60+)|(?<token>\b${NO_ANSWER}\b)|!?\[(?<label>[^\][\n]*)\](?:\((?<target>[^()\n]*)\))?|<?(?<url>${URL_PATTERN})>?`,
  'gi',
);
const WEB_ADDRESS = new RegExp(URL_PATTERN, 'gi');
const LINKS = new RegExp(String.raw`${URL_PATTERN}|\b(?:mailto|tel):[^\s<>"')\]]+`, 'gi');
const REFERENCE = /^\s*(?:passage\s*)?\d+(?:\s*[,;]\s*\d+)*\s*$/i;
/** A link that is longer than this is not waited for. */
const LINK_CHARS_MAX = 1_000;
/** Text without spaces is held back by this much, enough to see the beginning of an address. */
const HELD_BACK_CHARS = 16;

/** Filters the text of one answer, piece by piece. */
export class CitationFilter {
  /** Positions of the cited passages, in the order of their first citation. */
  readonly used: number[] = [];
  /** Whether the model has said that the passages do not answer. */
  saidNoAnswer = false;
  readonly #passagesCount: number;
  readonly #links: ReadonlySet<string>;
  #pending = '';
  /** The marks that opened the code we are in; empty outside of code, where numbers in brackets are indexes. */
  #code = '';

  constructor(passages: readonly Passage[]) {
    this.#passagesCount = passages.length;
    this.#links = new Set(passages.flatMap(({ text }) => text.match(LINKS) ?? []).map(canonical));
  }

  /** Takes the next piece and returns what can be shown so far. */
  push(text: string): string {
    this.#pending += text;
    const end = safeEnd(this.#pending);
    const ready = this.#pending.slice(0, end);
    this.#pending = this.#pending.slice(end);
    return this.#filter(ready);
  }

  /** Returns what was still held back. */
  end(): string {
    const rest = this.#pending;
    this.#pending = '';
    return this.#filter(rest);
  }

  #filter(text: string): string {
    let shown = text.replace(NOTABLE, (found: string, ...rest: unknown[]) => {
      const { ticks, token, label, target, url } = rest.at(-1) as Record<string, string | undefined>;
      if (ticks !== undefined) return this.#passTicks(ticks);
      if (token !== undefined) {
        this.saidNoAnswer = true;
        return '';
      }
      if (label !== undefined) return this.#passBrackets(found, label, target);
      return this.#keepKnown(found, url ?? '');
    });
    // What stood around something removed may have become an address, so we look until nothing changes.
    for (let before = ''; before !== shown;) {
      before = shown;
      shown = before.replace(WEB_ADDRESS, (link) => this.#keepKnown(link, link));
    }
    return shown;
  }

  #keepKnown(found: string, link: string): string {
    return this.#links.has(canonical(link)) ? found : (/[.,;:!?]+$/.exec(link)?.[0] ?? '');
  }

  #passTicks(ticks: string): string {
    if (this.#code === '') this.#code = ticks;
    else if (this.#code === ticks) this.#code = '';
    return ticks;
  }

  #passBrackets(found: string, label: string, target: string | undefined): string {
    if (this.#code === '' && REFERENCE.test(label)) return this.#renumber(label);
    if (target === undefined) return found;
    const [address = ''] = target.trim().split(/\s/);
    const isKept = !found.startsWith('!') && this.#links.has(canonical(address));
    return isKept ? found : label;
  }

  /** Numbers citations in the order of their first use, as the reader's list of sources is; unknown ones vanish. */
  #renumber(label: string): string {
    const numbers = (label.match(/\d+/g) ?? [])
      .map(Number)
      .filter((number) => number >= 1 && number <= this.#passagesCount);
    return numbers
      .map((number) => {
        if (!this.used.includes(number - 1)) this.used.push(number - 1);
        return `[${String(this.used.indexOf(number - 1) + 1)}]`;
      })
      .join('');
  }
}

/** Returns how much of a text can be judged already: up to the last space, but not into a link that is still open. */
function safeEnd(text: string): number {
  const afterSpace = text.search(/\S*$/);
  const tail = text.slice(afterSpace);
  const isPlain = tail.length > HELD_BACK_CHARS && !/[[\]`<(]|https?:|www\.|NO_/i.test(tail);
  const end = isPlain ? text.length - HELD_BACK_CHARS : afterSpace;
  const open = text.lastIndexOf('[', end - 1);
  if (open < 0 || end - open > LINK_CHARS_MAX) return end;
  const isClosed = /^\[[^\]\n]*(?:\n|\](?:[^(]|\([^)\n]*[)\n]))/.test(text.slice(open, end));
  if (isClosed) return end;
  return open > 0 && text[open - 1] === '!' ? open - 1 : open;
}

/** Reduces an address to what makes it the same address: no punctuation or slash behind it. */
function canonical(link: string): string {
  return link
    .replace(/[.,;:!?*_~]+$/, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
