// Keeps in this tab what an agent has written but not sent, so that a reload costs no word.

import type { AgentId, ConversationId } from '@frontdesk/contract';

/** What was written, by conversation. */
export type Drafts = Readonly<Record<ConversationId, string>>;

/** More replies than this nobody writes at once; it keeps a tab that is never closed from growing. */
const KEPT_DRAFTS = 50;

const keyOf = (agentId: AgentId) => `frontdesk:console:drafts:${agentId}`;

/** Returns what was kept for this agent; nothing when there is nothing, or the storage is blocked or damaged. */
export function loadDrafts(agentId: AgentId): Drafts {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(agentId)) ?? '{}');
    if (!stored || typeof stored !== 'object') return {};
    return Object.fromEntries(Object.entries(stored).filter(([, text]) => typeof text === 'string'));
  } catch {
    return {};
  }
}

/** Keeps the drafts that were changed last; without a storage they last until the next reload. */
export function saveDrafts(agentId: AgentId, drafts: Drafts): void {
  const kept = Object.entries(drafts).slice(-KEPT_DRAFTS);
  try {
    if (kept.length === 0) sessionStorage.removeItem(keyOf(agentId));
    else sessionStorage.setItem(keyOf(agentId), JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // A full or blocked storage costs only the drafts after a reload.
  }
}
