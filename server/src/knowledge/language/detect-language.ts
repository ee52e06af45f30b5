// Tells the language of a text by its script and its function words.

import { KNOWN_LANGUAGES, stopwordsOf, type KnownLanguage, type Language } from './languages.ts';
import { splitWords } from './split-words.ts';

/** Scripts that belong to one language of ours; the first with enough letters wins. Kana before Han: Japanese uses both. */
const SCRIPTS: readonly (readonly [KnownLanguage, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ar', /\p{Script=Arabic}/gu],
];
/** A script counts when it makes at least this share of the letters; names and code of other scripts do not decide. */
const SCRIPT_SHARE_MIN = 0.3;
const SCRIPT_LANGUAGES: ReadonlySet<Language> = new Set(SCRIPTS.map(([language]) => language));
const OTHER_LANGUAGES = KNOWN_LANGUAGES.filter((language) => !SCRIPT_LANGUAGES.has(language));

/** More text than this tells nothing new. */
const SAMPLE_CHARS = 4_000;
/** A language must own at least this share of the words, or the text is `und`. Agglutinating languages own few. */
const STOPWORD_SHARE_MIN = 0.08;

/**
 * Tells the language of a text.
 * @param candidates the languages to choose from; all known ones by default
 * @returns `und` when no candidate fits
 */
export function detectLanguage(text: string, candidates?: readonly Language[]): Language {
  const sample = text.slice(0, SAMPLE_CHARS);
  const byScript = detectByScript(sample);
  if (byScript !== undefined)
    return candidates === undefined || candidates.includes(byScript) ? byScript : 'und';
  const words = splitWords(sample);
  let best: Language = 'und';
  let bestCount = Math.max(1, words.length * STOPWORD_SHARE_MIN) - 1e-9;
  for (const language of candidates ?? OTHER_LANGUAGES) {
    const stopwords = stopwordsOf(language);
    const count = words.reduce((sum, word) => sum + (stopwords.has(word) ? 1 : 0), 0);
    if (count > bestCount) {
      best = language;
      bestCount = count;
    }
  }
  return best;
}

/**
 * Tells how a document is indexed. One in Latin letters without a clear language (a table, code, a few words) counts as English:
 * its stemmer does least harm, and such documents mostly stand among English ones.
 */
export function documentLanguage(text: string): Language {
  const detected = detectLanguage(text);
  return detected === 'und' && !/[^\P{L}\p{Script=Latin}]/u.test(text.slice(0, SAMPLE_CHARS))
    ? 'en'
    : detected;
}

function detectByScript(sample: string): KnownLanguage | undefined {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const own = sample.match(script)?.length ?? 0;
    if (own > 0 && own >= letters * SCRIPT_SHARE_MIN) return language;
  }
  return undefined;
}
