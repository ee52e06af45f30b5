// What a reader gets when opening a conversation or coming back to it.

import {
  LIMITS,
  type AgentTranscript,
  type AnswerReceipt,
  type Conversation,
  type ConversationSummary,
  type MessageId,
  type MessagePage,
  type Transcript,
} from '@frontdesk/contract';

import type { StoredConversation } from '../ports/conversation-store.ts';
import type { MessageRecord } from '../ports/message-store.ts';
import type { ChatDeps } from './chat-deps.ts';

/** A conversation as its visitor may see it. */
export function toConversation(stored: StoredConversation): Conversation {
  const { id, assistantId, handover, lastSeq, createdAt, updatedAt } = stored;
  return { id, assistantId, handover, lastSeq, createdAt, updatedAt };
}

/** A conversation as a line of the agents' inbox. */
export function toSummary(stored: StoredConversation): ConversationSummary {
  const { visitorId, preview, page, escalation } = stored;
  return {
    ...toConversation(stored),
    preview,
    visitor: {
      id: visitorId,
      displayName: `Visitor ${visitorId.slice(-4).toLowerCase()}`,
      ...(page && { page }),
    },
    ...(escalation && { escalation }),
  };
}

async function readRecords(deps: ChatDeps, conversation: StoredConversation, afterSeq: number) {
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const limit = LIMITS.transcriptPageMessages;
  if (afterSeq === 0) return deps.messages.list(key, { limit });
  const records: MessageRecord[] = [];
  for (let from = afterSeq; ; from += limit) {
    const page = await deps.messages.list(key, { afterSeq: from, limit });
    records.push(...page);
    if (page.length < limit) return records;
  }
}

function withLive(deps: ChatDeps, conversation: StoredConversation, records: readonly MessageRecord[]) {
  const live = deps.live.current(conversation.id);
  const messages = records.map(({ message }) => message).filter(({ id }) => id !== live?.answerId);
  const first = records[0]?.message.seq ?? 1;
  return {
    conversation: toConversation(conversation),
    messages,
    hasEarlier: first > 1,
    ...(live && { live }),
  };
}

/**
 * Reads what a visitor does not have yet: everything after `afterSeq`, or the latest page when that is 0.
 */
export async function readTranscript(
  deps: ChatDeps,
  conversation: StoredConversation,
  afterSeq: number,
): Promise<Transcript> {
  return withLive(deps, conversation, await readRecords(deps, conversation, afterSeq));
}

/** Reads the same for an agent, with why the answers say what they say. */
export async function readAgentTranscript(
  deps: ChatDeps,
  conversation: StoredConversation,
  afterSeq: number,
): Promise<AgentTranscript> {
  const records = await readRecords(deps, conversation, afterSeq);
  const receipts: Record<MessageId, AnswerReceipt> = {};
  for (const { message, receipt } of records) if (receipt) receipts[message.id] = receipt;
  return { ...withLive(deps, conversation, records), summary: toSummary(conversation), receipts };
}

/** Reads the page before a place in the transcript. */
export async function readEarlier(
  deps: ChatDeps,
  conversation: StoredConversation,
  beforeSeq: number,
): Promise<MessagePage> {
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const records = await deps.messages.list(key, { beforeSeq, limit: LIMITS.transcriptPageMessages });
  const messages = records.map(({ message }) => message);
  return { messages, hasEarlier: (messages[0]?.seq ?? 1) > 1 };
}
