// Completes a follow-up question from the question before it, so that the search finds what “it” is.

import { contentTerms } from '../../knowledge/language/analyse-text.ts';
import { detectLanguage } from '../../knowledge/language/detect-language.ts';
import { stopwordsOf, type Language } from '../../knowledge/language/languages.ts';
import { foldCase, isUnspaced, splitWords } from '../../knowledge/language/split-words.ts';
import type { Turn } from '../../ports/answer-provider.ts';
import { readIntent } from '../escalation/read-intent.ts';
import { REFERENCES } from '../phrases/references.ts';

/** A question with what it leaves unsaid. */
export interface CondensedQuestion {
  readonly query: string;
  /** Whether a word of the question points back. Otherwise it is merely so short that it may. */
  readonly refersBack: boolean;
}

/** A question of so few content words may leave its subject unsaid. */
const SHORT_WORDS_MAX = 2;
/** A longer question names its subject, whatever pronouns it holds. */
const REFERRING_WORDS_MAX = 5;
/** More words of the question before would drown the present one. */
const ADDED_WORDS_MAX = 8;

/**
 * Adds the content words of the visitor's question before to one that may lean on it. The same turns always give the same words.
 * @returns `undefined` for a question that stands by itself, or when nothing was asked before
 */
export function condenseQuestion(
  question: string,
  history: readonly Turn[],
  language: Language,
): CondensedQuestion | undefined {
  const before = history.findLast(({ role, text }) => role === 'visitor' && isQuestion(text));
  if (before === undefined) return undefined;
  const known = language === 'und' ? 'en' : language;
  const own = new Set(contentTerms(question, known));
  const refersBack = own.size <= REFERRING_WORDS_MAX && hasReference(question, known);
  if (!refersBack && own.size > SHORT_WORDS_MAX) return undefined;
  const added = contentWords(before.text).filter((word) => !own.has(contentTerms(word, known)[0] ?? word));
  if (added.length === 0) return undefined;
  return { query: `${question} ${added.slice(0, ADDED_WORDS_MAX).join(' ')}`, refersBack };
}

function isQuestion(text: string): boolean {
  return readIntent(text, []).kind === 'question';
}

function hasReference(question: string, language: Exclude<Language, 'und'>): boolean {
  const folded = foldCase(question, language);
  const words = new Set(splitWords(question, language));
  return REFERENCES[language]
    .split(', ')
    .some((word) => (isUnspaced(word) || word.includes(' ') ? folded.includes(word) : words.has(word)));
}

function contentWords(text: string): string[] {
  const language = detectLanguage(text);
  const stopwords = stopwordsOf(language === 'und' ? 'en' : language);
  return [...new Set(splitWords(text, language))].filter((word) => !stopwords.has(word));
}
