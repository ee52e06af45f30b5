// What the desk must be able to read again but nobody else may: sealed before it reaches the store.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** @source NIST SP 800-38D, section 8.2: 96 bits for random nonces */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const VERSION = 'v1';

/** Seals and opens secrets under one key, and derives further secrets from it. */
export interface Vault {
  /** @param context what the secret is for; it opens only under the same one, so a sealed text can't be moved to another place */
  seal(secret: string, context: string): string;
  /** @throws {Error} for what was not sealed by this vault under this context */
  open(sealed: string, context: string): string;
  /** @returns a secret of 256 bits for another purpose, in hexadecimal; the same for the same purpose */
  derive(purpose: string): string;
}

/**
 * Makes the vault of a desk.
 * @param key at least 256 bits, from the data folder or the environment
 */
export function createVault(key: string): Vault {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, KEY_BYTES));
  const cipherKey = derived('frontdesk vault');
  return {
    derive: (purpose) => derived(`frontdesk ${purpose}`).toString('hex'),
    seal(secret, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, cipherKey, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(secret, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open(sealed, context) {
      const [version, body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES)
        throw new Error('not a sealed secret');
      const decipher = createDecipheriv(CIPHER, cipherKey, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
  };
}
