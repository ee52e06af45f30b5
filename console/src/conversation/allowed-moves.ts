// What an agent may do with a conversation now. The desk has the last word; this only keeps dead buttons off the screen.

import type { AgentId, ConversationSummary } from '@frontdesk/contract';

import type { HandoverMove } from '../desk/desk-state.ts';
import { isMine, isWaiting } from '../inbox/sections.ts';

/** Returns the moves that the state machine of the hand-over allows this agent. */
export function allowedMoves(summary: ConversationSummary, agentId: AgentId): readonly HandoverMove[] {
  const { state } = summary.handover;
  const moves: HandoverMove[] = [];
  const mine = isMine(summary, agentId);
  if (state !== 'human') moves.push('claim');
  if (mine || isWaiting(state)) moves.push('return');
  if (mine || (state !== 'human' && state !== 'resolved')) moves.push('resolve');
  return moves;
}
