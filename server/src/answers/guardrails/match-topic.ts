// Subjects that an owner leaves to people.

import type { BlockedTopic } from '@frontdesk/contract';

import { contentTerms } from '../../knowledge/language/analyse-text.ts';
import { detectLanguage } from '../../knowledge/language/detect-language.ts';
import { foldCase, isUnspaced } from '../../knowledge/language/split-words.ts';

/**
 * Finds the blocked topic of a question: the first of which it holds all words of a phrase, in any form and order.
 * @returns `undefined` when the question belongs to none
 */
export function matchTopic(question: string, topics: readonly BlockedTopic[]): BlockedTopic | undefined {
  if (topics.length === 0) return undefined;
  const detected = detectLanguage(question);
  const language = detected === 'und' ? 'en' : detected;
  const asked = new Set(contentTerms(question, language));
  const folded = foldCase(question);
  const holds = (phrase: string): boolean => {
    if (isUnspaced(phrase)) return folded.includes(foldCase(phrase));
    const terms = contentTerms(phrase, language);
    return terms.length > 0 && terms.every((term) => asked.has(term));
  };
  return topics.find(({ phrases }) => phrases.some(holds));
}
