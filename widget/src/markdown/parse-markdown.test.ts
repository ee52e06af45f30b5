import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGrowingMarkdown, parseMarkdown } from './parse-markdown.ts';
import { plainText } from './plain-text.ts';
import type { Block, Inline, MarkdownOptions } from './tree.ts';

/** Writes a tree as short markup, for expectations that can be read. */
const showInline = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.type === 'text') return part.value;
      if (part.type === 'code') return `<c>${part.value}</c>`;
      if (part.type === 'break') return '<br>';
      if (part.type === 'citation') return `<cite ${part.index}>`;
      if (part.type === 'link') return `<a ${part.url ?? '-'}>${showInline(part.children)}</a>`;
      const tag = { emphasis: 'i', strong: 'b', strike: 's' }[part.type];
      return `<${tag}>${showInline(part.children)}</${tag}>`;
    })
    .join('');

const showBlock = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return `<p>${showInline(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${showInline(block.children)}</h${block.level}>`;
    case 'code':
      return `<pre ${block.language}>${block.value}</pre>`;
    case 'quote':
      return `<q>${show(block.children)}</q>`;
    case 'list': {
      const items = block.items.map(
        ({ isDone, children }) => `<li${isDone === undefined ? '' : ` ${isDone}`}>${show(children)}</li>`,
      );
      return `<${block.start === null ? 'ul' : `ol ${block.start}`}>${items.join('')}</>`;
    }
    case 'table': {
      const rows = [block.head, ...block.rows].map((row) => row.map(showInline).join('|'));
      return `<table ${block.alignments.join()}>${rows.join('/')}</table>`;
    }
    case 'rule':
      return '<hr>';
  }
};
const show = (blocks: readonly Block[]): string => blocks.map(showBlock).join('');
const markdown = (text: string, options?: MarkdownOptions) => show(parseMarkdown(text, options));

describe('parts of a line', () => {
  it.each([
    ['*a* _b_ **c** __d__ ~~e~~', '<i>a</i> <i>b</i> <b>c</b> <b>d</b> <s>e</s>'],
    ['***both***', '<i><b>both</b></i>'],
    ['**a *b***', '<b>a <i>b</i></b>'],
    ['*foo**bar*', '<i>foo**bar</i>'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['**unclosed', '**unclosed'],
    ['`a*b*` ``x ` y``', '<c>a*b*</c> <c>x ` y</c>'],
    ['`open', '`open'],
    ['\\*not\\* &amp; &#8364; &copy;', '*not* & € &copy;'],
    ['[text](https://a.example/x "t")', '<a https://a.example/x>text</a>'],
    ['[a](<https://a.example/b c>)', '<a https://a.example/b%20c>a</a>'],
    ['[a](https://a.example/(b))', '<a https://a.example/(b)>a</a>'],
    [
      'see https://a.example/b. (https://c.example)',
      'see <a https://a.example/b>https://a.example/b</a>. (<a https://c.example/>https://c.example</a>)',
    ],
    [
      '<https://a.example> mail help@shop.example!',
      '<a https://a.example/>https://a.example</a> mail <a mailto:help@shop.example>help@shop.example</a>!',
    ],
    ['[call](tel:+123)', '<a tel:+123>call</a>'],
    [
      '![alt](https://a.example/i.png) ![](https://a.example/i.png)',
      '<a https://a.example/i.png>alt</a> <a https://a.example/i.png>a.example</a>',
    ],
    ['[![alt](https://a.example/i.png)](https://b.example)', '<a https://b.example/>alt</a>'],
    [
      '[a [b](https://b.example) c](https://c.example)',
      '[a <a https://b.example/>b</a> c](<a https://c.example/>https://c.example</a>)',
    ],
    ['*a [b* c](https://a.example)', '<i>a [b</i> c](<a https://a.example/>https://a.example</a>)'],
    ['line  \nbreak\nsoft\\\nhard', 'line<br>break soft<br>hard'],
    ['<b>no html</b><img src=x onerror=alert(1)>', '<b>no html</b><img src=x onerror=alert(1)>'],
  ])('%s', (text, expected) => {
    expect(markdown(text)).toBe(`<p>${expected}</p>`);
  });

  it('takes [n] for a citation only where there is one', () => {
    expect(markdown('so [1][2] and [3]', { citations: new Set([1, 2]) })).toBe(
      '<p>so<cite 1><cite 2> and [3]</p>',
    );
    expect(markdown('[1](https://a.example)', { citations: new Set([1]) })).toBe(
      '<p><a https://a.example/>1</a></p>',
    );
  });

  it('breaks lines where people mean it', () => {
    expect(markdown('a\nb', { breaksLines: true })).toBe('<p>a<br>b</p>');
  });
});

describe('blocks', () => {
  it.each([
    ['# One #\n\n## Two\nText\n===', '<h1>One</h1><h2>Two</h2><h1>Text</h1>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    [
      '- a\n- b\n  - c\n    d\n- e',
      '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c d</p></li></></li><li><p>e</p></li></>',
    ],
    ['3. a\n4. b\n  - c', '<ol 3><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></></li></>'],
    ['1. a\n\n   more\n\n2. b', '<ol 1><li><p>a</p><p>more</p></li><li><p>b</p></li></>'],
    ['- [ ] todo\n- [x] done', '<ul><li false><p>todo</p></li><li true><p>done</p></li></>'],
    ['Intro:\n- a\n* b', '<p>Intro:</p><ul><li><p>a</p></li></><ul><li><p>b</p></li></>'],
    ['> a\nlazy\n> - b\n\nc', '<q><p>a lazy</p><ul><li><p>b</p></li></></q><p>c</p>'],
    ['```js\nlet a = `1`;\n\n**b**\n```\nafter', '<pre js>let a = `1`;\n\n**b**</pre><p>after</p>'],
    ['~~~\na', '<pre >a</pre>'],
    ['| a | b |\n|:--|--:|\n| 1 | `x\\|y` |\n| 2 |', '<table start,end>a|b/1|<c>x|y</c>/2|</table>'],
    ['Text\n| a | b |\n|---|---|\n\nend', '<p>Text</p><table ,>a|b</table><p>end</p>'],
    ['a | b', '<p>a | b</p>'],
    ['2024 was good.\n2025. was not', '<p>2024 was good. 2025. was not</p>'],
  ])('%j', (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });
});

describe('a text that is still being written', () => {
  it.each([
    ['**bol', '<p><b>bol</b></p>'],
    ['so **', '<p>so </p>'],
    ['a `cod', '<p>a <c>cod</c></p>'],
    ['see [the page](https://a.exam', '<p>see <a ->the page</a></p>'],
    ['see [the pa', '<p>see the pa</p>'],
    ['```js\nlet a', '<pre js>let a</pre>'],
    ['**done** text\n\n- *it', '<p><b>done</b> text</p><ul><li><p><i>it</i></p></li></>'],
    ['first **open\n\nsecond', '<p>first **open</p><p>second</p>'],
  ])('%j is shown as if it were closed', (text, expected) => {
    expect(markdown(text, { isOpenEnded: true })).toBe(expected);
  });
});

/** Texts that are made of what Markdown is made of. */
const MARKS = '* ** _ ~~ ` ``` # > | --- [ ] ]( ) ![ < > a word [1] &lt; \\ @ x@y.zz ع 🙂'.split(' ');
const ADDRESSES = [
  'https://a.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'JaVaScRiPt:x',
  'vbscript:x',
];
const BLANKS = ['\n', '\n\n', '- ', '1. ', '> ', '# ', ' ', '  ', '\t'];
const piece = fc.constantFrom(...MARKS, ...ADDRESSES, ...BLANKS);
const source = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

const urlsIn = (parts: readonly Inline[]): string[] =>
  parts.flatMap((part) => [
    ...(part.type === 'link' && part.url ? [part.url] : []),
    ...('children' in part ? urlsIn(part.children) : []),
  ]);
const inlinesOf = (block: Block): readonly Inline[] => {
  if (block.type === 'paragraph' || block.type === 'heading') return block.children;
  if (block.type === 'quote') return block.children.flatMap(inlinesOf);
  if (block.type === 'list') return block.items.flatMap(({ children }) => children.flatMap(inlinesOf));
  return block.type === 'table' ? [block.head, ...block.rows].flat(2) : [];
};

describe('any text', () => {
  it('links only to addresses that are allowed', () => {
    fc.assert(
      fc.property(source, (text) => {
        const urls = parseMarkdown(text).flatMap((block) => urlsIn(inlinesOf(block)));
        for (const url of urls) expect(url).toMatch(/^(?:https?|mailto|tel):/);
      }),
      { numRuns: 1_500 },
    );
  });

  it('read in pieces gives what it gives at once', () => {
    fc.assert(
      fc.property(source, fc.integer({ min: 1, max: 9 }), (text, step) => {
        const read = createGrowingMarkdown();
        for (let end = step; end < text.length; end += step) {
          const growing = read(text.slice(0, end), { isOpenEnded: true });
          expect(show(growing)).toBe(markdown(text.slice(0, end), { isOpenEnded: true }));
        }
        expect(show(read(text, {}))).toBe(markdown(text));
      }),
      { numRuns: 800 },
    );
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé]{1,9}$/), { minLength: 1, maxLength: 20 }), (words) => {
        expect(plainText(parseMarkdown(words.map((word) => `**${word}**`).join(' ')))).toBe(words.join(' '));
      }),
    );
  });
});

