// Lets the servers of one desk keep the same knowledge.

import type { AssistantId } from '@frontdesk/contract';

/** The knowledge of this server, as the others' changes concern it. */
export interface SharedKnowledge {
  /**
   * From now on the changes that this server makes are told, each assistant at most twice a second.
   * @returns ends it, and tells at once what was still to be told
   */
  tellChanges(tell: (assistantId: AssistantId) => void): () => void;
  /** Reads again what another server has changed. */
  refresh(assistantId: AssistantId): Promise<void>;
}
