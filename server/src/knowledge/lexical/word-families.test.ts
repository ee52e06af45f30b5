import { describe, expect, it } from 'vitest';

import { Vocabulary } from './vocabulary.ts';
import { relativesOf } from './word-families.ts';

const vocabulary = new Vocabulary();
const relativeOf = relativesOf(['explod', 'instal', 'pay', 'describ'], vocabulary);
const placeOf = (term: string): number => relativeOf(vocabulary.intern(term));

describe('relativesOf', () => {
  it('finds words that share their beginning with a word of the question', () => {
    expect(placeOf('explos')).toBe(0);
    expect(placeOf('installer')).toBe(1);
    expect(placeOf('descript')).toBe(3);
  });

  it('takes neither short words nor strangers for relatives', () => {
    for (const term of ['payment', 'instead', 'desk', 'explicit', 'des']) expect(placeOf(term)).toBe(-1);
  });
});
