import type { Message } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { checkDocument, checkGrowth, type Bubble } from './check-document.ts';

const sent = ['one', 'two'];
const own = (text: string): Bubble => ({ isVisitor: true, isOpen: false, text });
const answer = (text: string): Bubble => ({ isVisitor: false, isOpen: false, text });
const kinds = (...bubbles: Bubble[]) => checkGrowth(bubbles, sent).map(({ kind }) => kind);

describe('the check of a document while it grows', () => {
  it('finds nothing in whole ones', () => {
    expect(kinds()).toEqual([]);
    expect(kinds(own('one'))).toEqual([]);
    expect(kinds(own('one'), own('two'))).toEqual([]);
    expect(kinds(own('one'), answer('a'), own('two'), answer('b'))).toEqual([]);
  });

  it('finds a doubled message, a doubled answer, and a wrong order', () => {
    expect(kinds(own('one'), own('one'))).toEqual(['duplicate']);
    expect(kinds(own('one'), answer('a'), answer('a'))).toEqual(['duplicate']);
    expect(kinds(own('two'), own('one'))).toEqual(['inversion']);
  });
});

describe('the check of a document at rest', () => {
  const stored = [
    { kind: 'visitor', text: 'one' },
    { kind: 'handover' },
    { kind: 'answer', text: 'a b' },
  ] as readonly unknown[] as readonly Message[];

  it('compares it with what is stored', () => {
    expect(checkDocument('page', [own('one'), answer('a\nb')], stored)).toEqual([]);
    for (const wrong of [
      [own('one')],
      [own('one'), answer('a b'), answer('a b')],
      [answer('a b'), own('one')],
    ]) {
      expect(checkDocument('page', wrong, stored)).toHaveLength(1);
    }
  });
});
