// A sound for replies, for those who want it.

import type { AttentionParts } from './attention-parts.ts';
import { isReply } from './keep-unread.ts';

/**
 * Plays a sound for each reply while the visitor has it switched on and is not looking at the chat; in one tab only.
 * Switching it on plays it once, which also makes browsers allow it.
 * @returns a function that ends this
 */
export function soundForReplies({ store, view, saved }: AttentionParts): () => void {
  let context: AudioContext | null = null;
  const sound = async () => {
    try {
      context ??= new AudioContext();
      await context.resume();
      const { playChime } = await import('./chime.ts');
      playChime(context);
    } catch {
      // A browser without sound, or one that does not allow it yet.
    }
  };
  const endings = [
    view.subscribe(({ isSoundOn }, before) => {
      if (isSoundOn && !before.isSoundOn) void sound();
    }),
    store.subscribe((state, before) => {
      const last = state.messages.at(-1);
      const isNew = before.isLoaded && (before.messages.at(-1)?.seq ?? 0) < (last?.seq ?? 0);
      const isSameConversation = state.conversationId === before.conversationId;
      if (!last || !isNew || !isSameConversation || !isReply(last) || !view.state().isSoundOn) return;
      if (view.state().isOpen && document.hasFocus()) return;
      if (saved.read().chimedFor === last.id) return;
      saved.update((former) => ({ ...former, chimedFor: last.id }));
      void sound();
    }),
  ];
  return () => {
    for (const end of endings) end();
    void context?.close();
  };
}
