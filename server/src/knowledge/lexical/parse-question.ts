// Turns a question into what the index is asked for.

import { detectLanguage } from '../language/detect-language.ts';
import { stemmerOf, stopwordsOf, type Language } from '../language/languages.ts';
import { gramTerms, usesGrams } from '../language/analyse-text.ts';
import { splitWords } from '../language/split-words.ts';
import { synonymsOf } from '../language/synonyms.ts';

/** Content words of a question that are looked for; a usual question has five, and each costs time in which others wait. */
const WORDS_MAX = 64;

/** A content word of a question. */
export interface QuestionWord {
  /** Its stem in each language of the knowledge. */
  readonly forms: readonly string[];
  /** The stems of words that mean nearly the same, in the language of the question. */
  readonly synonyms: readonly string[];
}

/** A question, ready for the index. */
export interface ParsedQuestion {
  readonly words: readonly QuestionWord[];
  readonly grams: readonly string[];
}

/**
 * Finds the content words of a question.
 * A question is too short to trust its detected language alone, so each word is stemmed in every language of the knowledge.
 * @param languages the languages of the knowledge, the most frequent first
 */
export function parseQuestion(question: string, languages: readonly Language[]): ParsedQuestion {
  const detected = detectLanguage(question, languages);
  const language = detected === 'und' ? (languages[0] ?? 'und') : detected;
  const stopwords = stopwordsOf(language);
  const content = splitWords(question, language).filter((word) => !stopwords.has(word));
  const kept = withinBounds(content);
  const words = kept.map((word) => ({
    forms: [...new Set(languages.map((each) => stemmerOf(each)(word)))],
    synonyms: synonymsOf(stemmerOf(language)(word), language),
  }));
  const text = kept === content ? question : kept.join(' ');
  return { words, grams: usesGrams(language) ? gramTerms(text, language) : [] };
}

/** Keeps the beginning and the end of a question as long as a page, where people say what they want. */
function withinBounds(words: readonly string[]): readonly string[] {
  return words.length <= WORDS_MAX
    ? words
    : [...words.slice(0, WORDS_MAX / 2), ...words.slice(-WORDS_MAX / 2)];
}
