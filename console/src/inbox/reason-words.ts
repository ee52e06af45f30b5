// How the reasons of an escalation and the states of a hand-over are said to agents.

import type { ConversationSummary, EscalationReason, HandoverState } from '@frontdesk/contract';

const REASONS: Readonly<Record<EscalationReason, string>> = {
  customer_request: 'Asked for a person',
  missing_knowledge: 'Not in the knowledge',
  low_confidence: 'Assistant unsure',
  unsupported_request: 'Beyond the assistant',
  policy_restriction: 'Policy restriction',
  provider_failure: 'Assistant failed',
  usage_limit: 'Usage limit reached',
  negative_feedback: 'Unhappy with answers',
};

const STATES: Readonly<Record<HandoverState, string>> = {
  ai: 'With the assistant',
  requested: 'Waiting',
  queued: 'Waiting',
  human: 'With an agent',
  returned: 'With the assistant',
  resolved: 'Resolved',
};

/** Says in a few words why a person is needed. */
export function escalationWords(reason: EscalationReason): string {
  return REASONS[reason];
}

/** Says in a few words why a person is wanted. Who asked without a word of the assistant has pressed the button. */
export function reasonWords({ escalation }: ConversationSummary): string {
  return REASONS[escalation?.reason ?? 'customer_request'];
}

/** Says in a few words who is on the desk's side of a conversation. */
export function stateWords({ handover }: ConversationSummary, me?: string): string {
  if (handover.state !== 'human' || !handover.agent) return STATES[handover.state];
  return handover.agent.id === me ? 'With you' : `With ${handover.agent.name}`;
}
