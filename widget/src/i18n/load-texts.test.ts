import { ACCESS_DENIALS, VISITOR_ERRORS } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { LANGUAGES, loadTexts } from './load-texts.ts';

const TABLES = { en, de, es, fr, ar };

/** Every text of a table, with functions called, by its key. */
const wordsOf = (table: object): [string, string][] =>
  Object.entries(table).flatMap(([key, text]: [string, unknown]): [string, string][] => {
    if (typeof text === 'string') return [[key, text]];
    if (typeof text !== 'function') return wordsOf(text as object);
    const call = text as (...args: readonly unknown[]) => string;
    return key.startsWith('characters') || key === 'source' || key === 'openUnread' || key === 'unread'
      ? [1, 2, 5, 11, 100].map((count) => [`${key} ${count}`, call(count)])
      : [[key, call('⟨A⟩', '⟨B⟩')]];
  });

describe.each(Object.entries(TABLES))('%s', (language, table) => {
  it('says something for every key, with what it is about', () => {
    for (const [key, text] of wordsOf(table)) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/undefined|\[object/);
    }
    expect(table.personJoined('⟨A⟩')).toContain('⟨A⟩');
    expect(table.says('⟨A⟩', '⟨B⟩')).toContain('⟨B⟩');
  });

  it('has a text for every error that a visitor may meet, and in another language than the desk’s for every reason of a refusal', () => {
    const denials = [...Object.keys(ACCESS_DENIALS), 'identity_required', 'identity_invalid'];
    expect(Object.keys(table.errors).toSorted()).toEqual(
      [...Object.keys(VISITOR_ERRORS), 'no_reply', ...(language === 'en' ? [] : denials)].toSorted(),
    );
  });

  it('is loaded when it is chosen', async () => {
    expect(LANGUAGES).toContain(language);
    expect((await loadTexts(language as keyof typeof TABLES)).send).toBe(table.send);
  });
});

it.each(Object.entries(TABLES).slice(1))('%s is a language of its own', (_, table) => {
  const english = new Map(wordsOf(en));
  const same = wordsOf(table).filter(([key, text]) => english.get(key) === text);
  // Words that are the same in both, such as “Sources” in French, are few.
  expect(same.length).toBeLessThan(10);
});
