// Counts typing mistakes between two words.

/** The longest word that is compared; longer ones are addresses and keys, not words. */
const WORD_CHARS_MAX = 64;
/** One row of the table per letter of the first word; kept, because a question may compare thousands of words. */
const ROWS = new Uint8Array((WORD_CHARS_MAX + 1) * (WORD_CHARS_MAX + 1));
const WIDTH = WORD_CHARS_MAX + 1;

/** A word as a stretch of UTF-16 codes. */
export interface CodeSlice {
  readonly codes: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** Returns the UTF-16 codes of a text. */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) codes[i] = text.charCodeAt(i);
  return codes;
}

/**
 * Tells whether two words differ by at most `editsMax` mistakes: a letter missing, added, changed, or two neighbours swapped.
 * Words of more than 64 letters never do, unless they are equal.
 */
export function isWithinEdits(a: string, b: string, editsMax: number): boolean {
  if (a === b) return true;
  return areWithinEdits(
    { codes: codesOf(a), start: 0, end: a.length },
    { codes: codesOf(b), start: 0, end: b.length },
    editsMax,
  );
}

/** Does the same for words that lie in larger arrays. */
export function areWithinEdits(a: CodeSlice, b: CodeSlice, editsMax: number): boolean {
  const [n, m] = [a.end - a.start, b.end - b.start];
  if (Math.abs(n - m) > editsMax || n > WORD_CHARS_MAX || m > WORD_CHARS_MAX) return false;
  for (let j = 0; j <= m; j += 1) ROWS[j] = j;
  for (let i = 1; i <= n; i += 1) {
    if (fillRow({ a, b, editsMax }, i, m) > editsMax) return false;
  }
  return (ROWS[n * WIDTH + m] ?? 0) <= editsMax;
}

/** Fills the row of the first word's letter `i` where it can matter, and returns its least value. */
function fillRow(
  { a, b, editsMax }: { readonly a: CodeSlice; readonly b: CodeSlice; readonly editsMax: number },
  i: number,
  m: number,
): number {
  const row = i * WIDTH;
  const above = row - WIDTH;
  const [from, to] = [Math.max(1, i - editsMax), Math.min(m, i + editsMax)];
  const code = a.codes[a.start + i - 1];
  const codeBefore = i > 1 ? a.codes[a.start + i - 2] : undefined;
  ROWS[row + from - 1] = from === 1 ? i : editsMax + 1;
  if (to < m) ROWS[row + to + 1] = editsMax + 1;
  let least = ROWS[row + from - 1] ?? 0;
  for (let j = from; j <= to; j += 1) {
    const other = b.codes[b.start + j - 1];
    let edits = Math.min(
      (ROWS[above + j] ?? 0) + 1,
      (ROWS[row + j - 1] ?? 0) + 1,
      (ROWS[above + j - 1] ?? 0) + (code === other ? 0 : 1),
    );
    if (j > 1 && codeBefore === other && code === b.codes[b.start + j - 2])
      edits = Math.min(edits, (ROWS[above - WIDTH + j - 2] ?? 0) + 1);
    ROWS[row + j] = edits;
    least = Math.min(least, edits);
  }
  return least;
}
