// Who is expected to speak next, and whether a person should be offered.

import type { AnswerMessage, Handover, Timestamp } from '@frontdesk/contract';
import type { ChatState } from '../../chat/chat-state.ts';

/** Whether the assistant answers, rather than a person who was asked for or who is there. */
export const isAssistantInCharge = (handover: Handover | null): boolean =>
  !handover || handover.state === 'ai' || handover.state === 'returned' || handover.state === 'resolved';

/** Something that the assistant has yet to answer. */
export interface OpenQuestion {
  readonly id: string;
  /** Absent for a question that was asked again just now. */
  readonly askedAt?: Timestamp;
}

/**
 * Finds what the assistant has yet to answer.
 * @returns `null` when nothing is open, when the answer is being written already, or when a person answers
 */
export function openQuestion({ messages, live, handover }: ChatState): OpenQuestion | null {
  const last = messages.at(-1);
  if (live.some(({ text }) => text !== '') || !isAssistantInCharge(handover)) return null;
  if (last?.kind === 'visitor') return { id: last.id, askedAt: last.createdAt };
  return live[0] ? { id: live[0].answerId } : null;
}

/**
 * Finds the visitor's last message if the person who holds the conversation has read it.
 * @returns the message's id; `undefined` when nobody has read it, or nobody is there
 */
export function lastReadId({ messages, read, handover }: ChatState): string | undefined {
  const last = messages.findLast(({ kind }) => kind === 'visitor');
  return handover?.state === 'human' && last && read.agents >= last.seq ? last.id : undefined;
}

/** Whether an answer did not become what was asked for. */
const isBroken = ({ status, escalation }: AnswerMessage): boolean =>
  status !== 'complete' ||
  (escalation?.requiresEscalation === true && escalation.reason === 'provider_failure');

/**
 * Says which answers may be asked for again.
 * @returns by id: `broken` for one that was cut short or failed and has no later attempt, `whole` for the latest one
 */
export function repeatableAnswers(state: ChatState): ReadonlyMap<string, 'broken' | 'whole'> {
  const { messages, live, outbox, handover } = state;
  const found = new Map<string, 'broken' | 'whole'>();
  if (live.length > 0 || outbox.some(({ failure }) => !failure) || !isAssistantInCharge(handover))
    return found;
  const last = messages.at(-1);
  const answers = messages.filter((message) => message.kind === 'answer');
  const latest = new Map(answers.map((answer) => [answer.inReplyTo, answer]));
  for (const answer of latest.values()) {
    if (isBroken(answer)) found.set(answer.id, 'broken');
    else if (answer === last) found.set(answer.id, 'whole');
  }
  return found;
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
