// What the message list shows, worked out of the state: days, groups of one author, changes of the hand-over.

import type { AgentMessage, AnswerMessage, HandoverMessage, VisitorMessage } from '@frontdesk/contract';
import type { ChatState, LiveText, OutboxEntry } from '../../chat/chat-state.ts';

/** One bubble. Its key stays the same from the first sight of it to its final form. */
export type Entry =
  | { readonly kind: 'visitor'; readonly key: string; readonly message: VisitorMessage }
  | { readonly kind: 'outbox'; readonly key: string; readonly message: OutboxEntry }
  | { readonly kind: 'answer'; readonly key: string; readonly message: AnswerMessage }
  | { readonly kind: 'live'; readonly key: string; readonly message: LiveText }
  | { readonly kind: 'agent'; readonly key: string; readonly message: AgentMessage };

/** Whose bubbles stand together. */
export type Author =
  | { readonly kind: 'visitor' | 'assistant' }
  | { readonly kind: 'agent'; readonly name: string };

/** One part of the list. */
export type TranscriptItem =
  | { readonly type: 'day'; readonly key: string; readonly at: string }
  | { readonly type: 'handover'; readonly key: string; readonly message: HandoverMessage }
  | {
      readonly type: 'group';
      readonly key: string;
      readonly author: Author;
      readonly entries: readonly Entry[];
    };

/** What one author says within this time stands together. */
const GROUP_SPAN_MS = 5 * 60_000;

const authorOf = (entry: Entry): Author => {
  if (entry.kind === 'agent') return { kind: 'agent', name: entry.message.agent.name };
  return { kind: entry.kind === 'visitor' || entry.kind === 'outbox' ? 'visitor' : 'assistant' };
};

/** When a bubble was said; an answer that is being written is said now. */
export const saidAt = (entry: Entry, now: string): string =>
  entry.kind === 'live' ? now : entry.message.createdAt;

const isSameAuthor = (one: Author, other: Author): boolean =>
  one.kind === other.kind && (one.kind !== 'agent' || one.name === (other as { name: string }).name);

function inOrder({ messages, live, outbox, conversationId }: ChatState): (Entry | HandoverMessage)[] {
  const said = messages.map((message): Entry | HandoverMessage => {
    if (message.kind === 'visitor') return { kind: 'visitor', key: message.clientMessageId, message };
    if (message.kind === 'answer') return { kind: 'answer', key: message.id, message };
    return message.kind === 'agent' ? { kind: 'agent', key: message.id, message } : message;
  });
  const seqOf = (each: Entry | HandoverMessage) =>
    'seq' in each ? each.seq : (each.message as { seq: number }).seq;
  const growing = live
    .filter(({ text }) => text !== '')
    .map((message): Entry => ({ kind: 'live', key: message.answerId, message }));
  const waiting = outbox
    .filter((entry) => entry.conversationId === conversationId)
    .map((message): Entry => ({ kind: 'outbox', key: message.clientMessageId, message }));
  return [...[...said, ...growing].toSorted((a, b) => seqOf(a) - seqOf(b)), ...waiting];
}

/**
 * Lists what is to be shown, from top to bottom.
 * @param now the present moment as a timestamp
 */
export function transcriptItems(state: ChatState, now: string): readonly TranscriptItem[] {
  const items: TranscriptItem[] = [];
  let day = '';
  let lastAt = 0;
  for (const each of inOrder(state)) {
    const at =
      'entries' in each || each.kind === 'handover' ? (each as HandoverMessage).createdAt : saidAt(each, now);
    const dayOfEach = new Date(at).toDateString();
    if (dayOfEach !== day) {
      items.push({ type: 'day', key: `day-${dayOfEach}`, at });
      day = dayOfEach;
    }
    if (each.kind === 'handover') {
      items.push({ type: 'handover', key: each.id, message: each });
      continue;
    }
    const author = authorOf(each);
    const last = items.at(-1);
    const isNear = Date.parse(at) - lastAt < GROUP_SPAN_MS;
    if (last?.type === 'group' && isNear && isSameAuthor(last.author, author)) {
      items[items.length - 1] = { ...last, entries: [...last.entries, each] };
    } else {
      items.push({ type: 'group', key: `group-${each.key}`, author, entries: [each] });
    }
    lastAt = Date.parse(at);
  }
  return items;
}
