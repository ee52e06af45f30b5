import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';

import { docxParagraph, makeDocx, makePdf } from '../../../test/ingestion/make-files.ts';
import type { RawDocument } from './extraction.ts';
import { readDocument } from './read-document.ts';
import { unpackTextParts } from './unpack-text-parts.ts';

const read = async (content: string | Uint8Array, name: string, more: Partial<RawDocument> = {}) =>
  readDocument({ bytes: typeof content === 'string' ? Buffer.from(content) : content, name, ...more });

async function markdownOf(...given: Parameters<typeof read>): Promise<string> {
  const extraction = await read(...given);
  if (!extraction.ok) throw new Error(extraction.reason);
  return extraction.markdown;
}

const page = (main: string, around = '') =>
  `<!doctype html><html><head><title>Refunds | Shop</title></head><body><nav>Home Shop</nav>${around}<main>${main}</main><footer>© 2026</footer></body></html>`;

describe('a web page', () => {
  it('becomes Markdown with its headings, lists, tables and code, without what surrounds it', async () => {
    const html = page(
      `<h1>Refunds <a class="headerlink" href="#refunds">¶</a></h1><p>Within <b>14 days</b>, see <a href="../terms#x">terms</a>.</p>
       <aside><p>A note.</p></aside><h2>How</h2><ol><li>Open it</li><li>Click <code>Refund</code></li></ol>
       <pre><code class="language-js">const a = 1;</code></pre><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>`,
    );
    const extraction = await read(html, 'refunds.html', { url: 'https://shop.example/docs/refunds' });
    expect(extraction).toMatchObject({ ok: true, title: 'Refunds' });
    expect(extraction.ok && extraction.markdown).toBe(
      '# Refunds\n\nWithin **14 days**, see [terms](https://shop.example/terms#x).\n\nA note.\n\n## How\n\n1. Open it\n2. Click `Refund`\n\n' +
        '```js\nconst a = 1;\n```\n\n| A | B |\n| - | - |\n| 1 | 2 |',
    );
  });

  it('says nothing that its readers do not see', async () => {
    const hidden = [
      '<p hidden>H1DDEN</p>',
      '<p style="display: none">H1DDEN</p>',
      '<p style="color:red;visibility:hidden">H1DDEN</p>',
      '<p style="font-size:0">H1DDEN</p>',
      '<p style="opacity:0">H1DDEN</p>',
      '<p aria-hidden="true">H1DDEN</p>',
      '<!-- H1DDEN -->',
      '<script>H1DDEN</script><style>H1DDEN</style><template>H1DDEN</template><noscript>H1DDEN</noscript>',
      '<textarea>H1DDEN</textarea><svg><text>H1DDEN</text></svg>',
    ];
    const markdown = await markdownOf(
      page(`<p>Shown to everybody who comes by.</p>${hidden.join('')}`),
      'x.html',
    );
    expect(markdown).toBe('Shown to everybody who comes by.');
  });

  it('without a marked main part is its body without navigation, header and footer', async () => {
    const html =
      '<title>Help</title><header>Logo</header><div role="navigation">Menu</div><div><h2>Pay</h2><p>By card.</p></div><aside>Ad</aside><footer>Imprint</footer>';
    expect(await markdownOf(html, 'x.html')).toBe('## Pay\n\nBy card.');
  });

  it('tells its address, its links and whether it wants to be found', async () => {
    const html = `<head><base href="/docs/"><link rel="canonical" href="https://shop.example/docs/a"><meta name="robots" content="noindex"></head>
      <body><a href="b#x">B</a><a href="b">B again</a><a href="mailto:a@b.c">Mail</a><a rel="nofollow" href="c">C</a><a href="https://other.example/">O</a><p>Text.</p>`;
    expect(
      await read(html, 'a', { contentType: 'text/html', url: 'https://shop.example/docs/a?x=1' }),
    ).toMatchObject({
      page: {
        canonical: 'https://shop.example/docs/a',
        isHidden: true,
        links: ['https://shop.example/docs/b', 'https://other.example/'],
      },
    });
  });

  it('that is empty until scripts run says so', async () => {
    expect(await read('<div id="root"></div><script src="app.js"></script>', 'x.html')).toEqual({
      ok: false,
      reason: expect.stringContaining('scripts write it'),
    });
  });

  it.each([
    ['elements nested 30,000 deep', `${'<div>'.repeat(30_000)}x`],
    ['30,000 links', `<a href="x">${'<a href=y>'.repeat(30_000)}text`],
  ])('with %s is refused or read, and nothing breaks', async (_name, html) => {
    const extraction = await read(html, 'x.html');
    if (!extraction.ok) expect(extraction.reason).toMatch(/^It .*\.$/);
  });
});

