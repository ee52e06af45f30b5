// Keeps what owners, agents and programs have changed.

import type { AuditActor, AuditEntry, AuditPage, WorkspaceId } from '@frontdesk/contract';

/** A change before it has an id and a time. */
export type AuditNote = Pick<AuditEntry, 'action' | 'summary' | 'targets'> & {
  readonly workspaceId: WorkspaceId;
  readonly actor: AuditActor;
};

/** Keeps changes. Nothing is ever changed or taken out before its time. */
export interface AuditLog {
  record(note: AuditNote): Promise<void>;
  /**
   * Reads a page, the latest first.
   * @param page.cursor the `nextCursor` of the page before; one that is none begins at the latest
   */
  list(
    workspaceId: WorkspaceId,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<AuditPage>;
}
