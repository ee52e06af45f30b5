// Makes identifiers.

import { randomBytes } from 'node:crypto';

import type { IdPrefix } from '@frontdesk/contract';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 22;

/**
 * Makes an identifier that nobody can guess: 22 characters of base 62 hold the 128 random bits.
 * @param prefix what the identifier names
 */
export function newId<Prefix extends IdPrefix>(prefix: Prefix): `${Prefix}_${string}` {
  let rest = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let digits = '';
  for (let place = 0; place < LENGTH; place += 1) {
    digits = ALPHABET.charAt(Number(rest % 62n)) + digits;
    rest /= 62n;
  }
  return `${prefix}_${digits}`;
}
