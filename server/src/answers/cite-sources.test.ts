import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DESK_LIMITS } from '@frontdesk/contract';

import { passagesOf } from '../../test/knowledge/passage-of.ts';
import { citeSources } from './cite-sources.ts';

const PASSAGES = passagesOf(
  '# A\n\n**Bold** [link](https://x.example).\n\n## B\n\nSecond.\n\n## C\n\n| x | y |\n| - | - |\n| 1 | 2 |',
);
const urlOf = ({ anchor }: { anchor: string }) => `https://desk.example/#${anchor}`;

describe('citeSources', () => {
  it('numbers citations in the order of their first use and drops what names no passage', () => {
    const citations = citeSources(PASSAGES, [2, 0, 2, 7, -1], urlOf);
    expect(citations.map(({ index, url, snippet }) => [index, url, snippet])).toEqual([
      [1, 'https://desk.example/#c', 'x y 1 2'],
      [2, 'https://desk.example/#a', 'Bold link.'],
    ]);
  });

  it('keeps every snippet plain, whole and within the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), (text) => {
        const [passage] = PASSAGES;
        if (passage === undefined) throw new Error('no passage');
        const snippet = citeSources([{ ...passage, text }], [0], urlOf)[0]?.snippet ?? '';
        expect(snippet.length).toBeLessThanOrEqual(DESK_LIMITS.citationSnippetMaxChars);
        expect(snippet).not.toMatch(/\n|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }),
    );
  });
});
