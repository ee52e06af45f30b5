// Follows which visitors type.

import { LIMITS, type ConversationId, type Message, type TypingChanged } from '@frontdesk/contract';

import type { DeskParts } from '../desk/desk-parts.ts';

/** Follows which visitors type. */
export interface TypingWatch {
  hear(typing: TypingChanged): void;
  /** Notes a message: who has sent theirs types no more. */
  hearMessage(message: Message): void;
  close(): void;
}

/**
 * Makes the watch of a desk. A visitor of whom nothing is heard for {@link LIMITS.typingTtlMs} types no more.
 * That somebody types is said aloud once before each of their messages, however often they pause.
 * @param shown returns the conversation on the screen, the only one of which something is said
 */
export function createTypingWatch(
  { store }: Pick<DeskParts, 'store'>,
  shown: () => ConversationId | null,
): TypingWatch {
  const timers = new Map<ConversationId, ReturnType<typeof setTimeout>>();
  const said = new Set<ConversationId>();

  function end(id: ConversationId) {
    clearTimeout(timers.get(id));
    timers.delete(id);
    store.dispatch({ type: 'typing', id, isTyping: false });
  }

  function say(id: ConversationId) {
    if (id !== shown() || said.has(id)) return;
    said.add(id);
    const name = store.get().inbox.summaries[id]?.visitor.displayName ?? 'The visitor';
    store.dispatch({ type: 'announce', text: `${name} is typing.` });
  }

  return {
    hear({ conversationId: id, by, isTyping }) {
      if (by !== 'visitor') return;
      if (!isTyping) return end(id);
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(() => end(id), LIMITS.typingTtlMs),
      );
      store.dispatch({ type: 'typing', id, isTyping: true });
      say(id);
    },
    hearMessage({ kind, conversationId: id }) {
      if (kind !== 'visitor') return;
      said.delete(id);
      end(id);
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
