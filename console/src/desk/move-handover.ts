// Claims, returns and resolves conversations. The desk decides; a conflict is explained.

import type { ConversationId } from '@frontdesk/contract';

import { isMine } from '../inbox/sections.ts';
import type { Refusal } from '../transport/agent-link.ts';
import type { DeskParts } from './desk-parts.ts';
import type { HandoverMove } from './desk-state.ts';
import type { Opener } from './open-conversation.ts';

const REQUESTS = {
  claim: 'conversation:claim',
  return: 'conversation:return',
  resolve: 'conversation:resolve',
} as const;

const DONE: Readonly<Record<HandoverMove, string>> = {
  claim: 'You have claimed the conversation.',
  return: 'The assistant answers again.',
  resolve: 'The conversation is resolved.',
};

/** Says whether a move whose ack was lost has happened nevertheless. */
function hasHappened({ store, agent }: DeskParts, id: ConversationId, move: HandoverMove): boolean {
  const summary = store.get().inbox.summaries[id];
  if (!summary) return false;
  if (move === 'claim') return isMine(summary, agent.id);
  return summary.handover.state === (move === 'return' ? 'returned' : 'resolved');
}

function explain({ store, agent }: DeskParts, id: ConversationId, error: Refusal): string {
  const holder = store.get().inbox.summaries[id]?.handover;
  if (error.code !== 'conflict' || holder?.state !== 'human' || !holder.agent) return error.message;
  if (holder.agent.id === agent.id) return 'You hold this conversation already.';
  return `${holder.agent.name} was faster and holds this conversation now.`;
}

/**
 * Moves a conversation and shows what came of it. Nothing changes on the screen before the desk says so.
 */
export async function moveHandover(
  parts: DeskParts,
  opener: Opener,
  { id, move }: { readonly id: ConversationId; readonly move: HandoverMove },
): Promise<void> {
  const { link, store } = parts;
  if (store.get().moving[id]) return;
  store.dispatch({ type: 'moving', id, move });
  store.dispatch({ type: 'notice', id, text: undefined });
  const outcome = await link.request(REQUESTS[move], { conversationId: id });
  if (outcome.ok) store.dispatch({ type: 'handover', id, handover: outcome.value });
  await opener.open(id);
  store.dispatch({ type: 'moving', id, move: undefined });
  if (outcome.ok || hasHappened(parts, id, move)) store.dispatch({ type: 'announce', text: DONE[move] });
  else store.dispatch({ type: 'notice', id, text: explain(parts, id, outcome.error) });
}
