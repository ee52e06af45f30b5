// Takes the desk's own key out of what a service writes: some put their errors, and the key in them, into the answer itself.

/** What stands in the place of a key. */
export const STRUCK = '***';

/** Strikes a key out of a text that comes in pieces; no part of it is let through. */
export class StrikeKey {
  readonly #key: string;
  #held = '';

  /** @param key an empty one is never found */
  constructor(key: string) {
    this.#key = key;
  }

  /** Takes the next piece. @returns what can be shown */
  push(piece: string): string {
    if (this.#key === '') return piece;
    const text = (this.#held + piece).replaceAll(this.#key, STRUCK);
    let kept = Math.min(text.length, this.#key.length - 1);
    while (kept > 0 && !this.#key.startsWith(text.slice(-kept))) kept -= 1;
    this.#held = text.slice(text.length - kept);
    return text.slice(0, text.length - kept);
  }

  /** @returns what was held back because it might have become the key */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}
