// How often the block that answers a question holds the answer.

import { BLOCK_WORDS_MAX, chooseBlock } from '../../../src/answers/extractive/choose-block.ts';
import { fitBlock } from '../../../src/answers/extractive/fit-block.ts';
import { countWords } from '../../../src/knowledge/markdown/count-words.ts';
import type { LabelledQuestion } from '../read-data.ts';
import type { IndexedCorpus } from './indexed-corpus.ts';

/** What blocks hold. */
export interface BlockFigures {
  /** The share of blocks that hold a right answer word by word, in percent. */
  readonly span: number;
  /** With the heading that is shown above. */
  readonly meanWords: number;
  /** The share of blocks that are longer than the goal allows, in percent. */
  readonly tooLong: number;
}

/** An answer is “retrieved” when its record is among as many. */
const RETRIEVED_MAX = 5;

/** Measures the blocks of questions whose record is retrieved; those without labelled answers or records don't count. */
export function measureBlocks(corpus: IndexedCorpus, questions: readonly LabelledQuestion[]): BlockFigures {
  const blocks = questions.flatMap(({ q, gold, answers }) => {
    const record = corpus
      .find(q)
      .slice(0, RETRIEVED_MAX)
      .find(({ id }) => gold.includes(id));
    if (record === undefined || answers.length === 0) return [];
    const headingWords = countWords(record.title);
    const { start, end } = chooseBlock(q, record.text, BLOCK_WORDS_MAX - headingWords);
    const block = fitBlock(record.text.slice(start, end), BLOCK_WORDS_MAX - headingWords);
    const words = headingWords + countWords(block);
    return [{ words, holds: answers.some((answer) => block.includes(answer)) }];
  });
  const percent = (count: number): number => (100 * count) / blocks.length;
  return {
    span: percent(blocks.filter(({ holds }) => holds).length),
    meanWords: blocks.reduce((sum, { words }) => sum + words, 0) / blocks.length,
    tooLong: percent(blocks.filter(({ words }) => words > BLOCK_WORDS_MAX).length),
  };
}
