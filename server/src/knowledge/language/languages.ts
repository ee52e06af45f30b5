// The languages that the desk knows more of than their letters: stemmers, function words, writing.

import { newStemmer } from 'snowball-stemmers';

import { STOPWORDS } from './stopwords.ts';

/** The code of a language whose function words the desk knows, as in ISO 639-1. */
export type KnownLanguage = keyof typeof STOPWORDS;

/** A known language, or `und`: the text is too short or too foreign to tell. */
export type Language = KnownLanguage | 'und';

/** Every language whose function words the desk knows. */
export const KNOWN_LANGUAGES = Object.keys(STOPWORDS) as readonly KnownLanguage[];

const NO_WORDS: ReadonlySet<string> = new Set();

const STOPWORD_SETS = new Map<Language, ReadonlySet<string>>(
  KNOWN_LANGUAGES.map((language) => [language, new Set(STOPWORDS[language].split(/\s+/))]),
);

/**
 * Returns the function words of a language, in lower case; empty for `und`.
 */
export function stopwordsOf(language: Language): ReadonlySet<string> {
  return STOPWORD_SETS.get(language) ?? NO_WORDS;
}

/**
 * The Snowball algorithm of each language that gains from one.
 * Arabic is left out: its light stemmer merges unrelated words; character 4-grams serve it better.
 * @source https://snowballstem.org/algorithms/
 */
const STEMMERS: Partial<Record<Language, string>> = {
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  nl: 'dutch',
  ro: 'romanian',
  sv: 'swedish',
  da: 'danish',
  no: 'norwegian',
  fi: 'finnish',
  cs: 'czech',
  hu: 'hungarian',
  tr: 'turkish',
  ru: 'russian',
  ar: 'arabic',
};

/** How many stems are remembered per language; text repeats its words, and a stemmer costs microseconds. */
const STEM_MEMORY_WORDS = 100_000;

/** Returns the function that reduces a lower-case word of a language to its stem; words of other languages stay as they are. */
export function stemmerOf(language: Language): (word: string) => string {
  let stem = stemmers.get(language);
  if (stem === undefined) {
    stem = createStemmer(language);
    stemmers.set(language, stem);
  }
  return stem;
}

const stemmers = new Map<Language, (word: string) => string>();

function createStemmer(language: Language): (word: string) => string {
  const algorithm = STEMMERS[language];
  if (algorithm === undefined) return (word) => word;
  const stemmer = newStemmer(algorithm);
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const stem = stemmer.stem(word);
    if (known.size >= STEM_MEMORY_WORDS) known.clear();
    known.set(word, stem);
    return stem;
  };
}
