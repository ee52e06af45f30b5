// Keeps which websites tried to use an assistant and were refused.

import type { AssistantId, OriginAttempt } from '@frontdesk/contract';

/** Keeps refused websites, a bounded number of them. */
export interface OriginAttempts {
  /** Notes one more try. */
  note(assistantId: AssistantId, origin: string): Promise<void>;
  /** @returns the latest first */
  list(assistantId: AssistantId): Promise<readonly OriginAttempt[]>;
  /** Forgets a website, such as one that is allowed now. */
  forget(assistantId: AssistantId, origin: string): Promise<void>;
}
