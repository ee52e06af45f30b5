// Shortens a question to a few of its words, as visitors do who type into a search box.

import { stopwordsOf } from '../../../src/knowledge/language/languages.ts';
import { splitWords } from '../../../src/knowledge/language/split-words.ts';
import { seededRandom } from '../measure/seeded-random.ts';

const WORDS_MAX = 3;

/** Returns one to three neighbouring content words of an English question, the same in every run. */
export function shorten(question: string, seed: string): string {
  const random = seededRandom(`shorten ${seed}`);
  const words = splitWords(question, 'en').filter((word) => !stopwordsOf('en').has(word));
  const count = 1 + Math.floor(random() * WORDS_MAX);
  const start = Math.floor(random() * Math.max(1, words.length - count + 1));
  return words.slice(start, start + count).join(' ');
}