/** @source the pathological inputs of markdown-it and cmark: nesting, unclosed openers, backtracking traps */
const HOSTILE: Record<string, string> = {
  'nested strong': '**a *b '.repeat(2_300),
  'closers without openers': 'a** '.repeat(4_000),
  'openers of two kinds': '*a _b '.repeat(2_600),
  brackets: '['.repeat(16_000),
  'nested links': '[a]('.repeat(4_000),
  'links without end': '[a](<b'.repeat(2_700),
  images: '![[]()'.repeat(2_700),
  'backticks of all lengths': Array.from({ length: 170 }, (_, i) => `e${'`'.repeat(i)}`).join(''),
  'nested quotes': `${'>'.repeat(16_000)}a`,
  'nested lists': Array.from({ length: 170 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
  'many small lists': '- a\n\n'.repeat(3_200),
  'blank lines': `- a${'\n'.repeat(16_000)}b`,
  'table of pipes': `${'|'.repeat(8_000)}\n${'|-'.repeat(4_000)}`,
  rows: `|a|\n|-|\n${'|b|\n'.repeat(4_000)}`,
  'at signs': 'a@'.repeat(8_000),
  addresses: 'https://'.repeat(2_000),
  'bare addresses': `https://a.example/${'('.repeat(15_000)}`,
  entities: '&'.repeat(16_000),
  angles: '<https:'.repeat(2_200),
  spaces: `a${' '.repeat(16_000)}b`,
  'trailing hashes': `# ${'# '.repeat(8_000)}`,
  rules: '- '.repeat(8_000),
};

describe('a hostile text of 16 kB', () => {
  it.each(Object.entries(HOSTILE))('%s is read in no time', (_, text) => {
    const startedAt = performance.now();
    parseMarkdown(text, { isOpenEnded: true });
    // The promise is 50 ms; a machine that does other things at the same time gets room.
    expect(performance.now() - startedAt).toBeLessThan(400);
  });
});
