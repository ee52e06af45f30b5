// The lines of the inbox and how they change. Pure.

import type { ConversationId, ConversationSummary } from '@frontdesk/contract';

/** The inbox as far as it is known here. */
export interface InboxState {
  /** Whether the desk has told the inbox at least once. */
  readonly loaded: boolean;
  readonly summaries: Readonly<Record<ConversationId, ConversationSummary>>;
  /** Lines that changed since the inbox was last asked for: an answer that was on its way may not know them. */
  readonly changedSinceAsked: readonly ConversationId[];
}

/** What can happen to the inbox. */
export type InboxChange =
  | { readonly type: 'asked' }
  | { readonly type: 'loaded'; readonly conversations: readonly ConversationSummary[] }
  | { readonly type: 'changed'; readonly summary: ConversationSummary };

/** An inbox of which nothing is known yet. */
export const EMPTY_INBOX: InboxState = { loaded: false, summaries: {}, changedSinceAsked: [] };

/** Returns the later of two states of one conversation, whichever came first. */
export function laterSummary(
  known: ConversationSummary | undefined,
  incoming: ConversationSummary,
): ConversationSummary {
  if (!known) return incoming;
  const order =
    incoming.lastSeq - known.lastSeq ||
    incoming.handover.version - known.handover.version ||
    Date.parse(incoming.updatedAt) - Date.parse(known.updatedAt);
  return order >= 0 ? incoming : known;
}

/** Returns the inbox after a change. */
export function reduceInbox(state: InboxState, change: InboxChange): InboxState {
  switch (change.type) {
    case 'asked':
      return { ...state, changedSinceAsked: [] };
    case 'loaded': {
      const summaries: Record<ConversationId, ConversationSummary> = {};
      for (const summary of change.conversations) summaries[summary.id] = summary;
      for (const id of state.changedSinceAsked) {
        const known = state.summaries[id];
        if (known) summaries[id] = summaries[id] ? laterSummary(known, summaries[id]) : known;
      }
      return { ...state, loaded: true, summaries };
    }
    case 'changed': {
      const { summary } = change;
      const later = laterSummary(state.summaries[summary.id], summary);
      return {
        ...state,
        summaries: { ...state.summaries, [summary.id]: later },
        changedSinceAsked: [...new Set([...state.changedSinceAsked, summary.id])],
      };
    }
  }
}
