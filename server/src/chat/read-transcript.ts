// What a reader gets when opening a conversation or coming back to it.

import {
  DESK_LIMITS,
  type AgentTranscript,
  type AnswerReceipt,
  type Conversation,
  type ConversationEntry,
  type ConversationSummary,
  type LiveAnswer,
  type MessageId,
  type MessagePage,
  type ResumeConversation,
  type Transcript,
} from '@frontdesk/contract';

import type { StoredConversation } from '../ports/conversation-store.ts';
import type { MessageRecord } from '../ports/message-store.ts';
import type { ChatDeps } from './chat-deps.ts';

/** A conversation as its visitor may see it. */
export function toConversation(stored: StoredConversation): Conversation {
  const { id, assistantId, handover, lastSeq, read, createdAt, updatedAt } = stored;
  return { id, assistantId, handover, lastSeq, read, createdAt, updatedAt };
}

/** A conversation as a line of the agents' inbox. */
export function toSummary(stored: StoredConversation): ConversationSummary {
  const { visitorId, visitorName, preview, page, escalation } = stored;
  return {
    ...toConversation(stored),
    preview,
    visitor: {
      id: visitorId,
      displayName: visitorName ?? `Visitor ${visitorId.slice(-4).toLowerCase()}`,
      ...(page && { page }),
    },
    ...(escalation && { escalation }),
  };
}

/** Which part a reader lacks. */
type TranscriptPart = Pick<ResumeConversation, 'afterSeq' | 'answer'>;

async function readRecords(deps: ChatDeps, conversation: StoredConversation, { afterSeq }: TranscriptPart) {
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const limit = DESK_LIMITS.transcriptPageMessages;
  if (afterSeq === 0) return deps.messages.list(key, { limit });
  const records: MessageRecord[] = [];
  for (let from = afterSeq; ; from += limit) {
    const page = await deps.messages.list(key, { afterSeq: from, limit });
    records.push(...page);
    if (page.length < limit) return records;
  }
}

/** @returns what follows of a live answer behind what the reader has of it */
function missingOf(live: LiveAnswer | undefined, had: ResumeConversation['answer']): LiveAnswer | undefined {
  if (!live || had?.answerId !== live.answerId || had.offset > live.text.length) return live;
  return { ...live, offset: had.offset, text: live.text.slice(had.offset) };
}

interface Reading extends TranscriptPart {
  readonly records: readonly MessageRecord[];
}

const isStreaming = ({ message }: MessageRecord) =>
  message.kind === 'answer' && message.status === 'streaming';

/**
 * Finds what is being written, here or on another server, and reads again what has ended since the records were read: its end has been
 * told already, perhaps to a reader who did not know the conversation yet.
 */
async function settle(deps: ChatDeps, { id, assistantId }: StoredConversation, records: Reading['records']) {
  const key = { assistantId, conversationId: id };
  const isOpen = (record: MessageRecord) =>
    isStreaming(record) && record.message.id !== deps.live.current(id)?.answerId;
  if (!records.some(isOpen)) return { records };
  const remote = deps.live.current(id) ? undefined : await deps.elsewhere.current(key);
  const reread = records.map(async (record) => {
    if (!isOpen(record) || record.message.id === remote?.answerId) return record;
    const message = await deps.messages.find(key, record.message.id);
    return message ? { ...record, message } : record;
  });
  return { records: await Promise.all(reread), remote };
}

async function withLive(deps: ChatDeps, conversation: StoredConversation, reading: Reading) {
  const { records, remote } = await settle(deps, conversation, reading.records);
  const live = missingOf(deps.live.current(conversation.id) ?? remote, reading.answer);
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
  part: TranscriptPart,
): Promise<Transcript> {
  const records = await readRecords(deps, conversation, part);
  return withLive(deps, conversation, { ...part, records });
}

/** Reads the same for an agent, with why the answers say what they say. */
export async function readAgentTranscript(
  deps: ChatDeps,
  conversation: StoredConversation,
  part: TranscriptPart,
): Promise<AgentTranscript> {
  const records = await readRecords(deps, conversation, part);
  const receipts: Record<MessageId, AnswerReceipt> = {};
  for (const { message, receipt } of records) if (receipt) receipts[message.id] = receipt;
  const read = await withLive(deps, conversation, { ...part, records });
  return { ...read, summary: toSummary(conversation), receipts };
}

/** Reads a line of the visitor's list. */
export async function readEntry(deps: ChatDeps, stored: StoredConversation): Promise<ConversationEntry> {
  const key = { assistantId: stored.assistantId, conversationId: stored.id };
  const unread = await deps.messages.countReplies(key, stored.read.visitor);
  return { conversation: toConversation(stored), preview: stored.preview, unread };
}

/** Reads the page before a place in the transcript. */
export async function readEarlier(
  deps: ChatDeps,
  conversation: StoredConversation,
  beforeSeq: number,
): Promise<MessagePage> {
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const records = await deps.messages.list(key, { beforeSeq, limit: DESK_LIMITS.transcriptPageMessages });
  const messages = records.map(({ message }) => message);
  return { messages, hasEarlier: (messages[0]?.seq ?? 1) > 1 };
}
