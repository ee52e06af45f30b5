// Cuts text into words: by letters where words are written apart, by dictionary where they are not.

/** A run of letters, marks and digits. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that write words without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Lower-cases a text as the language wants it: Turkish has two letters i. */
export function foldCase(text: string, language = 'und'): string {
  const normal = text.normalize('NFKC');
  return language === 'tr' ? normal.toLocaleLowerCase('tr') : normal.toLowerCase();
}

/** Tells whether a word is written in a script without spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/**
 * Returns the words of a text in their order, in lower case.
 * Apostrophes, hyphens and underscores part words, so that `it’s`, `sign-in` and `api_key` are found by their parts.
 */
export function splitWords(text: string, language = 'und'): string[] {
  const words: string[] = [];
  for (const run of foldCase(text, language).match(WORD) ?? []) {
    if (isUnspaced(run)) pushSegments(run, words);
    else words.push(run);
  }
  return words;
}

function pushSegments(run: string, words: string[]): void {
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike === true) words.push(segment);
}
