// What one browser tab shows: everything that it was told, folded together, with a note of whatever could not be true.

import type { AnswerDelta, AnswerMessage, Message, MessageId, Transcript } from '@frontdesk/contract';

import { createGrowingText, type GrowingText } from './growing-text.ts';

/** What a tab shows. */
export interface FoldedView {
  /** What was told and cannot be true together. */
  readonly contradictions: readonly string[];
  /** In the order of `seq`. */
  messages(): readonly Message[];
  /** The highest `seq` up to which the tab has everything, whole. */
  wholeUpTo(): number;
  /** The answers that are being written, as far as they are known. */
  live(): readonly { readonly answerId: MessageId; readonly seq: number; readonly text: string }[];
  place(message: Message): void;
  grow(delta: Omit<AnswerDelta, 'conversationId'>): void;
  /** Takes over what a resume returned. */
  takeOver(transcript: Pick<Transcript, 'messages' | 'live'>): void;
}

const isStreaming = (message: Message | undefined) =>
  message?.kind === 'answer' && message.status === 'streaming';

/** @returns whether a final text goes with what had been seen of it; the end of a crashed answer may be lost */
function goesWith(final: AnswerMessage, seen: string): boolean {
  if (final.text.startsWith(seen)) return true;
  return final.status === 'interrupted' && seen.startsWith(final.text);
}

/** Makes the view of a tab that has been told nothing yet. */
export function createFoldedView(): FoldedView {
  const contradictions: string[] = [];
  const bySeq = new Map<number, Message>();
  const seqOf = new Map<MessageId, number>();
  const growing = new Map<MessageId, GrowingText & { readonly seq: number }>();

  function end(final: AnswerMessage): void {
    const seen = growing.get(final.id)?.text() ?? '';
    growing.delete(final.id);
    if (!goesWith(final, seen)) contradictions.push(`seq ${final.seq}: “${final.text}” after “${seen}”`);
  }

  function place(message: Message): void {
    const there = bySeq.get(message.seq);
    const before = seqOf.get(message.id) ?? message.seq;
    if ((there && there.id !== message.id) || before !== message.seq) {
      contradictions.push(`${message.id} at ${message.seq}: was at ${before}, there is ${there?.id ?? '–'}`);
    }
    if (there && isStreaming(message)) return;
    if (there && !isStreaming(there) && there.kind === 'answer' && message.kind === 'answer') {
      if (there.text !== message.text) contradictions.push(`seq ${message.seq}: a final answer has changed`);
    }
    bySeq.set(message.seq, message);
    seqOf.set(message.id, message.seq);
    if (message.kind === 'answer' && !isStreaming(message)) end(message);
  }

  function grow({ answerId, seq, offset, text }: Omit<AnswerDelta, 'conversationId'>): void {
    const known = bySeq.get(seq);
    if (known && !isStreaming(known)) return;
    const answer = growing.get(answerId) ?? { ...createGrowingText(), seq };
    growing.set(answerId, answer);
    if (!answer.add(offset, text))
      contradictions.push(`seq ${seq}: a piece at ${offset} says something else`);
  }

  return {
    contradictions,
    messages: () => [...bySeq.values()].toSorted((a, b) => a.seq - b.seq),
    wholeUpTo() {
      let seq = 0;
      while (bySeq.has(seq + 1) && !isStreaming(bySeq.get(seq + 1))) seq += 1;
      return seq;
    },
    live: () => [...growing].map(([answerId, { seq, text }]) => ({ answerId, seq, text: text() })),
    place,
    grow,
    takeOver({ messages, live }) {
      for (const message of messages) place(message);
      if (live) grow(live);
    },
  };
}
