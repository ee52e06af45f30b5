// Turns what another service says its answer rests on into citations that a reader can open.

import { createHash } from 'node:crypto';

import { DESK_LIMITS, type Citation } from '@frontdesk/contract';

import type { ForeignSource } from '../ports/answer-provider.ts';
import { stripInvisible } from './guardrails/strip-invisible.ts';

/** More sources than a reader looks at, and fewer than would flood the transcript. */
const SOURCES_MAX = 20;
const TITLE_CHARS_MAX = 300;
const URL_CHARS_MAX = 2_048;
/** As long as the ids that the desk makes itself. */
const ID_CHARS = 32;

/** Returns the citations, numbered from 1. A source without an address that a browser may open is named and not linked. */
export function citeForeign(sources: readonly ForeignSource[]): Citation[] {
  return sources.slice(0, SOURCES_MAX).map(({ id, title, url = '', snippet = '' }, position) => ({
    index: position + 1,
    documentId: `doc_${createHash('sha256').update(id).digest('hex').slice(0, ID_CHARS)}`,
    title: oneLine(title, TITLE_CHARS_MAX),
    headingPath: [],
    url: isWebAddress(url) ? url : '',
    snippet: oneLine(snippet, DESK_LIMITS.citationSnippetMaxChars),
  }));
}

function isWebAddress(url: string): boolean {
  return url.length <= URL_CHARS_MAX && /^https?:\/\//i.test(url) && URL.canParse(url);
}

function oneLine(text: string, charsMax: number): string {
  const line = stripInvisible(text).replaceAll(/\s+/g, ' ').trim();
  return line.length <= charsMax ? line : `${line.slice(0, charsMax - 1).toWellFormed()}…`;
}
