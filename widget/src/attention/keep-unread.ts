// Counts what the visitor has not seen yet, and tells the desk what they have.

import type { Message } from '@frontdesk/contract';
import type { ChatState } from '../chat/chat-state.ts';
import type { AttentionParts } from './attention-parts.ts';

/** Whether a message is something that a visitor waits for. */
export const isReply = ({ kind }: Message) => kind === 'answer' || kind === 'agent';

/**
 * Keeps the number of unread answers. What comes while the chat is open on a visible page, and the reader is at its end, counts as read;
 * the desk learns of it, and with it the other tabs and the agents.
 * @param show shows the number
 * @returns a function that ends this
 */
export function keepUnread(parts: AttentionParts, show: (count: number) => void): () => void {
  const { store, view, saved, transport } = parts;
  let count = 0;
  let toldSeq = 0;

  const tellDesk = async ({ conversationId, read }: ChatState, seq: number) => {
    if (!conversationId || seq <= Math.max(read.visitor, toldSeq) || !transport.isOnline()) return;
    toldSeq = seq;
    const reply = await transport.request('conversation:read', { conversationId, seq });
    // The next thing that happens tries again.
    if (!reply.ok) toldSeq = 0;
  };

  const update = () => {
    const state = store.state();
    if (!state.isLoaded) return;
    const { isOpen, isBehind } = view.state();
    const isShown = isOpen && document.visibilityState === 'visible';
    const seenSeq = state.messages.findLast(({ kind }) => kind !== 'visitor')?.seq ?? 0;
    const readSeq = () => Math.max(saved.read().readSeq ?? 0, state.read.visitor);
    if (isShown && !isBehind) {
      if (readSeq() < seenSeq) saved.update((former) => ({ ...former, readSeq: seenSeq }));
      void tellDesk(state, seenSeq);
    }
    const known = readSeq();
    const now = isShown ? 0 : state.messages.filter((each) => isReply(each) && each.seq > known).length;
    if (now === count) return;
    count = now;
    show(count);
  };

  const endings = [
    store.subscribe((state, before) => {
      if (state.conversationId !== before.conversationId) toldSeq = 0;
      update();
    }),
    view.subscribe(update),
  ];
  document.addEventListener('visibilitychange', update);
  update();
  return () => {
    for (const end of endings) end();
    document.removeEventListener('visibilitychange', update);
  };
}
