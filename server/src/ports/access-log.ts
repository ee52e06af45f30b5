// Keeps whom programs have asked about, and what they were told.

import type { AccessCheck, AccessCheckPage, AssistantId, WorkspaceId } from '@frontdesk/contract';

/** An entry before it has an id and a time. */
export type AccessNote = Omit<AccessCheck, 'id' | 'at'> & {
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
};

/** Which entries are wanted. */
export interface AccessLogFilter {
  readonly email?: string | undefined;
  readonly granted?: boolean | undefined;
  /** The `nextCursor` of the page before; one that is none begins at the latest. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Keeps the access log. */
export interface AccessLog {
  record(note: AccessNote): Promise<void>;
  /** Reads a page, the latest first. */
  list(assistantId: AssistantId, filter: AccessLogFilter): Promise<AccessCheckPage>;
}
