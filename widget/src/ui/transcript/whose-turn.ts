// Who is expected to speak next, and whether a person should be offered.

import type { Handover, VisitorMessage } from '@frontdesk/contract';
import type { ChatState } from '../../chat/chat-state.ts';

/** Whether the assistant answers, rather than a person who was asked for or who is there. */
export const isAssistantInCharge = (handover: Handover | null): boolean =>
  !handover || handover.state === 'ai' || handover.state === 'returned' || handover.state === 'resolved';

/**
 * Finds the message that the assistant has yet to answer.
 * @returns `null` when nothing is open, when the answer is being written already, or when a person answers
 */
export function unansweredMessage({ messages, live, handover }: ChatState): VisitorMessage | null {
  const last = messages.at(-1);
  const hasBegun = live.some(({ text }) => text !== '');
  return last?.kind === 'visitor' && !hasBegun && isAssistantInCharge(handover) ? last : null;
}

/** Whether the last answer asks for a person, and there are any to offer. */
export function offersPersonNow({
  messages,
  live,
  outbox,
  handover,
  assistant,
  wantsPerson,
}: ChatState): boolean {
  const last = messages.at(-1);
  if (last?.kind !== 'answer' || live.length > 0 || outbox.length > 0 || wantsPerson) return false;
  const isWanted = last.escalation?.requiresEscalation && last.escalation.reason !== 'customer_request';
  return Boolean(isWanted && assistant?.offersPeople && isAssistantInCharge(handover));
}
