// Fetches the words of the panel in the visitor's language.

import type { Language } from '../loader/launcher-texts.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** The languages besides English are fetched when they are needed. */
const OTHERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Texts>>> = {
  de: () => import('./de.ts').then(({ de }) => de),
  es: () => import('./es.ts').then(({ es }) => es),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
  ar: () => import('./ar.ts').then(({ ar }) => ar),
};

/** The languages of the widget, the fallback first. */
export const LANGUAGES: readonly [Language, ...Language[]] = ['en', ...(Object.keys(OTHERS) as Language[])];

/** Loads the words of a language; English where they cannot be fetched. */
export function loadTexts(language: Language): Promise<Texts> {
  return language === 'en' ? Promise.resolve(en) : OTHERS[language]().catch(() => en);
}
