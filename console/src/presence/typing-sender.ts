// Tells visitors that the agent types.

import { LIMITS, type ConversationId } from '@frontdesk/contract';

import type { AgentLink } from '../transport/agent-link.ts';

/** Tells while the agent types, and when it is over. */
export interface TypingSender {
  /** Notes a change of what the agent writes; an empty text ends it. */
  write(id: ConversationId, text: string): void;
  /** Notes that the agent writes no more, whatever stands there. */
  end(id: ConversationId): void;
}

/** Who types says so again after this. @source the contract: renewed within half of `typingTtlMs` */
const RENEW_AFTER_MS = LIMITS.typingTtlMs / 2;

/**
 * Makes the sender of one agent, who types in one place at a time. What is lost is not sent again: the next key renews it.
 * @param now the time in milliseconds
 */
export function createTypingSender(link: AgentLink, now: () => number = Date.now): TypingSender {
  let told: { readonly id: ConversationId; readonly atMs: number } | null = null;

  function end(id: ConversationId) {
    if (told?.id !== id) return;
    const isOver = now() - told.atMs >= LIMITS.typingTtlMs;
    told = null;
    if (!isOver) void link.request('typing:set', { conversationId: id, isTyping: false });
  }

  return {
    end,
    write(id, text) {
      if (told && told.id !== id) end(told.id);
      if (text.trim() === '') return end(id);
      if (told && now() - told.atMs < RENEW_AFTER_MS) return;
      told = { id, atMs: now() };
      void link.request('typing:set', { conversationId: id, isTyping: true });
    },
  };
}
