import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseMarkdown, titleOfMarkdown } from './parse-markdown.ts';

const FALLBACK = 'notes';
const filler = fc.integer({ min: 0, max: 1_300 }).map((count) => 'word '.repeat(count));
const block = fc.oneof(
  filler,
  fc.constantFrom(
    '# Title',
    'Title\n=====',
    'Title\n\n=====',
    '# [Title]',
    '# [Title][ref]',
    '[ref]: https://shop.example "Shop"',
    '## Part',
    '```sh\n# a comment\n\n# another',
    '```',
    '<!-- # hidden\n\n# hidden too',
    '-->',
    '- one\n\n  # in a list',
    '> # quoted',
    '    # code',
    '| a |\n|---|',
    '# *Two* words',
  ),
);
const body = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
const front = fc.constantFrom(
  '',
  '\uFEFF',
  '---\ntitle: Declared\n---\n',
  `---\n# ${'comment '.repeat(400)}\n\n# more\n---\n`,
  '---\ntitle: ""\n---\n',
);

describe('the title of a source', () => {
  it('is the one that reading the whole source gives', () => {
    fc.assert(
      fc.property(front, body, (head, text) => {
        const source = head + text;
        expect(titleOfMarkdown(source, FALLBACK)).toBe(parseMarkdown(source, FALLBACK).title);
      }),
      { numRuns: 60 },
    );
  });
});
