// Watches an answer for the key of its request: whoever repeats it repeats instructions.

/** More signs without a letter than this between letters are no disguise any more; what is held back is let go. */
const HELD_BACK_CHARS_MAX = 2_000;

/**
 * Looks for a word in a text that comes in pieces, however it is spaced, cased or punctuated, and in the disguises that models know best:
 * backwards, rot13, hexadecimal, base64. No part of a found word is let through.
 */
export class LeakWatch {
  leaked = false;
  readonly #words: readonly string[];
  #held = '';

  /** @param key the word; an empty one is never found */
  constructor(key: string) {
    this.#words = key === '' ? [] : disguises(key);
  }

  /** Takes the next piece. @returns what can be shown; nothing once the word was found */
  push(text: string): string {
    if (this.#words.length === 0) return text;
    this.#held += text;
    const { letters, places } = lettersOf(this.#held);
    this.leaked ||= this.#words.some((word) => letters.includes(word));
    if (this.leaked) {
      this.#held = '';
      return '';
    }
    const suspicious = Math.max(...this.#words.map((word) => overlap(letters, word)));
    const from = suspicious === 0 ? this.#held.length : (places[letters.length - suspicious] ?? 0);
    const end = this.#held.length - from > HELD_BACK_CHARS_MAX ? this.#held.length : from;
    const shown = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    return shown;
  }

  /** Returns what was held back. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

/** The letters and digits of a text in lower case, with the place of each. */
function lettersOf(text: string): { letters: string; places: readonly number[] } {
  let letters = '';
  const places: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    for (const unit of sign.normalize('NFKC').toLowerCase()) {
      letters += unit;
      for (let i = 0; i < unit.length; i += 1) places.push(index);
    }
  }
  return { letters, places };
}

/** How many characters at the end of a text are the beginning of a word. */
function overlap(text: string, word: string): number {
  for (let length = Math.min(text.length, word.length - 1); length > 0; length -= 1) {
    if (text.endsWith(word.slice(0, length))) return length;
  }
  return 0;
}

function disguises(key: string): string[] {
  const bytes = Buffer.from(key);
  const inBase64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The first and the last signs also depend on what stands around.
    return encoded.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const words = [key, Array.from(key).toReversed().join(''), rot13(key), bytes.toString('hex'), ...inBase64];
  return words.map((word) => lettersOf(word).letters);
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}
