// Answers that a crash kept from being begun: the message was stored, and whoever sent it may know that, so nobody sends it again.

import type { HandoverState, Message, VisitorMessage } from '@frontdesk/contract';

import type { StoredConversation } from '../ports/conversation-store.ts';
import { answerMessage } from './answer-message.ts';
import type { ChatDeps } from './chat-deps.ts';
import { refuseWhileDraining } from './draining.ts';
import { moveHandover } from './move-hand-over.ts';
import { isWithPeople } from './next-hand-over.ts';

/** A crash leaves only what was just written; a visitor writes less than this before reading an answer. */
const LATEST_MESSAGES = 20;

/**
 * Finds the messages that were written to the assistant, have no answer, and were not dealt with by a person since.
 * @param messages the end of a transcript, in order
 * @param before the hand-over's state before the first of them
 */
export function findOwed(messages: readonly Message[], before: HandoverState): readonly VisitorMessage[] {
  const answered = new Set(messages.map((message) => message.kind === 'answer' && message.inReplyTo));
  let state = before;
  let owed: readonly VisitorMessage[] = [];
  for (const message of messages) {
    if (message.kind === 'handover') state = message.state;
    const isDealtWith = isWithPeople(state) || (message.kind === 'handover' && state === 'resolved');
    if (message.kind === 'agent' || isDealtWith) owed = [];
    else if (message.kind === 'visitor' && !answered.has(message.id)) owed = [...owed, message];
  }
  return owed;
}

/** @returns the messages of a conversation whose answers should have been begun */
export async function listOwed(
  { messages }: ChatDeps,
  { assistantId, id, handover }: StoredConversation,
): Promise<readonly VisitorMessage[]> {
  const key = { assistantId, conversationId: id };
  const records = await messages.list(key, { limit: LATEST_MESSAGES });
  const latest = records.map(({ message }) => message);
  const change = latest.find((message) => message.kind === 'handover');
  const former = change && (await messages.findHandover(key, change.version - 1));
  return findOwed(latest, change ? (former?.state ?? 'ai') : handover.state);
}

/** Begins the answers to messages, in their order; one that was begun meanwhile stays the only one. */
export async function answerOwed(
  deps: ChatDeps,
  conversation: StoredConversation,
  owed: readonly VisitorMessage[],
): Promise<void> {
  refuseWhileDraining(deps.draining);
  const current = await moveHandover(deps, conversation, { action: 'reopen' });
  for (const message of owed) await answerMessage(deps, current, { message, attempt: 1 });
}
