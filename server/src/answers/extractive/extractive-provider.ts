// Answers without any model: quotes the block of the documents that fits the question best.

import { setImmediate } from 'node:timers/promises';

import { countWords } from '../../knowledge/markdown/count-words.ts';
import type { AnswerProvider } from '../../ports/answer-provider.ts';
import type { Passage } from '../../ports/passage.ts';
import { BLOCK_WORDS_MAX, chooseBlock } from './choose-block.ts';
import { escapeMarkdown, fitBlock } from './fit-block.ts';
import { quoteMarkdown } from './quote-markdown.ts';

/** How many words a piece of the stream has. */
const WORDS_PER_DELTA = 3;
/** Between two passages of one section stand at most the blank lines of the source. */
const GAP_CHARS_MAX = 4;

/** Creates the provider that needs no network and no key. It quotes and never words anything itself, so it cannot invent. */
export function createExtractiveProvider(): AnswerProvider {
  return {
    name: 'extractive',
    async *answer({ question, passages }, signal) {
      const { text, usedPassages } = quoteBest(question, passages);
      for (const [delta] of text.matchAll(
        new RegExp(`(?:\\s*\\S+){1,${String(WORDS_PER_DELTA)}}\\s*`, 'g'),
      )) {
        signal.throwIfAborted();
        yield { type: 'delta', text: delta };
        await setImmediate();
      }
      yield { type: 'done', usedPassages, answered: usedPassages.length > 0 };
    },
  };
}

interface Quote {
  readonly text: string;
  /** Positions in the passages of the request. */
  readonly usedPassages: readonly number[];
}

function quoteBest(question: string, passages: readonly Passage[]): Quote {
  const section = sectionAround(passages);
  if (section.length === 0) return { text: '', usedPassages: [] };
  let markdown = '';
  const parts = section.map(({ passage, position }, i) => {
    markdown += jointBetween(section[i - 1]?.passage, passage);
    const start = markdown.length;
    markdown += passage.text;
    return { position, start, end: markdown.length };
  });
  const heading = section[0]?.passage.headingPath.at(-1) ?? section[0]?.passage.title ?? '';
  const wordsMax = Math.max(1, BLOCK_WORDS_MAX - countWords(heading));
  const block = chooseBlock(question, markdown, wordsMax);
  const usedPassages = parts
    .filter(({ start, end }) => block.start < end && block.end > start)
    .map(({ position }) => position);
  const quoted = fitBlock(quoteMarkdown(block.lead + markdown.slice(block.start, block.end)), wordsMax);
  return { text: withHeading(heading, quoted), usedPassages };
}

/** Parts of one paragraph, list or table go on in the next line, as they do in the document. */
function jointBetween(before: Passage | undefined, after: Passage): string {
  if (before === undefined) return '';
  return after.start - before.end <= 1 ? '\n' : '\n\n';
}

/** Returns the best passage with its neighbours of the same section, in the order of the document. */
function sectionAround(passages: readonly Passage[]): { passage: Passage; position: number }[] {
  const [best] = passages;
  if (best === undefined) return [];
  const section = passages
    .map((passage, position) => ({ passage, position }))
    .filter(
      ({ passage }) =>
        passage.documentId === best.documentId &&
        passage.documentVersion === best.documentVersion &&
        passage.anchor === best.anchor,
    )
    .toSorted((a, b) => a.passage.start - b.passage.start);
  let from = section.findIndex(({ passage }) => passage === best);
  let to = from;
  const touch = (i: number): boolean =>
    Math.abs((section[i + 1]?.passage.start ?? Infinity) - (section[i]?.passage.end ?? Infinity)) <=
    GAP_CHARS_MAX;
  while (from > 0 && touch(from - 1)) from -= 1;
  while (to < section.length - 1 && touch(to)) to += 1;
  return section.slice(from, to + 1);
}

/** Says where the quote stands, so that “it” and “this page” mean something. */
function withHeading(heading: string, quoted: string): string {
  if (heading === '' || quoted === '') return quoted;
  return `**${escapeMarkdown(heading)}**\n\n${quoted}`;
}
