// Closes what a cut left open in Markdown.

import { parseFragment } from '../../knowledge/markdown/parse-markdown.ts';
import { plainText } from '../../knowledge/markdown/plain-text.ts';

/** A word that no text holds, to see whether a paragraph behind the text would be one. */
const PROBE = 'frontdeskprobe';

/**
 * Returns the end that a text needs so that what follows it is not swallowed by an open code block or comment.
 * @returns nothing when nothing is open
 */
export function missingEnd(markdown: string): string {
  const fences = markdown.match(/^[ \t>]*(?:`{3,}|~{3,})/gm) ?? [];
  const candidates = [
    '',
    ...new Set(fences.toReversed().flatMap((fence) => [`\n${fence}`, `\n${fence.trim()}`])),
    '\n-->',
  ];
  return candidates.find((end) => endsInTheOpen(markdown + end)) ?? '';
}

function endsInTheOpen(markdown: string): boolean {
  const last = parseFragment(`${markdown}\n\n${PROBE}`).children.at(-1);
  return last?.type === 'paragraph' && plainText(last) === PROBE;
}
