// Chooses the block of a section that answers a question: whole steps, lists and code rather than a lone sentence.

import { contentTerms, gramTerms, usesGrams } from '../../knowledge/language/analyse-text.ts';
import { documentLanguage } from '../../knowledge/language/detect-language.ts';
import { countWords } from '../../knowledge/markdown/count-words.ts';
import type { MarkdownBlock } from '../../knowledge/markdown/markdown-tree.ts';
import { childrenOf, parseFragment } from '../../knowledge/markdown/parse-markdown.ts';
import { offsetsOf, sentencesOf, unitOf, type Unit } from '../../knowledge/markdown/split-blocks.ts';

/**
 * The most words that an answer shows, its heading among them.
 * @source Support answers are blocks: a best sentence holds 33 % of the words of the right answer in a product manual, five
 *   sentences 61 %, the section 79 %. Of SQuAD 2.0's questions (open half) whose paragraph is retrieved, blocks of this size hold the answer in 96.5 %.
 */
export const BLOCK_WORDS_MAX = 90;

/** A stretch of a section that a block may begin or end with. */
interface Piece extends Unit {
  /** What must stand before a block that begins here: the head of a table. */
  readonly lead: string;
}

/** A block of a section, as offsets into its Markdown. */
export interface ChosenBlock {
  readonly start: number;
  readonly end: number;
  /** What must stand before it: the head of a table that it begins inside of. */
  readonly lead: string;
}

/** How much the best single piece counts besides the block as a whole: it is where the answer stands. */
const BEST_PIECE_WEIGHT = 0.5;

/**
 * Chooses the block of a section that fits the question best; a single piece that is longer than allowed is returned whole.
 * @param wordsMax the most words of the block; {@link BLOCK_WORDS_MAX} less those of a heading that is shown with it
 */
export function chooseBlock(
  question: string,
  markdown: string,
  wordsMax: number = BLOCK_WORDS_MAX,
): ChosenBlock {
  const pieces = parseFragment(markdown).children.flatMap((block) => piecesOf(block, markdown));
  const worth = weighPieces(question, markdown, pieces);
  let best = { from: 0, to: pieces.length - 1, score: -1 };
  for (const { from, to } of windowsOf(pieces, wordsMax)) {
    const held = new Set<string>();
    let bestPiece = 0;
    for (let i = from; i <= to; i += 1) {
      for (const term of worth.termsOf[i] ?? []) held.add(term);
      bestPiece = Math.max(bestPiece, worth.sum(worth.termsOf[i] ?? []));
    }
    const score = worth.sum(held) + BEST_PIECE_WEIGHT * bestPiece;
    if (score > best.score + 1e-9) best = { from, to, score };
  }
  const [first, last] = [pieces[best.from], pieces[best.to]];
  return { start: first?.start ?? 0, end: last?.end ?? markdown.length, lead: first?.lead ?? '' };
}

/** Every stretch of pieces that cannot grow without becoming too long. */
function windowsOf(pieces: readonly Piece[], wordsMax: number): { from: number; to: number }[] {
  const windows: { from: number; to: number }[] = [];
  let reached = -1;
  for (let from = 0; from < pieces.length; from += 1) {
    let words = (pieces[from]?.words ?? 0) + countWords(pieces[from]?.lead ?? '');
    let to = from;
    while (to + 1 < pieces.length && words + (pieces[to + 1]?.words ?? 0) <= wordsMax) {
      to += 1;
      words += pieces[to]?.words ?? 0;
    }
    if (to <= reached) continue;
    reached = to;
    while (to > from && to < pieces.length - 1 && pieces[to]?.announces === true) to -= 1;
    windows.push({ from, to });
  }
  return windows;
}

/** Weighs the question's terms: one that stands in few pieces tells more about where the answer is. */
function weighPieces(question: string, markdown: string, pieces: readonly Piece[]) {
  const language = documentLanguage(markdown);
  const termsIn = (text: string): string[] => [
    ...contentTerms(text, language),
    ...(usesGrams(language) ? gramTerms(text, language) : []),
  ];
  const asked = new Set(termsIn(question));
  const termsOf = pieces.map(({ text }) => new Set(termsIn(text).filter((term) => asked.has(term))));
  const weights = new Map<string, number>();
  for (const term of asked) {
    const holding = termsOf.filter((terms) => terms.has(term)).length;
    weights.set(term, Math.log(1 + pieces.length / Math.max(1, holding)));
  }
  const sum = (terms: Iterable<string>): number => {
    let total = 0;
    for (const term of terms) total += weights.get(term) ?? 0;
    return total;
  };
  return { termsOf, sum };
}

function piecesOf(block: MarkdownBlock, markdown: string): Piece[] {
  if (block.type === 'list') return childrenOf(block).map((item) => ({ ...unitOf(item), lead: '' }));
  if (block.type === 'paragraph')
    return sentencesOf(block, markdown).map((sentence) => ({ ...sentence, lead: '' }));
  if (block.type !== 'table') return [{ ...unitOf(block), lead: '' }];
  const { start, end } = offsetsOf(block);
  const head = markdown.slice(start, end).split(/\r?\n/).slice(0, 2).join('\n');
  return childrenOf(block).map((row, i) => ({ ...unitOf(row), lead: i === 0 ? '' : `${head}\n` }));
}
