// Reads addresses in a text. Every look ahead is bounded, so that a text full of beginnings stays cheap.

/** Longer addresses are not taken for links. */
const ADDRESS_MAX_CHARS = 2_048;
/** Addresses with more brackets in brackets are not taken for links. @source CommonMark 0.31, section 6.3: at least three levels */
const DEPTH_MAX = 16;

/** What stands in the round brackets of a link. */
export interface Destination {
  readonly address: string;
  /** Behind the closing bracket; `null` when this is no destination. */
  readonly end: number | null;
  /** Whether the text ended before the destination did. */
  readonly reachesEnd: boolean;
}

const TITLE = /\s+(?:"[^"]{0,300}"|'[^']{0,300}'|\([^)]{0,300}\))?\s*/y;

/** Reads `address "title")` behind `](`; the title is not kept. */
export function readDestination(text: string, start: number): Destination {
  const limit = Math.min(text.length, start + ADDRESS_MAX_CHARS);
  const isAngled = text[start] === '<';
  let at = isAngled ? start + 1 : start;
  const from = at;
  for (let depth = 0; at < limit; at += 1) {
    const char = text[at] as string;
    if (isAngled ? char === '>' || char === '\n' : /\s/.test(char)) break;
    if (char === '\\') at += 1;
    else if (char === '(' && !isAngled && (depth += 1) > DEPTH_MAX) break;
    else if (char === ')' && !isAngled && (depth -= 1) < 0) break;
  }
  const address = text.slice(from, at).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
  if (isAngled && text[at] === '>') at += 1;
  TITLE.lastIndex = at;
  const rest = TITLE.exec(text);
  if (rest) at += rest[0].length;
  return { address, end: text[at] === ')' ? at + 1 : null, reachesEnd: at >= text.length };
}

/** An address that stands in the text itself. */
export interface FoundAddress {
  readonly address: string;
  /** How much of the text it takes. */
  readonly length: number;
}

const ANGLED = /<((?:https?:|mailto:|tel:)[^\s<>]{1,2048})>/iy;
const BARE = /https?:\/\/[^\s<>"`]{1,2048}/iy;

/** Reads `<https://…>`. */
export function readAutolink(text: string, start: number): FoundAddress | null {
  ANGLED.lastIndex = start;
  const found = ANGLED.exec(text);
  return found?.[1] ? { address: found[1], length: found[0].length } : null;
}

/**
 * Reads `https://…` without the punctuation of the sentence around it.
 * @source GitHub Flavored Markdown 0.29, section 6.9: trailing punctuation and unmatched brackets are not part of the address
 */
export function readBareUrl(text: string, start: number): FoundAddress | null {
  BARE.lastIndex = start;
  const found = BARE.exec(text)?.[0];
  if (!found) return null;
  let unmatched = 0;
  for (const char of found) unmatched += Number(char === ')') - Number(char === '(');
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] as string;
    if (last === ')' && unmatched > 0) unmatched -= 1;
    else if (!/[?!.,:;*_~'\]]/.test(last)) break;
  }
  const address = found.slice(0, end);
  return /^https?:\/\/[^/]/i.test(address) ? { address, length: end } : null;
}

const DOMAIN = /(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,63}/iy;

/** Reads the domain behind an `@`; empty when there is none. */
export function readEmailDomain(text: string, start: number): string {
  DOMAIN.lastIndex = start;
  return DOMAIN.exec(text)?.[0] ?? '';
}
