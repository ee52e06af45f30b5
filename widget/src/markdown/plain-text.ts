// A Markdown tree as it is read aloud.

import type { Block, Inline } from './tree.ts';

const inlineText = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if ('children' in part) return inlineText(part.children);
      if (part.type === 'break') return ' ';
      return part.type === 'citation' ? '' : part.value;
    })
    .join('');

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'code':
      return block.value;
    case 'quote':
      return plainText(block.children);
    case 'list':
      return block.items.map(({ children }) => plainText(children)).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(', ')).join('. ');
    case 'rule':
      return '';
  }
};

/** Returns the words of a text without its marks. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join(' ');
}
