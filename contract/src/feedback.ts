// What visitors thought of answers, as the team reads it.

import type { AnswerRating, Citation, Timestamp } from './entities.ts';
import type { Escalation } from './escalation.ts';
import type { ConversationId, MessageId } from './ids.ts';

/** An answer that its reader has rated, with its question. */
export interface Feedback {
  readonly conversationId: ConversationId;
  readonly answerId: MessageId;
  readonly rating: AnswerRating;
  /** What was asked; empty when it is no longer kept. */
  readonly question: string;
  /** What was answered, as Markdown. */
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly escalation?: Escalation;
  readonly answeredAt: Timestamp;
}
