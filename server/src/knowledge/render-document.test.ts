import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chunkMarkdown } from './chunk-markdown.ts';
import { CITED_ID, renderDocument } from './render-document.ts';

const render = (markdown: string) => renderDocument({ title: 'Title', markdown }).html;

describe('renderDocument', () => {
  it('gives headings the anchors that passages name', () => {
    const source = '# Guide\n\n## Set up\n\nOne.\n\n## Set up\n\nTwo.\n\n> ## Set up\n\n## Set up\n\nThree.';
    const html = render(source);
    const anchors = chunkMarkdown(source, 'file').chunks.map(({ anchor }) => anchor);
    expect(anchors).toEqual(['set-up', 'set-up-1', 'set-up-3']);
    for (const anchor of anchors) expect(html).toContain(` id="${anchor}"`);
  });

  it('marks the cited blocks, also when they are some items of a list, and gives the first an id', () => {
    const items = Array.from({ length: 80 }, (_, i) => `- item ${i} has five words`).join('\n');
    const source = `---\ntitle: T\n---\n# T\n\nBefore.\n\n${items}\n`;
    const passage = chunkMarkdown(source, 'file').chunks.at(-1);
    const { title, html } = renderDocument({ title: 'Title', markdown: source }, passage);
    const marked = [...html.matchAll(/<li[^>]*data-cited[^>]*>(item \d+)/g)].map((match) => match[1]);
    expect(title).toBe('Title');
    expect(marked).toHaveLength(passage?.text.split('\n').length ?? 0);
    expect(marked.at(-1)).toBe('item 79');
    expect(html.match(new RegExp(`id="${CITED_ID}"`, 'g'))).toHaveLength(1);
    expect(html).not.toMatch(/<p[^>]*data-cited/);
  });

  it('shows HTML as its text, images as their description and dangerous links as their text', () => {
    const html = render(
      'A <b onclick="x()">bold</b> move<br>here ![alt text](https://evil.example/p.png)\n\n<script>alert(1)</script>\n\n' +
        '<details>\n<summary>More</summary>\n</details>\n\n[bad](javascript:alert(1)) [data](data:text/html,x) [ok](https://a.example) ' +
        '[here](#set-up) [page](other.md) [mail](mailto:a@b.example) [vb]( vbscript:x ) ![i][r] [s][r]\n\n[r]: javascript:x',
    );
    expect(html).toContain('A bold move<br>here alt text');
    expect(html).toContain('<p>More</p>');
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'https://a.example',
      '#set-up',
      'other.md',
      'mailto:a@b.example',
    ]);
    expect(html).not.toMatch(/script|<img|onclick|alert/i);
  });

  it('renders tables, code, task lists and footnotes', () => {
    const html = render('| a |\n| - |\n| 1 |\n\n```js\nx < 1\n```\n\n- [x] done\n\nNote[^1]\n\n[^1]: Foot');
    for (const part of [
      '<td>1</td>',
      '<code class="language-js">x &#x3C; 1',
      'type="checkbox" checked',
      'Foot',
    ]) {
      expect(html).toContain(part);
    }
  });

  it('lets no tag, handler, image or foreign scheme through, whatever the source', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '<svg/onload=x>',
        '<a href="javascript:x">',
        '</p><script>',
        '<!--',
        '-->',
      ),
      fc.constantFrom(
        '[a](java\nscript:x)',
        '[a](<javascript&colon;x>)',
        '![](//evil/x)',
        '[a]: data:x',
        '<style>',
        ']]>',
        '"',
        "'",
      ),
      fc.constantFrom(
        '[a](JaVaScRiPt:x)',
        '<javascript:x>',
        '[a](&#106;avascript:x)',
        '[a](\u0001javascript:x)',
        '[a]',
        '\n\n',
        '`',
        '**',
      ),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const html = render(parts.join(''));
        for (const [, tag = '', rest = ''] of html.matchAll(/<([a-z0-9]+)([^>]*)>/gi)) {
          expect(tag).toMatch(
            /^(p|a|br|em|strong|del|code|pre|ul|ol|li|blockquote|h[1-6]|hr|table|thead|tbody|tr|th|td|input|section|sup)$/,
          );
          expect(rest.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(on\w+|src|style)=/i);
          expect(rest).not.toMatch(/href="\s*(javascript|data|vbscript):/i);
        }
      }),
      { numRuns: 300 },
    );
  });
});
