// Random tokens, and what is kept of them.

import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** Makes a token that nobody can guess: 256 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** @returns SHA-256 of the token in hexadecimal: enough to find it again, not enough to use it */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
