// Character references such as `&amp;`, which texts that come from HTML are full of.

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

const REFERENCE = /&(?:([a-z]{2,5})|#(\d{1,7})|#x([\da-f]{1,6}));/iy;

/**
 * Reads the reference at `start` into the character it stands for: text, never markup.
 * @returns `null` when there is none that is known
 */
export function decodeEntity(text: string, start: number): { value: string; length: number } | null {
  REFERENCE.lastIndex = start;
  const found = REFERENCE.exec(text);
  if (!found) return null;
  const [{ length }, name, decimal, hex] = found;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  const isCharacter = code >= 32 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  const value = name ? NAMED[name.toLowerCase()] : isCharacter && String.fromCodePoint(code);
  return value ? { value, length } : null;
}