const pageOf = (n: number) => [
  { text: 'ACME manual', size: 8, y: 760 },
  { text: `Chapter ${'ABCDE'[n]}`, size: 20, y: 720 },
  { text: 'The machine is switched on with the green but-', size: 11, y: 690 },
  { text: 'ton on its left side.', size: 11, y: 676 },
  { text: 'A second paragraph (with brackets).', size: 11, y: 640 },
  { text: `It ends with ${'ABCDE'[n]}.`, size: 11, y: 600 },
  { text: `Page ${n + 1} of 5`, size: 8, y: 30 },
];

describe('a PDF', () => {
  it('becomes Markdown: headings by size, paragraphs joined, running heads left out', async () => {
    const extraction = await read(makePdf([0, 1, 2, 3, 4].map(pageOf)), 'manual.pdf');
    expect(extraction).toMatchObject({ ok: true, title: 'Chapter A', warnings: [] });
    const markdown = extraction.ok ? extraction.markdown : '';
    expect(markdown.split('\n\n').slice(0, 3)).toEqual([
      '# Chapter A',
      'The machine is switched on with the green button on its left side.',
      'A second paragraph (with brackets).',
    ]);
    expect(markdown).not.toMatch(/ACME|Page \d/);
  });

  it.each([
    ['broken', Buffer.from('%PDF-1.4\nnothing else'), /broken/],
    ['cut off', makePdf([[{ text: 'x', size: 10, y: 10 }]]).subarray(0, 60), /broken|no text/],
    ['of pictures', makePdf([[]]), /only pictures/],
    ['called so only', Buffer.from('plain text'), /broken/],
  ])('that is %s has a reason', async (_name, bytes, reason) => {
    expect(await read(bytes, 'x.pdf')).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});

/** A document with a part of 5 MB that says of itself to have another size. */
function saying(size: number): Buffer {
  const docx = makeDocx(docxParagraph('x'), { 'word/styles.xml': new Uint8Array(5_000_000) });
  const entry = docx.lastIndexOf('word/styles.xml') - 46;
  expect(docx.readUInt32LE(entry + 24)).toBe(5_000_000);
  docx.writeUInt32LE(size, entry + 24);
  return docx;
}

describe('a Word document', () => {
  it('becomes Markdown with its headings', async () => {
    const docx = makeDocx(
      docxParagraph('Returns', 'Heading1') + docxParagraph('Send it back within 30 days.'),
    );
    expect(await read(docx, 'returns.docx')).toMatchObject({
      ok: true,
      title: 'Returns',
      markdown: '# Returns\n\nSend it back within 30 days.',
    });
  });

  it('that would unpack to too much is not unpacked', async () => {
    const outcome = await read(saying(2_000_000_000), 'bomb.docx');
    expect(outcome).toEqual({ ok: false, reason: expect.stringContaining('too large once unpacked') });
  });

  it('that lies about its size gets no more room than it said', async () => {
    const sizes = Object.entries(unpackTextParts(saying(100))).map(([name, part]) => [name, part.byteLength]);
    expect(Object.fromEntries(sizes)).toMatchObject({ 'word/styles.xml': 100 });
    expect(await read(saying(100), 'bomb.docx')).toHaveProperty('ok');
  });

  it.each([
    ['a million laughs', makeDocx('', { 'word/document.xml': strToU8(laughs()) }), /.*/],
    ['cut off', makeDocx(docxParagraph('x')).subarray(0, 300), /broken|archive/i],
    ['another archive', makeDocx('').fill('X', 4, 30), /.*/],
    ['without a text', makeDocx(''), /no text/],
  ])('with %s has a reason', async (_name, bytes, reason) => {
    expect(await read(bytes, 'x.docx')).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});

/** Entities that would unfold to a billion words. */
function laughs(): string {
  const names = 'a b c d e f g h i'.split(' ');
  const entities = names.map((name, i) =>
    i === 0 ? '<!ENTITY a "lol">' : `<!ENTITY ${name} "${`&${names[i - 1]};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE x [${entities.join('')}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>`;
}

describe('a table of questions', () => {
  it.each([
    ['commas', 'question,answer\n"How much, in all?",Five euros\nWhen?,"Now\nor later"\n'],
    [
      'semicolons and other names',
      'Frage;Antwort;Id\n"How much, in all?";Five euros;1\nWhen?;"Now\nor later";2\n',
    ],
    [
      'tabs and turned columns',
      'Answer\tQuestion\nFive euros\t"How much, in all?"\n"Now\nor later"\tWhen?\n',
    ],
    ['no names', '"How much, in all?",Five euros\nWhen?,"Now\nor later"\n'],
  ])('with %s has a heading for each', async (_name, csv) => {
    expect(await markdownOf(csv, 'faq.csv')).toBe(
      '## How much, in all?\n\nFive euros\n\n## When?\n\nNow\nor later',
    );
  });

  it('names the rows that it left out, and a table without questions', async () => {
    expect(await read('question,answer\nWhy?,\n,Because\nHow?,So\n', 'faq.csv')).toMatchObject({
      ok: true,
      warnings: ['Row 2 was left out: it has no answer.', 'Row 3 was left out: it has no question.'],
    });
    expect(await read('only one column\nx\n', 'faq.csv')).toMatchObject({ ok: false });
    expect(await read('question,answer\n', 'faq.csv')).toMatchObject({ ok: false });
  });
});

describe('a text', () => {
  it('stays text: nothing in it becomes markup', async () => {
    const markdown = await markdownOf('First *line*\n# no heading\n\n    not code\n', 'x.txt');
    const { parseFragment } = await import('../../knowledge/markdown/parse-markdown.ts');
    expect(parseFragment(markdown).children.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
  });

  it.each([
    ['UTF-8', Buffer.from('Größe – 5 €'), undefined],
    ['UTF-8 with a mark', Buffer.from('\uFEFFGröße – 5 €'), undefined],
    ['UTF-16', Buffer.from('\uFEFFGröße – 5 €', 'utf16le'), undefined],
    ['Windows-1252 by name', latin('Größe \x96 5 \x80'), 'text/plain; charset=windows-1252'],
    [
      'Windows-1252 by its letters',
      latin('Größe \x96 5 \x80. Die Größe der Bücher wird über die Höhe geprüft.'),
      undefined,
    ],
    ['a wrong name', Buffer.from('Größe – 5 €'), 'text/plain; charset=no-such-thing'],
  ])('in %s is read', async (_name, bytes, contentType) => {
    expect(await markdownOf(bytes, 'x.txt', { contentType })).toMatch(/^Größe – 5 €/);
  });

  it('in an encoding that only the page names is read', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="shift_jis"><p>'),
      Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]),
    ]);
    expect(await markdownOf(page, 'x.html')).toBe('日本語');
  });

  it.each([
    ['empty', '', 'x.md', 'It is empty.'],
    ['blank', ' \n\n ', 'x.md', 'It holds no text.'],
    ['binary', 'a\0b', 'x.md', 'It is not a text file.'],
    ['a picture', '\u0089PNG\r\n\u001A\n', 'x.png', expect.stringContaining('can’t be read; send')],
    ['an archive', 'PK\u0003\u0004xx', 'x.zip', expect.stringContaining('Archives')],
    ['too long', 'word '.repeat(500_000), 'x.md', expect.stringContaining('two million characters')],
  ])('that is %s has a reason', async (_name, content, name, reason) => {
    expect(await read(content, name)).toEqual({ ok: false, reason });
  });

  it('takes its title from itself, else from its name', async () => {
    expect(await read('---\ntitle: Front\n---\ntext', 'x.md')).toMatchObject({ title: 'Front' });
    expect(await read('# Head\n\ntext', 'x.md')).toMatchObject({ title: 'Head' });
    expect(await read('text', 'notes.md')).toMatchObject({ title: 'notes' });
  });
});

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
