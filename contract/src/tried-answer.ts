// An answer that is asked for only to see how it comes about.

import type { AnswerReceipt, Citation } from './entities.ts';
import type { Escalation } from './escalation.ts';

/** What a visitor would be answered now, and why. Nothing of it is kept. */
export interface TriedAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly escalation: Escalation;
  readonly receipt: AnswerReceipt;
}
