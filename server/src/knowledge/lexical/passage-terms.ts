// What the index learns of a passage.

import { contentTerms, gramTerms, usesGrams } from '../language/analyse-text.ts';
import type { Language } from '../language/languages.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { PassageTerms } from './packed-passages.ts';

/** A passage in plain text, with what stands above it. */
export interface PassageContent {
  readonly title: string;
  readonly headingPath: readonly string[];
  readonly plainText: string;
}

/**
 * Returns the terms of a passage.
 * Title and headings are part of the text, without a weight of their own: a fixed boost helps manuals and harms lists of questions.
 */
export function passageTerms(
  { title, headingPath, plainText }: PassageContent,
  language: Language,
): PassageTerms {
  const above = [title, ...headingPath].join('\n');
  return {
    sentences: [above, ...splitSentences(plainText)].map((sentence) => contentTerms(sentence, language)),
    grams: usesGrams(language) ? gramTerms(`${above}\n${plainText}`, language) : [],
  };
}
