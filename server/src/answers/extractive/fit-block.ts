// Makes a block of a document as short as an answer may be.

import { countWords } from '../../knowledge/markdown/count-words.ts';
import { parseFragment } from '../../knowledge/markdown/parse-markdown.ts';
import { plainText } from '../../knowledge/markdown/plain-text.ts';
import { missingEnd } from './close-markdown.ts';

/** Characters with a meaning in Markdown, which plain text may hold. */
const MARKDOWN_SIGNS = /[\\`*_[\]<>#|~]/g;

/** Writes plain text so that Markdown shows it as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(MARKDOWN_SIGNS, '\\$&');
}

/** Shortens a block that is longer than allowed, as a single long sentence is: code by its lines, everything else by its words. Closes what it leaves open. */
export function fitBlock(markdown: string, wordsMax: number): string {
  const tree = parseFragment(markdown);
  if (countWords(plainText(tree)) <= wordsMax) return markdown + missingEnd(markdown);
  const [first] = tree.children;
  const separator = first?.type === 'code' ? /\r?\n/ : /\s+/;
  const joint = first?.type === 'code' ? '\n' : ' ';
  const parts = (first?.type === 'code' ? markdown : plainText(tree)).split(separator);
  const kept: string[] = [];
  let words = 0;
  for (const part of parts) {
    words += countWords(part);
    if (words > wordsMax) break;
    kept.push(part);
  }
  const text = kept.join(joint);
  return first?.type === 'code' ? text + missingEnd(text) : `${escapeMarkdown(text)} …`;
}
