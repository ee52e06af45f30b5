// Answers without any model: quotes the block of the documents that fits the question best.

import { setImmediate } from 'node:timers/promises';

import { countWords } from '../knowledge/markdown/count-words.ts';
import { parseFragment } from '../knowledge/markdown/parse-markdown.ts';
import { plainText } from '../knowledge/markdown/plain-text.ts';
import type { AnswerProvider } from '../ports/answer-provider.ts';
import type { Passage } from '../ports/passage.ts';
import { BLOCK_WORDS_MAX, chooseBlock } from './choose-block.ts';
import { missingEnd } from './close-markdown.ts';
import { quoteMarkdown } from './quote-markdown.ts';

/** How many words a piece of the stream has. */
const WORDS_PER_DELTA = 3;
/** Between two passages of one section stand at most the blank lines of the source. */
const GAP_CHARS_MAX = 4;
/** Characters with a meaning in Markdown, which a heading in plain text may hold. */
const MARKDOWN_SIGNS = /[\\`*_[\]<>#|~]/g;

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
  const joint = '\n\n';
  const markdown = section.map(({ passage }) => passage.text).join(joint);
  const block = chooseBlock(question, markdown);
  let start = 0;
  const usedPassages: number[] = [];
  for (const { passage, position } of section) {
    if (block.start < start + passage.text.length && block.end > start) usedPassages.push(position);
    start += passage.text.length + joint.length;
  }
  const quoted = fit(quoteMarkdown(block.lead + markdown.slice(block.start, block.end)));
  return { text: withHeading(section[0]?.passage, quoted), usedPassages };
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

/** Shortens a single block that is longer than an answer may be: code by its lines, everything else by its words. */
function fit(markdown: string): string {
  const tree = parseFragment(markdown);
  if (countWords(plainText(tree)) <= BLOCK_WORDS_MAX) return markdown + missingEnd(markdown);
  const [first] = tree.children;
  const separator = first?.type === 'code' ? /\r?\n/ : /\s+/;
  const joint = first?.type === 'code' ? '\n' : ' ';
  const parts = (first?.type === 'code' ? markdown : plainText(tree)).split(separator);
  const kept: string[] = [];
  let words = 0;
  for (const part of parts) {
    words += countWords(part);
    if (words > BLOCK_WORDS_MAX) break;
    kept.push(part);
  }
  const text = kept.join(joint);
  return first?.type === 'code' ? text + missingEnd(text) : `${text.replace(MARKDOWN_SIGNS, '\\$&')} …`;
}

/** Says where the quote stands, so that “it” and “this page” mean something. */
function withHeading(passage: Passage | undefined, quoted: string): string {
  const heading = passage?.headingPath.at(-1) ?? passage?.title ?? '';
  if (heading === '' || quoted === '') return quoted;
  return `**${heading.replace(MARKDOWN_SIGNS, '\\$&')}**\n\n${quoted}`;
}
