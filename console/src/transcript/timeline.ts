// A transcript as it is shown: days, messages, answers under way, replies not confirmed yet. Pure.

import type { AnswerMessage, LiveAnswer, Message, Timestamp } from '@frontdesk/contract';

import type { OutgoingReply } from '../desk/desk-state.ts';
import { localDay } from '../ui/format-time.ts';
import type { TranscriptState } from './transcript-state.ts';

/** One thing in a transcript. `continued` means that the same author goes on within the same minutes. */
export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly moment: Timestamp }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly continued: boolean }
  | { readonly kind: 'live'; readonly key: string; readonly live: LiveAnswer }
  | { readonly kind: 'outgoing'; readonly key: string; readonly reply: OutgoingReply };

/** Two messages of one author within this time read as one. */
const CONTINUED_WITHIN_MS = 5 * 60_000;

function authorOf(message: Message): string {
  return message.kind === 'agent' ? message.agent.id : message.kind;
}

function continues(message: Message, before: Message | undefined): boolean {
  if (!before || message.kind === 'handover' || message.kind === 'answer') return false;
  const pauseMs = Date.parse(message.createdAt) - Date.parse(before.createdAt);
  return authorOf(before) === authorOf(message) && pauseMs < CONTINUED_WITHIN_MS;
}

function asLive({ id, seq, text }: AnswerMessage): LiveAnswer {
  return { answerId: id, seq, offset: 0, text };
}

/** Answers under way among the messages are shown as such; the pieces that came since say more than what was stored. */
function entries({ messages, live }: TranscriptState): readonly (Message | LiveAnswer)[] {
  const shown = messages.map((message) => {
    const isStreaming = message.kind === 'answer' && message.status === 'streaming';
    return isStreaming ? (live[message.seq] ?? asLive(message)) : message;
  });
  const known = new Set(messages.map(({ seq }) => seq));
  const others = Object.values(live).filter(({ seq }) => !known.has(seq));
  return [...shown, ...others].toSorted((one, other) => one.seq - other.seq);
}

/**
 * Returns everything to show, in order. Keys stay the same while an answer is written and when it is finished.
 */
export function toTimeline(
  transcript: TranscriptState,
  outgoing: readonly OutgoingReply[],
): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let before: Message | undefined;
  let day = '';
  for (const entry of entries(transcript)) {
    const key = `seq-${entry.seq}`;
    if ('answerId' in entry) {
      items.push({ kind: 'live', key, live: entry });
      before = undefined;
      continue;
    }
    const today = localDay(entry.createdAt);
    if (today !== day) items.push({ kind: 'day', key: `day-${today}`, moment: entry.createdAt });
    items.push({
      kind: 'message',
      key,
      message: entry,
      continued: today === day && continues(entry, before),
    });
    day = today;
    before = entry;
  }
  for (const reply of outgoing) items.push({ kind: 'outgoing', key: reply.clientMessageId, reply });
  return items;
}
