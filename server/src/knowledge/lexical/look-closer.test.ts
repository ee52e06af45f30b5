import { describe, expect, it } from 'vitest';

import { estimateCoverage } from './estimate-coverage.ts';
import { parseQuestion } from './parse-question.ts';
import { PassageIndex } from './passage-index.ts';
import { passageTerms } from './passage-terms.ts';
import { searchPassages } from './search-passages.ts';

const QUESTION = 'Which colour has the lighthouse of Hamburg?';
const OTHERS = [
  'Trains run hourly.',
  'Bread is baked at night.',
  'Hamburg has a harbour.',
  'Paint dries slowly.',
];

/** Asks knowledge of one passage in the midst of others. */
function ask(passage: string) {
  const index = new PassageIndex();
  for (const plainText of [passage, ...OTHERS]) {
    index.add([passageTerms({ title: '', headingPath: [], plainText }, 'en')]);
  }
  const search = searchPassages(parseQuestion(QUESTION, ['en']), index);
  return { ...search.closest, coverage: estimateCoverage(search) };
}

describe('a closer look at the best passage', () => {
  it('sees more where the words stand in neighbouring sentences than where they are scattered', () => {
    const near = ask('The lighthouse stands in Hamburg. Its colour is red. Ships pass. Gulls sit on it.');
    const far = ask(
      'The lighthouse stands here. Ships pass. Gulls sit on it. Hamburg is near. Rain falls. Its colour is red.',
    );
    expect(near.pair).toBeGreaterThan(far.pair ?? NaN);
    expect(near.coverage).toBeGreaterThan(far.coverage);
  });

  it('sees a sentence that is about nothing else', () => {
    const dense = ask('The colour of the lighthouse of Hamburg is red.');
    const loose = ask(
      'The colour of the lighthouse of Hamburg was argued over by painters, captains and mayors for years.',
    );
    expect(dense.density).toBe(3 / 4);
    expect(loose.density).toBeLessThan(1 / 2);
    expect(dense.coverage).toBeGreaterThan(loose.coverage);
  });

  it('finds nothing where nothing is found', () => {
    const search = searchPassages(parseQuestion('zebra', ['en']), new PassageIndex());
    expect(search.closest).toBeUndefined();
    expect(estimateCoverage(search)).toBe(0);
  });
});
