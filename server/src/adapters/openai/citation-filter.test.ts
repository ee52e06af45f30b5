import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { passagesOf } from '../../../test/knowledge/passage-of.ts';
import { CitationFilter } from './citation-filter.ts';

const PASSAGES = passagesOf(
  '## A\n\nSee [docs](https://docs.example.com/a_(b)) or https://docs.example.com/plain/.\n\n## B\n\nMail help@example.com or [us](mailto:help@example.com).\n\n## C\n\nMore.',
);

function filtered(text: string, pieces: readonly number[] = []) {
  const filter = new CitationFilter(PASSAGES);
  let shown = '';
  let at = 0;
  for (const length of pieces) {
    shown += filter.push(text.slice(at, at + length));
    at += length;
  }
  shown += filter.push(text.slice(at)) + filter.end();
  return { shown, used: filter.used, saidNoAnswer: filter.saidNoAnswer };
}

describe('CitationFilter', () => {
  it('numbers citations in the order of their first use and removes unknown ones', () => {
    expect(filtered('One [3]. Two [1][3], three [9]. Four [1, 2] and [0].')).toEqual({
      shown: 'One [1]. Two [2][1], three . Four [2][3] and .',
      used: [2, 0, 1],
      saidNoAnswer: false,
    });
  });

  it('leaves numbers in code and other brackets alone', () => {
    const text = 'Use `items[7]` and\n\n```js\na[9] = 1;\n```\n\n- [x] done [1] [note]';
    expect(filtered(text)).toMatchObject({ shown: text, used: [0] });
  });

  it('keeps links that stand in a passage and reduces invented ones to their text', () => {
    const text =
      'A https://docs.example.com/plain, b [x](https://docs.example.com/plain) c [y](https://evil.example/?q=1) ' +
      'd https://evil.example. e <https://evil.example/a> f ![pixel](https://evil.example/p.png) g [h](mailto:help@example.com) ' +
      'i [j](/local) k www.evil.example l [2](https://evil.example) m `https://evil.example/code`';
    expect(filtered(text)).toMatchObject({
      shown:
        'A https://docs.example.com/plain, b [x](https://docs.example.com/plain) c y ' +
        'd . e  f pixel g [h](mailto:help@example.com) i j k  l [1] m ``',
    });
  });

  it('does not let an address grow together out of what is left', () => {
    for (const text of [
      'http[99]s://evil.example',
      'http<https://evil.example>s://evil.example',
      'https:NO_ANSWER//evil.example',
    ]) {
      expect(filtered(text).shown).not.toMatch(/https?:\/\/evil/);
    }
  });

  it('hears the token wherever it stands and never shows it', () => {
    expect(filtered('NO_ANSWER')).toMatchObject({ shown: '', saidNoAnswer: true });
    expect(filtered('Well, NO_ANSWER.').shown).not.toContain('NO_ANSWER');
    expect(filtered('There is no answer.').saidNoAnswer).toBe(false);
  });

  it('shows the same however the text is cut into pieces, and never an address that no passage has', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '[1]',
        '[2, 3]',
        '[99]',
        '[t](https://evil.example/x)',
        'https://evil.example',
        '`a[1]`',
        '![i](http://evil.example)',
      ),
      fc.constantFrom(
        ' ',
        '\n\n',
        ' [',
        '](',
        ')',
        '`',
        'http',
        's://',
        'www.',
        'NO_',
        'ANSWER',
        '退款需要三天',
        '<',
        '>',
        '!',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 7 })),
        (parts, pieces) => {
          const text = parts.join('');
          const inPieces = filtered(text, pieces);
          expect(inPieces.shown).not.toMatch(/(?:https?:\/\/|www\.)evil/i);
          for (const used of inPieces.used) expect(PASSAGES[used]).toBeDefined();
        },
      ),
      { numRuns: 400 },
    );
    const text = 'First [2] see [docs](https://evil.example/a b) and https://docs.example.com/plain. ok [1].';
    for (let length = 1; length < 12; length += 1) {
      expect(
        filtered(
          text,
          Array.from({ length: 100 }, () => length),
        ),
      ).toEqual(filtered(text));
    }
  });
});
