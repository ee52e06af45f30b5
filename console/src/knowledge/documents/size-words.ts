// How sizes of texts are said.

/** Says a length in characters in the reader's own way: `1,234 characters`. */
export function sizeWords(chars: number): string {
  return `${chars.toLocaleString()} ${chars === 1 ? 'character' : 'characters'}`;
}
