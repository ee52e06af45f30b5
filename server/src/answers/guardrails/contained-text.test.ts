import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { passagesOf } from '../../../test/knowledge/passage-of.ts';
import { ContainedText } from './contained-text.ts';

const PASSAGES = passagesOf(
  '## A\n\nSee [docs](https://docs.example.com/a_(b)) or https://docs.example.com/plain/.\n\n## B\n\nMail help@example.com or [us](mailto:help@example.com).\n\n## C\n\nMore.',
);

function filtered(text: string, pieces: readonly number[] = []) {
  const filter = new ContainedText({ passages: PASSAGES });
  let shown = '';
  let at = 0;
  for (const length of pieces) {
    shown += filter.push(text.slice(at, at + length));
    at += length;
  }
  shown += filter.push(text.slice(at)) + filter.end();
  return { shown, used: filter.used, saidNoAnswer: filter.saidNoAnswer };
}

describe('ContainedText', () => {
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
        'd evil.example. e evil.example f pixel g [h](mailto:help@example.com) i j k evil.example l [1] m `evil.example`',
    });
  });

  it('does not let an address grow together out of what is left', () => {
    for (const text of [
      'http[99]s://evil.example',
      'http<https://evil.example>s://evil.example',
      'https:NO_ANSWER//evil.example',
    ]) {
      expect(filtered(text).shown).not.toMatch(/(?:https?:\/\/|www\.)\S*evil/);
    }
  });

  it('links to the hosts that the owner named, and to no host that looks like them', () => {
    const hosts = { passages: PASSAGES, linkHosts: ['shop.example', '*.docs.example'] };
    const shown = (text: string) => {
      const filter = new ContainedText(hosts);
      return filter.push(text) + filter.end();
    };
    for (const kept of [
      'https://shop.example/a?b',
      '[x](https://a.docs.example/y)',
      'mail shop@shop.example now',
    ]) {
      expect(shown(kept)).toBe(kept);
    }
    expect(shown('https://shop.example.evil.example/')).toBe('shop.example.evil.example');
    expect(shown('https://shop.example@evil.example/')).toBe('evil.example');
    expect(shown('[x](https://docs.example)')).toBe('x');
    expect(shown('[x](javascript:alert(1))')).not.toContain('](');
  });

  it('shows a stranger’s mail address as code, so that nothing links it', () => {
    expect(filtered('Write to help@example.com or pay@evil.example.').shown).toBe(
      'Write to help@example.com or `pay@evil.example`.',
    );
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
