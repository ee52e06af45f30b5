// Plain text as Markdown: paragraphs between empty lines, nothing in it read as markup.

import { paragraph, writeMarkdown } from './write-markdown.ts';

/** Turns plain text into Markdown that shows it as it is. */
export function textToMarkdown(text: string): string {
  const paragraphs = text
    .replaceAll('\f', '\n\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((block) => block.replaceAll(/[ \t]*\n[ \t]*/g, '\n').trim())
    .filter((block) => block !== '');
  return writeMarkdown(paragraphs.map(paragraph));
}
