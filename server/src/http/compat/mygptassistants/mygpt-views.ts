// Conversations and messages as MyGPTAssistants' programs see them.

import type { Message } from '@frontdesk/contract';

import { isWithPeople } from '../../../chat/next-hand-over.ts';
import type { StoredConversation } from '../../../ports/conversation-store.ts';
import type { MessageRecord } from '../../../ports/message-store.ts';

/** A conversation; `status` says who answers in it. */
export function conversationView({
  id,
  handover,
  lastSeq,
  preview,
  createdAt,
  updatedAt,
}: StoredConversation) {
  const { state } = handover;
  const status = state === 'resolved' ? 'closed' : isWithPeople(state) ? 'human' : 'open';
  return { conversationId: id, sessionId: id, status, messageCount: lastSeq, preview, createdAt, updatedAt };
}

const ROLES = { visitor: 'user', answer: 'assistant', agent: 'agent', handover: 'event' } as const;

/** What was said, without the desk's own entries. */
export function messageViews(records: readonly MessageRecord[]) {
  return records.flatMap(({ message }) => (message.kind === 'handover' ? [] : [messageView(message)]));
}

function messageView(message: Exclude<Message, { kind: 'handover' }>) {
  const { id, kind, text, createdAt } = message;
  return { messageId: id, role: ROLES[kind], content: text, createdAt };
}
