// The state machine of the hand-over: who may do what, and when. Pure.

import type { AgentName, Handover, HandoverState } from '@frontdesk/contract';

/** What can happen to a hand-over. `reopen` is a visitor's new message after the matter was resolved. */
export type HandoverAction = 'request' | 'queue' | 'cancel' | 'claim' | 'return' | 'resolve' | 'reopen';

/** What an action leads to: a new state, nothing at all, or a refusal because somebody else holds the conversation. */
export type HandoverStep = HandoverState | 'unchanged' | 'conflict';

const WAITING: readonly HandoverState[] = ['requested', 'queued'];
const WITH_ASSISTANT: readonly HandoverState[] = ['ai', 'returned'];

/**
 * Decides what an action leads to.
 * @param agent who acts; absent for the visitor and the desk itself
 */
export function nextHandover(
  { state, agent: holder }: Handover,
  action: HandoverAction,
  agent?: AgentName,
): HandoverStep {
  const isHolder = state === 'human' && holder?.id === agent?.id;
  switch (action) {
    case 'request':
      return WITH_ASSISTANT.includes(state) || state === 'resolved' ? 'requested' : 'unchanged';
    case 'queue':
      return state === 'requested' ? 'queued' : 'unchanged';
    case 'cancel':
      return WAITING.includes(state) ? 'returned' : 'unchanged';
    case 'claim':
      if (isHolder) return 'unchanged';
      return state === 'human' ? 'conflict' : 'human';
    case 'return':
      if (WITH_ASSISTANT.includes(state)) return 'unchanged';
      return isHolder || WAITING.includes(state) ? 'returned' : 'conflict';
    case 'resolve':
      if (state === 'resolved') return 'unchanged';
      return state !== 'human' || isHolder ? 'resolved' : 'conflict';
    case 'reopen':
      return state === 'resolved' ? 'ai' : 'unchanged';
  }
}

/** Says whether the assistant is silent: a person is wanted or has taken over. */
export function isWithPeople(state: HandoverState): boolean {
  return state === 'human' || WAITING.includes(state);
}
