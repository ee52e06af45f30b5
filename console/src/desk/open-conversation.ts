// Opens conversations and brings them up to date.

import type { ConversationId, MessageId } from '@frontdesk/contract';

import { EMPTY_TRANSCRIPT, gapFreeSeq, liveEnd } from '../transcript/transcript-state.ts';
import type { DeskParts } from './desk-parts.ts';

/** Brings conversations up to date. */
export interface Opener {
  /**
   * Asks for whatever of the transcript is not known yet, and hears of the conversation from then on.
   * Asked again while it is under way, it asks once more afterwards, since more may have been missed.
   */
  open(id: ConversationId): Promise<void>;
  /** Asks for the page of messages before those that are known. */
  openEarlier(id: ConversationId): Promise<void>;
  /** Asks for the receipt of an answer that was finished, or scrolled to, after the conversation was opened. */
  openReceipt(answer: {
    readonly id: MessageId;
    readonly conversationId: ConversationId;
    readonly seq: number;
  }): Promise<void>;
}

/** Makes the opener of a desk. */
export function createOpener({ link, store }: DeskParts): Opener {
  const running = new Map<ConversationId, { again: boolean; done: Promise<void> }>();
  const earlier = new Set<ConversationId>();
  const transcriptOf = (id: ConversationId) => store.get().transcripts[id] ?? EMPTY_TRANSCRIPT;

  async function ask(id: ConversationId, afterSeq: number) {
    const answer = liveEnd(transcriptOf(id));
    const part = { afterSeq, ...(answer && { answer }) };
    const reply = await link.request('conversation:open', { conversationId: id, ...part });
    if (!reply.ok) return store.dispatch({ type: 'unopened', id, error: reply.error });
    store.dispatch({ type: 'transcript', id, change: { type: 'opened', afterSeq, transcript: reply.value } });
  }

  async function askUntilCurrent(id: ConversationId, run: { again: boolean }) {
    do {
      run.again = false;
      await ask(id, gapFreeSeq(transcriptOf(id)));
    } while (run.again);
    running.delete(id);
  }

  return {
    async open(id) {
      const current = running.get(id);
      if (current) {
        current.again = true;
        return current.done;
      }
      const run = { again: false, done: Promise.resolve() };
      running.set(id, run);
      run.done = askUntilCurrent(id, run);
      return run.done;
    },
    async openEarlier(id) {
      const first = transcriptOf(id).messages[0]?.seq;
      if (first === undefined || earlier.has(id)) return;
      earlier.add(id);
      const reply = await link.request('conversation:earlier', { conversationId: id, beforeSeq: first });
      earlier.delete(id);
      if (reply.ok)
        store.dispatch({ type: 'transcript', id, change: { type: 'earlier', page: reply.value } });
      else store.dispatch({ type: 'notice', id, text: `Earlier messages: ${reply.error.message}` });
    },
    async openReceipt({ id, conversationId, seq }) {
      if (transcriptOf(conversationId).receipts[id]) return;
      await ask(conversationId, seq - 1);
    },
  };
}
