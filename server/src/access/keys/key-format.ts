// How API keys look: a prefix that says what they are, a public part, a random part, a checksum.

import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PUBLIC_CHARS = 8;
/** 26 characters of base 62 hold 154 random bits. */
const RANDOM_CHARS = 26;
/** The 32 bits of the checksum fit into 6 characters of base 62. */
const CHECKSUM_CHARS = 6;
/** @source Selgora's document: `sk_live_` and a string of 40 characters */
const BODY_CHARS = PUBLIC_CHARS + RANDOM_CHARS + CHECKSUM_CHARS;

/** What comes before the 40 characters, such as `sk_live_`. */
export type KeyPrefix = `${string}_`;

/** The prefixes of the desk's own keys. */
export const KEY_PREFIXES = { live: 'sk_live_', test: 'sk_test_' } as const;

/** Draws characters without favouring any: bytes beyond the last whole multiple of the alphabet are drawn again. */
function randomText(length: number): string {
  const fair = 256 - (256 % ALPHABET.length);
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < fair && text.length < length) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return text;
}

/** The checksum covers the prefix too, so that no key can be passed off as one of another kind. */
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECKSUM_CHARS; place += 1) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}

/** Makes a key that nobody can guess. */
export function makeKey(prefix: KeyPrefix): string {
  const body = randomText(PUBLIC_CHARS + RANDOM_CHARS);
  return `${prefix}${body}${checksum(prefix + body)}`;
}

/**
 * Reads the public part of a key, with the prefix. A mistyped or invented key is found out by its checksum, without asking the store.
 * @source GitHub's token format, 2021: a prefix, base 62 and a CRC32 let scanners and servers decide offline
 * @returns such as `sk_live_4fQ2xY7a`, or `undefined` for what is not a key with this prefix
 */
export function readKeyHint(key: string, prefix: KeyPrefix): string | undefined {
  if (!key.startsWith(prefix) || key.length !== prefix.length + BODY_CHARS) return undefined;
  if (!/^[0-9A-Za-z]+$/.test(key.slice(prefix.length))) return undefined;
  const signed = key.slice(0, -CHECKSUM_CHARS);
  return key === signed + checksum(signed) ? key.slice(0, prefix.length + PUBLIC_CHARS) : undefined;
}

/** @returns the prefix of a hint, as {@link readKeyHint} makes it */
export function prefixOf(hint: string): KeyPrefix {
  return hint.slice(0, -PUBLIC_CHARS) as KeyPrefix;
}
