import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { passagesOf } from '../../../test/knowledge/passage-of.ts';
import { countWords } from '../../knowledge/markdown/count-words.ts';
import { parseFragment } from '../../knowledge/markdown/parse-markdown.ts';
import { plainText } from '../../knowledge/markdown/plain-text.ts';
import type { Passage } from '../../ports/passage.ts';
import { BLOCK_WORDS_MAX } from './choose-block.ts';
import { createExtractiveProvider } from './extractive-provider.ts';

async function answer(question: string, passages: readonly Passage[]) {
  const request = { question, passages, history: [], assistantName: 'Desk' };
  const deltas: string[] = [];
  for await (const event of createExtractiveProvider().answer(request, new AbortController().signal)) {
    if (event.type === 'done')
      return { text: deltas.join(''), deltas, usedPassages: event.usedPassages, answered: event.answered };
    deltas.push(event.text);
  }
  throw new Error('no end');
}

const sentences = (topic: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `The ${topic} has property number ${i} as usual.`).join(' ');

describe('createExtractiveProvider', () => {
  it('quotes the whole section when it is short, under its heading, in small pieces', async () => {
    const passages = passagesOf(
      '# Guide\n\n## Install\n\nDo this:\n\n1. Download.\n2. Run `setup`.\n\n```sh\nsetup --now\n```',
    );
    const { text, deltas, usedPassages } = await answer('how do I install it', passages);
    expect(text).toBe('**Install**\n\nDo this:\n\n1. Download.\n2. Run `setup`.\n\n```sh\nsetup --now\n```');
    expect(deltas.length).toBeGreaterThan(3);
    expect(usedPassages).toEqual([0]);
  });

  it('takes the block that fits the question out of a long section, not a lone sentence', async () => {
    const source = `# Guide\n\n${sentences('boat', 12)}\n\nTo cancel the subscription:\n\n1. Open billing.\n2. Press cancel.\n\n${sentences('train', 20)}`;
    const { text } = await answer('how can I cancel my subscription?', passagesOf(source));
    expect(text).toContain('To cancel the subscription:\n\n1. Open billing.\n2. Press cancel.');
    const words = countWords(plainText(parseFragment(text)));
    expect(words).toBeLessThanOrEqual(BLOCK_WORDS_MAX);
    expect(words).toBeGreaterThan(60);
  });

  it('looks into neighbouring passages of the same section, and names those it used', async () => {
    const source = `# Guide\n\n${sentences('boat', 25)}\n\n${sentences('train', 22)} The zebra key opens the vault.`;
    const passages = passagesOf(source);
    expect(passages.length).toBeGreaterThan(1);
    const { text, usedPassages } = await answer('what does the zebra key open?', passages);
    expect(text).toContain('zebra key opens the vault');
    expect(usedPassages).toEqual([passages.length - 1]);
  });

  it('repeats the head of a table that it quotes from the middle of', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `| country${i} | price of ${i} euros |`).join('\n');
    const { text } = await answer(
      'price country55',
      passagesOf(`# Prices\n\n| Country | Price |\n| --- | --- |\n${rows}`).toReversed(),
    );
    expect(text).toContain('| Country | Price |\n| --- | --- |\n| country');
    expect(text).toContain('country55');
  });

  it('shows relative links, images and HTML as text, and keeps links that work anywhere', async () => {
    const source =
      'See [setup](./setup.md), [site](https://a.example) and ![a chart](chart.png). <b>Bold</b>[^1] [ref][x]\n\n[^1]: Note\n\n[x]: /local';
    const { text } = await answer('setup', passagesOf(source));
    expect(text).toBe('**Guide**\n\nSee setup, [site](https://a.example) and a chart. Bold ref');
  });

  it('answers nothing from nothing', async () => {
    expect(await answer('anything', [])).toMatchObject({ text: '', usedPassages: [], answered: false });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const request = {
      question: 'boat',
      passages: passagesOf(sentences('boat', 10)),
      history: [],
      assistantName: 'Desk',
    };
    const read = async () => {
      for await (const _ of createExtractiveProvider().answer(request, stop.signal)) stop.abort();
    };
    await expect(read()).rejects.toThrow('aborted');
  });

  it('is short, and leaves nothing open, whatever the document', async () => {
    const words = fc
      .integer({ min: 1, max: 200 })
      .map((count) => Array.from({ length: count }, (_, i) => `w${i % 40}.`).join(' '));
    const part = fc.oneof(
      words,
      words.map((each) => `\`\`\`js\n${each.replaceAll(' ', '\n')}\n\`\`\``),
      words.map((each) => `- ${each}\n  \`\`\`\n  code\n`),
      fc.constantFrom(
        '~~~~\nopen',
        '<!-- open',
        '| a | b |\n| - | - |\n| 1 | 2 |',
        '> quote\n> more',
        '1. a\n2. b',
        '**bold',
        '[a](',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), fc.nat(39), async (parts, asked) => {
        const passages = passagesOf(`## H\n\n${parts.join('\n\n')}`);
        const { text, usedPassages } = await answer(`w${asked}`, passages);
        for (const used of usedPassages) expect(passages[used]).toBeDefined();
        const tree = parseFragment(`${text}\n\nprobe`);
        const last = tree.children.at(-1);
        expect(last?.type === 'paragraph' && plainText(last)).toBe('probe');
        expect(countWords(plainText(parseFragment(text)))).toBeLessThanOrEqual(BLOCK_WORDS_MAX);
      }),
      { numRuns: 60 },
    );
  });
});
