// What the entries of a conversation mean to a program that is told of events.

import type { Message } from '@frontdesk/contract';

import type { StoredConversation } from '../ports/conversation-store.ts';
import type { WebhookEventType } from '../ports/webhook-store.ts';

/** Something that happened. */
export interface DeskEvent {
  readonly type: WebhookEventType;
  /** The same for the same event, however often the desk speaks of it. */
  readonly about: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const ROLES = { visitor: 'user', answer: 'assistant', agent: 'agent' } as const;

/** Says which events an entry is. An answer that still streams is none yet. */
export function eventsOf(conversation: StoredConversation, message: Message): readonly DeskEvent[] {
  const { id: conversationId } = conversation;
  const event = (type: WebhookEventType, about: string, more: object): DeskEvent => {
    return { type, about, data: { conversationId, ...more } };
  };
  if (message.kind === 'handover') {
    const { id, state } = message;
    if (state === 'resolved') return [event('conversation.closed', id, {})];
    const isAsked = state === 'requested';
    return isAsked ? [event('conversation.escalated', id, { reason: 'customer_request' })] : [];
  }
  const { id, kind, text, createdAt, seq } = message;
  if (kind === 'answer' && message.status === 'streaming') return [];
  const said = event('message.created', id, { messageId: id, role: ROLES[kind], content: text, createdAt });
  const events = [said];
  if (seq === 1) events.unshift(event('conversation.created', conversationId, { createdAt }));
  if (kind === 'answer' && message.escalation?.requiresEscalation) {
    const { reason, summary } = message.escalation;
    events.push(event('conversation.escalated', id, { messageId: id, reason, summary }));
  }
  return events;
}
