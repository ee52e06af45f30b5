// Remembers in this browser what an agent has seen, so that a reload does not mark everything unread.

import type { AgentId, ConversationId } from '@frontdesk/contract';

/** How far each conversation was seen. */
export type Seen = Readonly<Record<ConversationId, number>>;

/** Enough for weeks of a busy agent, and a few kilobytes. */
const KEPT_CONVERSATIONS = 500;

const keyOf = (agentId: AgentId) => `frontdesk:console:seen:${agentId}`;

/** Returns what was remembered; nothing when there is nothing, or the storage is blocked or damaged. */
export function loadSeen(agentId: AgentId): Seen {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(agentId)) ?? '{}');
    if (!stored || typeof stored !== 'object') return {};
    return Object.fromEntries(Object.entries(stored).filter(([, seq]) => Number.isSafeInteger(seq)));
  } catch {
    return {};
  }
}

/** Remembers the conversations that were seen last; without a storage the marks last until the next reload. */
export function saveSeen(agentId: AgentId, seen: Seen): void {
  const kept = Object.fromEntries(Object.entries(seen).slice(-KEPT_CONVERSATIONS));
  try {
    localStorage.setItem(keyOf(agentId), JSON.stringify(kept));
  } catch {
    // A full or blocked storage costs only the marks.
  }
}
