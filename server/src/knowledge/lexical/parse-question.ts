// Turns a question into what the index is asked for.

import { detectLanguage } from '../language/detect-language.ts';
import { stemmerOf, stopwordsOf, type Language } from '../language/languages.ts';
import { gramTerms, usesGrams } from '../language/analyse-text.ts';
import { splitWords } from '../language/split-words.ts';

/** A content word of a question. */
export interface QuestionWord {
  /** Its stem in each language of the knowledge. */
  readonly forms: readonly string[];
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
  const words = splitWords(question, language)
    .filter((word) => !stopwords.has(word))
    .map((word) => ({ forms: [...new Set(languages.map((each) => stemmerOf(each)(word)))] }));
  return { words, grams: usesGrams(language) ? gramTerms(question, language) : [] };
}
