// Puts one typing mistake into a question.

import { stopwordsOf, type Language } from '../../../src/knowledge/language/languages.ts';
import { foldCase, isUnspaced } from '../../../src/knowledge/language/split-words.ts';
import { pick, seededRandom } from './seeded-random.ts';

/** Mistakes in shorter words make other words rather than mistyped ones. */
const MISTYPED_CHARS_MIN = 4;

/**
 * Mistypes one content word of a question: a letter is left out, added, replaced, or swapped with its neighbour.
 * The first letter stays, as it nearly always does.
 * @param seed the same seed gives the same mistake
 * @returns the question as it is when it has no word to mistype, as in scripts without spaces
 */
export function mistype(question: string, language: Language, seed: string): string {
  const random = seededRandom(seed);
  const stopwords = stopwordsOf(language);
  const words = [...question.matchAll(/[\p{L}\p{M}]+/gu)].filter(
    ([word]) =>
      word.length >= MISTYPED_CHARS_MIN && !isUnspaced(word) && !stopwords.has(foldCase(word, language)),
  );
  const chosen = pick(words, random);
  if (chosen === undefined) return question;
  const letters = [...new Set(words.flatMap(([word]) => Array.from(foldCase(word, language))))];
  const [word] = chosen;
  return (
    question.slice(0, chosen.index) + slip(word, letters, random) + question.slice(chosen.index + word.length)
  );
}

function slip(word: string, letters: readonly string[], random: () => number): string {
  const signs = Array.from(word);
  for (;;) {
    const at = 1 + Math.floor(random() * (signs.length - 1));
    const [before, sign = '', next = ''] = [signs.slice(0, at).join(''), signs[at], signs[at + 1]];
    const behind = signs.slice(at + 1).join('');
    const wrong = pick(letters, random) ?? '';
    const slips = [
      before + behind,
      before + wrong + sign + behind,
      before + wrong + behind,
      before + next + sign + signs.slice(at + 2).join(''),
    ];
    const slipped = pick(slips, random);
    if (slipped !== undefined && slipped !== word) return slipped;
  }
}
