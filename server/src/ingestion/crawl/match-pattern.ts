// Patterns by which owners say which pages belong to a source.

/**
 * Tells whether a text matches a pattern as a whole; `*` stands for any characters, none included.
 * Takes time in proportion to the product of the lengths at worst, whatever the pattern.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  let [at, inPattern, star, retryFrom] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern;
      retryFrom = at;
      inPattern += 1;
    } else if (inPattern < pattern.length && pattern[inPattern] === text[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      retryFrom += 1;
      at = retryFrom;
      inPattern = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
