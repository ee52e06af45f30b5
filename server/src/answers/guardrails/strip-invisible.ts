// Characters that people don't see and models read.

/**
 * Controls and format characters: tags, direction marks and overrides, zero-width spaces, invisible operators, the soft hyphen; and the selectors
 * that hide whole texts behind one sign. Kept are line breaks, tabs, the joiners that Persian, Hindi and emoji need, and signs of Arabic numbers.
 * @source https://www.unicode.org/reports/tr36/ (bidirectional text), https://www.unicode.org/charts/PDF/UE0000.pdf (tags)
 */
const INVISIBLE =
  /(?!\u200C|\u200D|[\t\n\r\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2])[\p{Cc}\p{Cf}\u{E0100}-\u{E01EF}]/gu;

/** Returns the text without invisible characters that could carry a hidden message or turn what is read around. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
