// How alike two questions are in meaning, by the terms of the search: stems of content words, and character grams.

import { contentTerms, gramTerms } from '../../knowledge/language/analyse-text.ts';
import { detectLanguage } from '../../knowledge/language/detect-language.ts';
import type { Language } from '../../knowledge/language/languages.ts';

/** A question as it is compared. */
export interface QuestionTerms {
  readonly language: Language;
  readonly words: ReadonlySet<string>;
  readonly grams: ReadonlySet<string>;
}

/**
 * Analyses a question.
 * @param language the language whose stems are used; detected by default
 */
export function questionTerms(
  question: string,
  language: Language = detectLanguage(question),
): QuestionTerms {
  const stems = language === 'und' ? 'en' : language;
  return {
    language,
    words: new Set(contentTerms(question, stems)),
    grams: new Set(gramTerms(question, stems)),
  };
}

/** How much words count beside grams: grams forgive a slip of the pen, words carry the meaning. */
const WORDS_WEIGHT = 0.7;

/**
 * Says how alike two questions are: 1 for the same terms, 0 for none in common or different languages.
 * Rare terms count more, when it is known which are rare.
 * @param weightOf how much a term tells; 1 by default
 */
export function likeness(
  one: QuestionTerms,
  other: QuestionTerms,
  weightOf: (term: string) => number = () => 1,
): number {
  if (one.language !== other.language && one.language !== 'und' && other.language !== 'und') return 0;
  const byWords = overlap(one.words, other.words, weightOf);
  if (one.grams.size === 0 || other.grams.size === 0) return byWords;
  return WORDS_WEIGHT * byWords + (1 - WORDS_WEIGHT) * overlap(one.grams, other.grams, () => 1);
}

/** The share of both that both have (Dice's coefficient), by weight. */
function overlap(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weightOf: (term: string) => number,
): number {
  let shared = 0;
  let total = 0;
  for (const term of one) {
    total += weightOf(term);
    if (other.has(term)) shared += 2 * weightOf(term);
  }
  for (const term of other) total += weightOf(term);
  return total === 0 ? 0 : shared / total;
}
