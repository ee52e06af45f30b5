// Markdown as elements: what may appear, and what stays text.

import * as fc from 'fast-check';
import { render } from 'preact';
import { describe, expect, it } from 'vitest';

import { RichText } from './rich-text.tsx';

const ALLOWED = new Set(
  'DIV P BR STRONG EM DEL CODE PRE A SPAN UL OL LI BLOCKQUOTE TABLE THEAD TBODY TR TH TD HR'.split(' '),
);

function show(text: string): HTMLElement {
  const root = document.createElement('div');
  render(<RichText text={text} />, root);
  return root;
}

/** Pieces of which trouble is made. */
const piece = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt&colon;alert(1))',
  '[a](data:text/html,x)',
  '![pic](https://img.example/x.png)',
  '[ref]',
  '[ref]: javascript:alert(1)',
  '<https://shop.example>',
  '| a | b |\n|---|---|\n| **1** | `2` |',
  '- [x] done\n  1. nested',
  '> quote',
  '~~~\ncode\n~~~',
  '[^1]\n\n[^1]: note',
  '&lt;b&gt; &amp; &copy;',
  '# head',
  '***',
  '\n\n',
);

describe('RichText', () => {
  it('never makes an element, a link or an attribute that is not meant', () => {
    const run = fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), (pieces) => {
      for (const element of show(pieces.join('\n')).querySelectorAll('*')) {
        expect(ALLOWED).toContain(element.tagName);
        for (const { name } of element.attributes) {
          expect(['class', 'dir', 'href', 'target', 'rel', 'start', 'scope']).toContain(name);
        }
        const href = element.getAttribute('href');
        if (href !== null) expect(href).toMatch(/^(https?:|mailto:|tel:)/u);
      }
    });
    fc.assert(run);
  });

  it('makes what is meant', () => {
    const root = show(
      '**Bold** and [a link](https://shop.example/a)\n\n1. one\n2. two\n\n| x |\n|---|\n| y |',
    );
    expect(root.querySelector('strong')?.textContent).toBe('Bold');
    expect(root.querySelectorAll('ol > li')).toHaveLength(2);
    expect(root.querySelector('td')?.textContent).toBe('y');
    const link = root.querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://shop.example/a');
    expect(link?.rel).toContain('noopener');
    expect(link?.target).toBe('_blank');
  });

  it('shows the host behind a link whose words do not name it', () => {
    expect(show('[your bank](https://evil.example/)').textContent).toBe('your bank (evil.example)');
    expect(show('https://shop.example/a').textContent).toBe('https://shop.example/a');
  });

  it('shows raw HTML as the text that it is, and images as links', () => {
    const root = show('<b onclick="x()">hi</b> ![a cat](https://img.example/cat.png)');
    expect(root.textContent).toBe('<b onclick="x()">hi</b> a cat (img.example)');
    expect(root.querySelector('img, b')).toBeNull();
  });
});
