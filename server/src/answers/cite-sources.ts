// Turns the passages that an answer used into citations that a reader can open.

import { DESK_LIMITS, type Citation } from '@frontdesk/contract';

import { parseFragment } from '../knowledge/markdown/parse-markdown.ts';
import { plainText } from '../knowledge/markdown/plain-text.ts';
import type { Passage } from '../ports/passage.ts';

/**
 * Returns the citations of an answer, numbered from 1 in the order of their first use.
 * Positions that name no passage, and repeated ones, are left out: a citation only ever points at what was retrieved.
 * @param usedPassages positions in `passages`
 */
export function citeSources(
  passages: readonly Passage[],
  usedPassages: readonly number[],
  urlOf: (passage: Passage) => string,
): Citation[] {
  const used = [...new Set(usedPassages)]
    .map((position) => passages[position])
    .filter((passage) => passage !== undefined);
  return used.map((passage, position) => ({
    index: position + 1,
    documentId: passage.documentId,
    title: passage.title,
    headingPath: passage.headingPath,
    url: urlOf(passage),
    snippet: snippetOf(passage.text),
  }));
}

/** Returns the beginning of a passage in plain text on one line, cut between words. */
function snippetOf(markdown: string): string {
  const text = plainText(parseFragment(markdown)).replace(/\s+/g, ' ').trim();
  if (text.length <= DESK_LIMITS.citationSnippetMaxChars) return text;
  const cut = text.slice(0, DESK_LIMITS.citationSnippetMaxChars - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : withoutHalfPair(cut)).trimEnd()}…`;
}

function withoutHalfPair(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
