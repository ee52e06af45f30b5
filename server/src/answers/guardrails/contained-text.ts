// Holds a writer to its sources while it writes: only passages that it was given are cited, only links that may stand there are kept.

import { NO_ANSWER } from '../../ports/answer-provider.ts';
import type { Passage } from '../../ports/passage.ts';
import { LeakWatch } from './leak-watch.ts';
import { stripInvisible } from './strip-invisible.ts';

const URL_PATTERN = String.raw`(?:https?:\/\/|www\.)[^\s<>"'\x60)\]]+`;
const MAIL_PATTERN = String.raw`[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,63}`;
/** What needs a look: code marks, the token, links and references, bare addresses of pages and people. */
const NOTABLE = new RegExp(
  String.raw`(?<ticks>\x60+)|(?<token>\b${NO_ANSWER}\b)|!?\[(?<label>[^\][\n]*)\](?:\((?<target>(?:[^()\n]|\([^()\n]*\))*)\)|(?<stray>\(|:(?=\s|$)))?|<?(?<url>${URL_PATTERN})>?|(?<mail>${MAIL_PATTERN})`,
  'giu',
);
const WEB_ADDRESS = new RegExp(URL_PATTERN, 'gi');
const LINKS = new RegExp(String.raw`${URL_PATTERN}|\b(?:mailto|tel):[^\s<>"')\]]+`, 'gi');
const REFERENCE = /^\s*(?:passage\s*)?\d+(?:\s*[,;]\s*\d+)*\s*$/i;
/** A link that is longer than this is not waited for. */
const LINK_CHARS_MAX = 1_000;
/** Text without spaces is held back by this much, enough to see the beginning of an address. */
const HELD_BACK_CHARS = 16;

/** What an answer may point at. */
export interface Sources {
  readonly passages: readonly Passage[];
  /** How many sources it may number; by default as many as there are passages. */
  readonly sourcesMax?: number;
  /** Hosts to which it may link besides the links of the passages: `shop.example`, `*.shop.example`. */
  readonly linkHosts?: readonly string[];
  /** The word of the request that an answer may not hold; absent: none is watched for. */
  readonly key?: string;
}

/** What was taken out of an answer. */
export interface Removed {
  citations: number;
  links: number;
  images: number;
}

/**
 * Filters the text of one answer, piece by piece. Whatever is put in, what comes out loads nothing, links only where it may, cites only
 * passages that exist, and does not hold the key.
 */
export class ContainedText {
  /** Positions of the cited passages, in the order of their first citation. */
  readonly used: number[] = [];
  /** Whether the model has said that the passages do not answer. */
  saidNoAnswer = false;
  readonly removed: Removed = { citations: 0, links: 0, images: 0 };
  readonly #sourcesMax: number;
  readonly #links: ReadonlySet<string>;
  readonly #hosts: readonly string[];
  readonly #known: string;
  readonly #leak: LeakWatch;
  #pending = '';
  /** The marks that opened the code we are in; empty outside of code, where numbers in brackets are indexes. */
  #code = '';

  constructor({ passages, sourcesMax = passages.length, linkHosts = [], key = '' }: Sources) {
    this.#sourcesMax = sourcesMax;
    this.#links = new Set(passages.flatMap(({ text }) => text.match(LINKS) ?? []).map(canonical));
    this.#hosts = linkHosts;
    this.#known = passages.map(({ text }) => text.toLowerCase()).join('\n');
    this.#leak = new LeakWatch(key);
  }

  /** Whether the text holds the key: it repeats instructions. Nothing of it is returned from then on. */
  get leaked(): boolean {
    return this.#leak.leaked;
  }

