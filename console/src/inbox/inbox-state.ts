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
  | { readonly type: 'changed'; readonly summary: ConversationSummary }
  | { readonly type: 'read'; readonly id: ConversationId; readonly seq: number };

/** An inbox of which nothing is known yet. */
export const EMPTY_INBOX: InboxState = { loaded: false, summaries: {}, changedSinceAsked: [] };

/** Marks only rise, so that of two the higher is the later. */
function withMarks(summary: ConversationSummary, known: ConversationSummary | undefined) {
  if (!known) return summary;
  const visitor = Math.max(summary.read.visitor, known.read.visitor);
  const agents = Math.max(summary.read.agents, known.read.agents);
  return { ...summary, read: { visitor, agents } };
}

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
  return order >= 0 ? withMarks(incoming, known) : withMarks(known, incoming);
}

/** Returns the inbox after a change. */
export function reduceInbox(state: InboxState, change: InboxChange): InboxState {
  switch (change.type) {
    case 'asked':
      return { ...state, changedSinceAsked: [] };
    case 'loaded': {
      const summaries: Record<ConversationId, ConversationSummary> = {};
      for (const summary of change.conversations) {
        summaries[summary.id] = withMarks(summary, state.summaries[summary.id]);
      }
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
    case 'read': {
      const known = state.summaries[change.id];
      if (!known || known.read.agents >= change.seq) return state;
      const read = { ...known.read, agents: change.seq };
      return { ...state, summaries: { ...state.summaries, [change.id]: { ...known, read } } };
    }
  }
}
