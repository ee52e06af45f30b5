// Identifiers that the browser makes.

import type { ConversationId } from '@frontdesk/contract';

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Makes a conversation's id.
 * @source contract, `LIMITS.idMaxChars`: 22 characters of base 62 make 131 bits
 */
export function newConversationId(): ConversationId {
  let id = '';
  while (id.length < 22) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 248 is the largest multiple of 62 in a byte: what lies above would favour the first letters.
      if (byte < 248 && id.length < 22) id += BASE_62[byte % 62];
    }
  }
  return `conv_${id}`;
}

/**
 * Makes a message's id, also on pages without HTTPS, where `crypto.randomUUID` does not exist.
 * @source RFC 9562, section 5.4: UUID version 4
 */
export function newClientMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
