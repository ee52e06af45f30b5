import { describe, expect, it } from 'vitest';

import type { Language } from '../../knowledge/language/languages.ts';
import { condenseQuestion } from './condense-question.ts';

const after = (before: string) =>
  [
    { role: 'visitor', text: before },
    { role: 'assistant', text: 'Yes.' },
    { role: 'visitor', text: 'thanks' },
    { role: 'assistant', text: 'Welcome!' },
  ] as const;

const queryOf = (question: string, before: string, language: Language = 'en') =>
  condenseQuestion(question, after(before), language)?.query;

describe('condenseQuestion', () => {
  it('adds the words of the question before to one that leans on it, over small talk', () => {
    expect(queryOf('How much does it cost?', 'Is there an annual plan?')).toBe(
      'How much does it cost? annual plan',
    );
    expect(queryOf('and for students?', 'Is there an annual plan?')).toContain('annual plan');
    expect(queryOf('Und wie kündige ich ihn?', 'Gibt es einen Jahresvertrag?', 'de')).toContain(
      'jahresvertrag',
    );
    expect(queryOf('它多少钱？', '你们有年度计划吗', 'zh')).toContain('年度');
  });

  it('says whether a word points back or the question is merely short', () => {
    expect(condenseQuestion('How much is it?', after('Is there an annual plan?'), 'en')?.refersBack).toBe(
      true,
    );
    expect(condenseQuestion('Price?', after('Is there an annual plan?'), 'en')?.refersBack).toBe(false);
  });

  it('leaves questions alone that stand by themselves or have nothing before them', () => {
    expect(
      queryOf('How do I export my customer invoices as CSV?', 'Is there an annual plan?'),
    ).toBeUndefined();
    expect(condenseQuestion('How much is it?', [], 'en')).toBeUndefined();
    expect(queryOf('How much is it?', 'hello')).toBeUndefined();
  });
});
