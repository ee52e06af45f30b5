// Keeps how assistants reach other services that answer in the desk's place.

import type { AnswerService, AssistantId } from '@frontdesk/contract';

/** How a service is reached. Never leaves the server. */
export interface ServiceAccess {
  /** Absent: the service's own address. */
  readonly baseUrl?: string;
  readonly remoteId: string;
  readonly key: string;
  /** Whether the desk searches this service's documents instead of its own. */
  readonly searches?: boolean;
}

/** Keeps connections, sealed. */
export interface ServiceConnections {
  /** @returns how the service is reached, or `undefined` when the assistant is not connected to it */
  find(assistantId: AssistantId, service: AnswerService): Promise<ServiceAccess | undefined>;
  put(assistantId: AssistantId, service: AnswerService, access: ServiceAccess): Promise<void>;
  /** @returns whether there was one */
  remove(assistantId: AssistantId, service: AnswerService): Promise<boolean>;
}
