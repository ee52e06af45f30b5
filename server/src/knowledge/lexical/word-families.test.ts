import { describe, expect, it } from 'vitest';

import { Vocabulary } from './vocabulary.ts';
import { relativesOf } from './word-families.ts';

const vocabulary = new Vocabulary();
const words = ['explod', 'instal', 'pay', 'describ'].map((stem) => ({
  stem,
  synonyms: stem === 'pay' ? [vocabulary.intern('settl')] : [],
}));
const relativeOf = relativesOf(words, vocabulary);
const placeOf = (term: string): number => relativeOf(vocabulary.intern(term));

describe('relativesOf', () => {
  it('finds words that share their beginning with a word of the question', () => {
    expect(placeOf('explos')).toBe(0);
    expect(placeOf('installer')).toBe(1);
    expect(placeOf('descript')).toBe(3);
  });

  it('finds words that mean the same as a word of the question', () => {
    expect(placeOf('settl')).toBe(2);
  });

  it('takes neither short words nor strangers for relatives', () => {
    for (const term of ['payment', 'instead', 'desk', 'explicit', 'des']) expect(placeOf(term)).toBe(-1);
  });
});
