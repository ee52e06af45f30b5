import { describe, expect, it } from 'vitest';

import { parseQuestion } from './parse-question.ts';
import { PassageIndex } from './passage-index.ts';
import { passageTerms } from './passage-terms.ts';
import { searchPassages } from './search-passages.ts';

function indexOf(texts: readonly string[]) {
  const index = new PassageIndex();
  const batch = index.add(
    texts.map((plainText) => passageTerms({ title: 'Guide', headingPath: [], plainText }, 'en')),
  );
  const find = (question: string) =>
    searchPassages(parseQuestion(question, ['en']), index).found.map(
      ({ passage }) => texts[index.placeOf(passage).position],
    );
  return { index, batch, find };
}

function stepsIn(shop: string): string {
  return `Open the settings of ${shop}, choose events, and add the name of the goal that your button sends.`;
}

describe('searchPassages', () => {
  it('puts the passage first in which the words of the question stand together', () => {
    const { find } = indexOf([
      'The password is kept safe. A reset of the clock is done at night.',
      'To reset your password, open the account page.',
      'The clock shows the time of your account.',
    ]);
    expect(find('How do I reset my password?')[0]).toMatch(/^To reset your password/);
  });

  it('finds a passage that says the same in another word, behind those with the word itself', () => {
    const texts = ['Your invoice comes by post.', 'Each receipt names the tax.', 'The office opens at nine.'];
    const { find } = indexOf(texts);
    expect(find('Where is my receipt?')).toEqual([texts[1], texts[0]]);
    expect(indexOf(texts.slice(0, 1)).find('Where is my receipt?')).toEqual([texts[0]]);
  });

  it('puts a near copy of a passage behind others that match, but keeps it', () => {
    const other = 'You may add a goal at any time. Its name is free.';
    const { find } = indexOf([stepsIn('Rosewood'), stepsIn('Larkspur'), other]);
    expect(find('How do I add the name of a goal?')).toEqual([
      stepsIn('Rosewood'),
      other,
      stepsIn('Larkspur'),
    ]);
    const { find: findAmongFew } = indexOf([stepsIn('Rosewood'), stepsIn('Larkspur'), 'We open at nine.']);
    expect(findAmongFew('Which goal does my Larkspur button send?')[0]).toBe(stepsIn('Larkspur'));
    expect(findAmongFew('Which goal does my Larkspur button send?')[1]).toBe(stepsIn('Rosewood'));
  });

  it('finds the telling word in a question as long as a page of common ones', () => {
    const common = Array.from({ length: 300 }, (_, i) => `common${i}`);
    const texts = Array.from(
      { length: 3_000 },
      (_, i) => `${common.join(' ')} ${i === 1_234 ? 'needle' : ''}`,
    );
    const { find } = indexOf(texts);
    expect(find(`${common.join(' ')} needle`)[0]).toContain('needle');
  });

  it('corrects the first unknown words of a question, and gives no time to a page of noise', () => {
    const { find } = indexOf(['Parcels travel by train.', 'Refunds take a week.']);
    const noise = Array.from({ length: 40 }, (_, i) => `qqzzx${String.fromCharCode(97 + (i % 26))}wvk`);
    expect(find(`parcells ${noise.join(' ')}`)).toEqual(['Parcels travel by train.']);
  });
});
