// Counts what the visitor has not seen yet.

import type { ChatState } from '../chat/chat-state.ts';
import type { ChatStore } from '../chat/chat-store.ts';
import type { SavedChat } from '../chat/saved-chat.ts';
import type { EmitEvent } from '../host/panel-module.ts';
import type { Storage } from '../host/storage.ts';
import type { ViewStore } from '../ui/view-state.ts';

/** What counting needs. */
export interface UnreadParts {
  readonly store: ChatStore;
  readonly view: ViewStore;
  readonly saved: Storage<SavedChat>;
  readonly showUnread: (count: number) => void;
  readonly emit: EmitEvent;
}

const unreadIn = ({ messages }: ChatState, readSeq: number): number =>
  messages.filter(({ kind, seq }) => (kind === 'answer' || kind === 'agent') && seq > readSeq).length;

/**
 * Keeps the number of unread answers at the launcher. What comes while the chat is open on a visible page counts as read.
 * @returns a function that ends this
 */
export function keepUnread({ store, view, saved, showUnread, emit }: UnreadParts): () => void {
  let count = 0;
  const update = () => {
    const state = store.state();
    if (!state.isLoaded) return;
    const highest = state.messages.at(-1)?.seq ?? 0;
    const isSeen = view.state().isOpen && document.visibilityState === 'visible';
    if (isSeen && (saved.read().readSeq ?? 0) < highest) {
      saved.update((former) => ({ ...former, readSeq: highest }));
    }
    const now = isSeen ? 0 : unreadIn(state, saved.read().readSeq ?? 0);
    if (now === count) return;
    count = now;
    showUnread(count);
    emit('unread', { count });
  };
  const unsubscribe = [store.subscribe(update), view.subscribe(update)];
  document.addEventListener('visibilitychange', update);
  return () => {
    for (const end of unsubscribe) end();
    document.removeEventListener('visibilitychange', update);
  };
}
