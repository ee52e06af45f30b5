// Notes questions that the knowledge did not answer well, for the owner's report.

import type { AssistantId, Escalation, EscalationReason, VisitorMessage } from '@frontdesk/contract';

import type { ChatDeps } from './chat-deps.ts';

/** Reasons that tell of the knowledge; a wish for a person, a broken service or a limit tell nothing of it. */
const OF_THE_KNOWLEDGE: readonly EscalationReason[] = [
  'missing_knowledge',
  'low_confidence',
  'unsupported_request',
  'negative_feedback',
];

/** A question and how its answer went. */
interface Unanswered {
  readonly assistantId: AssistantId;
  readonly question: VisitorMessage;
  readonly escalation: Pick<Extract<Escalation, { requiresEscalation: true }>, 'reason' | 'confidence'>;
}

/** Notes a question whose answer shows a gap in the knowledge. */
export async function noteGap(
  { gaps }: Pick<ChatDeps, 'gaps'>,
  { assistantId, question, escalation }: Unanswered,
): Promise<void> {
  const { reason, confidence } = escalation;
  if (!OF_THE_KNOWLEDGE.includes(reason)) return;
  const { text, conversationId, id: messageId, createdAt: askedAt } = question;
  await gaps.record(assistantId, { text, conversationId, messageId, reason, confidence, askedAt });
}
