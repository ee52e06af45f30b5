import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chunkMarkdown, PASSAGE_WORDS_MAX } from './chunk-markdown.ts';
import { countWords } from './markdown/count-words.ts';

const SOURCE = `---
title: "Shipping & returns"
---
Welcome text.

# Shipping

We ship within **two** days.

## Costs

| Country | Price |
| ------- | ----- |
| DE      | 5 €   |

## Costs

Do this:

1. Open the [parcel page](https://example.com/parcels).
2. Choose *Print*.

\`\`\`sh
# not a heading
frontdesk ask "where is my parcel"
\`\`\`
`;

const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

/** Markdown that is put together from the parts that documents have, and from noise. */
const markdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# Title',
        '## Part',
        '### Part',
        'Setext\n===',
        '- a\n- b\n  - c',
        '> quoted',
        '---',
        '* * *',
      ),
      fc.constantFrom(
        '```js\n# x\n```',
        '    indented',
        '<div>raw</div>',
        '| a | b |\n| - | - |\n| 1 | 2 |',
        '[x]: /y',
      ),
      fc.constantFrom(
        '- [a](#a)\n- [b](#b)',
        'Line one\r\nline two',
        'Ends here:',
        '[^1]: note',
        '~~~',
        '\t- odd',
      ),
      fc.integer({ min: 1, max: 450 }).map((count) => `${words(count)}.`),
      fc
        .integer({ min: 50, max: 90 })
        .map((count) => Array.from({ length: count }, () => '- five words in this item').join('\n')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    ),
    { maxLength: 14 },
  )
  .chain((blocks) => fc.constantFrom('\n\n', '\n', '\r\n\r\n').map((joint) => blocks.join(joint)));

describe('chunkMarkdown', () => {
  it('takes the title from the front matter, else from the first h1, else from the fallback', () => {
    expect(chunkMarkdown(SOURCE, 'file').title).toBe('Shipping & returns');
    expect(chunkMarkdown('Intro\n\n# A *real* title\n', 'file').title).toBe('A real title');
    expect(chunkMarkdown('Nothing but text', 'file').title).toBe('file');
  });

  it('gives each passage its headings and a GitHub anchor that is unique in the document', () => {
    const places = chunkMarkdown(SOURCE, 'file').chunks.map(({ headingPath, anchor }) => [
      headingPath,
      anchor,
    ]);
    expect(places).toEqual([
      [[], ''],
      [['Shipping'], 'shipping'],
      [['Shipping', 'Costs'], 'costs'],
      [['Shipping', 'Costs'], 'costs-1'],
    ]);
  });

  it('leaves the heading that is the title out of the heading path, but keeps its anchor', () => {
    const [first, second] = chunkMarkdown('# Returns\n\nText.\n\n## How\n\nMore.', 'file').chunks;
    expect([first?.headingPath, first?.anchor]).toEqual([[], 'returns']);
    expect([second?.headingPath, second?.anchor]).toEqual([['How'], 'how']);
  });

  it('keeps an announcement, its steps and its code in one passage', () => {
    const last = chunkMarkdown(SOURCE, 'file').chunks.at(-1);
    expect(last?.text.startsWith('Do this:')).toBe(true);
    expect(last?.text.endsWith('```')).toBe(true);
    expect(last?.plainText).toContain('Open the parcel page.');
  });

  it('moves an announcement to the passage of what it announces', () => {
    const source = `${words(190)}.\n\nFollow these steps:\n\n1. ${words(60)}`;
    const texts = chunkMarkdown(source, 'file').chunks.map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toMatch(/^Follow these steps:/);
  });

  it('drops tables of contents and link-only blocks, but keeps an address that shows itself', () => {
    const source =
      '# T\n\n- [One](#one)\n- [Two](#two)\n\n## One\n\n[Next page](next.md)\n\n## Status\n\nhttps://status.example.com\n';
    const { chunks } = chunkMarkdown(source, 'file');
    expect(chunks.map(({ text }) => text)).toEqual(['https://status.example.com']);
  });

  it('does not take a heading inside code for a heading', () => {
    expect(chunkMarkdown('```\n# x\n```', 'file').chunks).toMatchObject([{ anchor: '', headingPath: [] }]);
  });

  it('never cuts a long code block, and cuts long lists between items', () => {
    const code = `\`\`\`\n${words(500)}\n\`\`\``;
    const list = Array.from({ length: 80 }, () => '- five words in this item').join('\n');
    expect(chunkMarkdown(code, 'file').chunks.map(({ text }) => text)).toEqual([code]);
    const parts = chunkMarkdown(list, 'file').chunks;
    expect(parts.length).toBeGreaterThan(1);
    for (const { text } of parts)
      expect(text.split('\n').every((line) => line === '- five words in this item')).toBe(true);
  });

  it('cuts a long paragraph between sentences, and one without sentences between words', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, i) => `Sentence number ${i} has **bold. text** in it.`,
    ).join(' ');
    const cut = chunkMarkdown(sentences, 'file').chunks;
    expect(cut.length).toBeGreaterThan(1);
    for (const { text } of cut) expect(text).toMatch(/^Sentence[^]*in it\.$/);
    expect(chunkMarkdown(words(1_000), 'file').chunks.map(({ text }) => countWords(text))).toEqual([
      200, 200, 200, 200, 200,
    ]);
  });

  it('holds its promises about offsets, order, size and anchors for any Markdown', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('', '\uFEFF', '---\ntitle: T\n---\n'), (body, head) => {
        const source = head + body;
        const { chunks } = chunkMarkdown(source, 'file');
        let before = head.length;
        const anchorOf = new Map<string, string>();
        for (const { start, end, text, anchor, headingPath } of chunks) {
          expect(source.slice(start, end)).toBe(text);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
          const path = JSON.stringify(headingPath);
          expect(anchorOf.get(anchor) ?? path).toBe(path);
          anchorOf.set(anchor, path);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('keeps every passage of prose and lists within the size', () => {
    const prose = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 900 }).map((count) => words(count)),
        fc
          .integer({ min: 1, max: 90 })
          .map((count) => Array.from({ length: count }, () => '- five words in this item').join('\n')),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(prose, (blocks) => {
        for (const { text } of chunkMarkdown(blocks.join('\n\n'), 'file').chunks) {
          expect(countWords(text.replaceAll('- ', ''))).toBeLessThanOrEqual(PASSAGE_WORDS_MAX);
        }
      }),
      { numRuns: 25 },
    );
  });
});
