// The sections of the inbox: which conversations stand in each, and in which order.

import type { AgentId, ConversationSummary, HandoverState } from '@frontdesk/contract';

import type { TranscriptState } from '../transcript/transcript-state.ts';

/** The sections, in the order in which they are shown. */
export const SECTIONS = ['waiting', 'mine', 'open', 'resolved'] as const;

/** One section of the inbox. */
export type Section = (typeof SECTIONS)[number];

/** What the sections are called. */
export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  waiting: 'Waiting',
  mine: 'Mine',
  open: 'Open',
  resolved: 'Resolved',
};

/** Says whether somebody waits for a person in this state. */
export function isWaiting(state: HandoverState): boolean {
  return state === 'requested' || state === 'queued';
}

/** Says whether this agent holds the conversation. */
export function isMine({ handover }: ConversationSummary, agentId: AgentId): boolean {
  return handover.state === 'human' && handover.agent?.id === agentId;
}

function belongsTo(section: Section, summary: ConversationSummary, agentId: AgentId): boolean {
  const { state } = summary.handover;
  switch (section) {
    case 'waiting':
      return isWaiting(state);
    case 'mine':
      return isMine(summary, agentId);
    case 'open':
      return state !== 'resolved';
    case 'resolved':
      return state === 'resolved';
  }
}

/**
 * Returns the conversations of a section: whoever waits longest first in `waiting`, the latest change first elsewhere.
 */
export function listSection(
  summaries: readonly ConversationSummary[],
  section: Section,
  agentId: AgentId,
): readonly ConversationSummary[] {
  const moment = (summary: ConversationSummary) =>
    section === 'waiting' ? Date.parse(summary.handover.since) : -Date.parse(summary.updatedAt);
  return summaries
    .filter((summary) => belongsTo(section, summary, agentId))
    .toSorted((one, other) => moment(one) - moment(other) || one.id.localeCompare(other.id));
}

/** Says whether the visitor may have spoken behind the mark of the agents; where not everything there is known, they may have. */
function mayHaveSpoken({ read, lastSeq }: ConversationSummary, transcript?: TranscriptState): boolean {
  const isUnread = ({ seq }: { readonly seq: number }) => seq > read.agents && seq <= lastSeq;
  const messages = transcript?.messages.filter(isUnread) ?? [];
  const seqs = [...messages, ...Object.values(transcript?.live ?? {}).filter(isUnread)].map(({ seq }) => seq);
  return new Set(seqs).size < lastSeq - read.agents || messages.some(({ kind }) => kind === 'visitor');
}

/**
 * Says whether the agent should look: the conversation waits or is the agent's own, and the visitor has said what no agent has read.
 * What the assistant does alone, or a colleague, is nobody else's unread mail.
 * @param transcript what is known of it here; without it, whatever is new counts
 */
export function isUnread(
  summary: ConversationSummary,
  agentId: AgentId,
  transcript?: TranscriptState,
): boolean {
  const concerns = isWaiting(summary.handover.state) || isMine(summary, agentId);
  return concerns && mayHaveSpoken(summary, transcript);
}