  /** Takes the next piece and returns what can be shown so far. */
  push(text: string): string {
    this.#pending += this.#leak.push(stripInvisible(text));
    const end = safeEnd(this.#pending);
    const ready = this.#pending.slice(0, end);
    this.#pending = this.#pending.slice(end);
    return this.#filter(ready);
  }

  /** Returns what was still held back. */
  end(): string {
    const rest = this.#pending + this.#leak.end();
    this.#pending = '';
    return this.#filter(rest);
  }

  #filter(text: string): string {
    let shown = text.replace(NOTABLE, (found: string, ...rest: unknown[]) => {
      const { ticks, token, label, target, stray, url, mail } = rest.at(-1) as Record<
        string,
        string | undefined
      >;
      if (ticks !== undefined) return this.#passTicks(ticks);
      if (token !== undefined) {
        this.saidNoAnswer = true;
        return '';
      }
      if (label !== undefined) return this.#passBrackets({ found, label, target, stray });
      if (mail !== undefined) return this.#passMail(mail);
      return this.#keepKnown(found, url ?? '');
    });
    // What stood around something removed may have become an address, so we look until nothing changes.
    for (let before = ''; before !== shown;) {
      before = shown;
      shown = before.replace(WEB_ADDRESS, (link) => this.#keepKnown(link, link));
    }
    return shown;
  }

  /** Shows an address that may not be linked by its host alone, which nothing takes for a link. */
  #keepKnown(found: string, link: string): string {
    if (this.#mayLink(link)) return found;
    this.removed.links += 1;
    return hostOf(link) + (/[.,;:!?]+$/.exec(link)?.[0] ?? '');
  }

  #mayLink(link: string): boolean {
    if (this.#links.has(canonical(link))) return true;
    const host = hostOf(link);
    return /^https?:\/\//i.test(link) && host !== '' && this.#hosts.some((entry) => isHost(entry, host));
  }

  /** Shows a stranger's address as code, which nothing takes for a link. */
  #passMail(mail: string): string {
    const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
    const isKnown = this.#known.includes(mail.toLowerCase());
    if (this.#code !== '' || isKnown || this.#hosts.some((entry) => isHost(entry, domain))) return mail;
    this.removed.links += 1;
    return `\`${mail}\``;
  }

  #passTicks(ticks: string): string {
    if (this.#code === '') this.#code = ticks;
    else if (this.#code === ticks) this.#code = '';
    return ticks;
  }

  #passBrackets({ found, label, target, stray }: Brackets): string {
    const isInCode = this.#code !== '';
    // What follows brackets and only looks like a link or its address is parted from them, so that no reader takes it for one.
    const rest = stray === undefined || isInCode ? (stray ?? '') : ` ${stray}`;
    if (!isInCode && REFERENCE.test(label)) return this.#renumber(label) + rest;
    const isImage = found.startsWith('!') && !isInCode;
    if (target === undefined && !isImage) return `${found.startsWith('!') ? '!' : ''}[${label}]${rest}`;
    const [address = ''] = (target ?? '').trim().split(/\s/);
    if (!isImage && this.#mayLink(address)) return found;
    this.removed[isImage ? 'images' : 'links'] += 1;
    return label + rest;
  }

  /** Numbers citations in the order of their first use, as the reader's list of sources is; unknown ones vanish. */
  #renumber(label: string): string {
    const numbers = (label.match(/\d+/g) ?? []).map(Number).filter((number) => {
      const exists = number >= 1 && number <= this.#sourcesMax;
      if (!exists) this.removed.citations += 1;
      return exists;
    });
    return numbers
      .map((number) => {
        if (!this.used.includes(number - 1)) this.used.push(number - 1);
        return `[${String(this.used.indexOf(number - 1) + 1)}]`;
      })
      .join('');
  }
}

/** Something in square brackets. */
interface Brackets {
  readonly found: string;
  readonly label: string;
  /** What stands in round brackets behind it. */
  readonly target: string | undefined;
  /** The beginning of something that only looks like that. */
  readonly stray: string | undefined;
}

/** Returns how much of a text can be judged already: up to the last space, but not into a link that is still open. */
function safeEnd(text: string): number {
  const afterSpace = text.search(/\S*$/);
  const tail = text.slice(afterSpace);
  const isPlain = tail.length > HELD_BACK_CHARS && !/[[\]`<(@]|https?:|www\.|NO_/i.test(tail);
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

/** The host that an address really leads to, in lower case; empty when it leads nowhere. */
function hostOf(link: string): string {
  const address = /^https?:/i.test(link) ? link : `https://${link}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\.|\.$/g, '') : '';
}

/** Whether a host is the one that an owner named, or below `*.name`. */
function isHost(entry: string, host: string): boolean {
  return entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry.replace(/^www\./, '');
}
