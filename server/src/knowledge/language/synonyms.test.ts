import { describe, expect, it } from 'vitest';

import { synonymsOf } from './synonyms.ts';

describe('synonymsOf', () => {
  it('finds the stems of the other words of a group, whichever was asked for', () => {
    expect(synonymsOf('receipt', 'en')).toEqual(['bill', 'invoic']);
    expect(synonymsOf('invoic', 'en')).toEqual(['bill', 'receipt']);
  });

  it('knows the words of several groups', () => {
    expect(synonymsOf('bill', 'en')).toEqual(['invoic', 'receipt']);
    expect(synonymsOf('updat', 'en')).toContain('edit');
  });

  it('finds nothing for other words and other languages', () => {
    expect(synonymsOf('giraff', 'en')).toEqual([]);
    expect(synonymsOf('receipt', 'de')).toEqual([]);
  });
});
