// CustomGPT's ids are numbers and UUIDs. Each is made from one of the desk's, always the same way, so nothing has to be kept.

import { createHash } from 'node:crypto';

import type { ConversationId } from '@frontdesk/contract';

/** Ten hexadecimal digits stay below 2⁵³, so that JSON keeps them exactly; among a million ids two are alike once in two desks. */
const NUMBER_HEX_DIGITS = 10;

/** @returns the number that stands for one of the desk's ids */
export function numberFor(id: string): number {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, NUMBER_HEX_DIGITS), 16);
}

/** @returns the UUID that stands for a conversation which was made for one */
export function sessionIdFor(id: ConversationId): string {
  return id.slice('conv_'.length).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** @returns the conversation that a UUID stands for, or `undefined` for anything else */
export function conversationIdFor(sessionId: string): ConversationId | undefined {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(sessionId)) return undefined;
  return `conv_${sessionId.replaceAll('-', '').toLowerCase()}`;
}
