// Tells content from mere navigation.

import { countWords } from './count-words.ts';
import type { MarkdownBlock } from './markdown-tree.ts';
import { childrenOf } from './parse-markdown.ts';
import { plainText } from './plain-text.ts';

/** Besides links, a table of contents has a word here and there; an instruction has more. */
const OTHER_WORDS_SHARE_MAX = 0.15;

/**
 * Tells whether a block only points elsewhere: a table of contents, “next page”, a row of badges. Such a block repeats the words of what it
 * points at and answers nothing. A link that shows its own address is content: it may be the very thing asked for.
 */
export function isLinkOnly(block: MarkdownBlock): boolean {
  if (block.type === 'definition' || block.type === 'thematicBreak') return true;
  if (block.type !== 'paragraph' && block.type !== 'list') return plainText(block) === '';
  const words = countWords(plainText(block));
  const linked = wordsInLinks(block);
  return words === 0 || (linked > 0 && words - linked <= words * OTHER_WORDS_SHARE_MAX);
}

function wordsInLinks(node: MarkdownBlock): number {
  if (node.type === 'link' && showsItself(node.url, plainText(node))) return 0;
  if (node.type === 'link' || node.type === 'linkReference') return countWords(plainText(node));
  return childrenOf(node).reduce((sum, child) => sum + wordsInLinks(child), 0);
}

function showsItself(url: string, text: string): boolean {
  return url.replace(/^(?:mailto:|tel:|https?:\/\/)/, '') === text.replace(/^https?:\/\//, '');
}
