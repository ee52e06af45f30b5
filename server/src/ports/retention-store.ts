// Removes what is not kept for good.

import type { PlanId, WorkspaceId } from '@frontdesk/contract';

/** How long the conversations of a plan are kept. */
export interface Retention {
  readonly workspaceId: WorkspaceId;
  readonly planId: PlanId;
  /** Since the latest message. */
  readonly days: number;
}

/** Which conversations are to go: those on a plan in which nothing was said since then. */
export interface SilentConversations extends Pick<Retention, 'workspaceId' | 'planId'> {
  readonly since: Date;
}

/** Removes conversations. */
export interface RetentionStore {
  /** @returns the plans, of all workspaces, whose conversations are not kept for good */
  list(): Promise<readonly Retention[]>;
  /**
   * Removes conversations with everything that was said in them. Whoever says something in one at that moment either keeps it or is told that it was not taken.
   * @returns how many there were, at most `limit`
   */
  removeSilent(which: SilentConversations, limit: number): Promise<number>;
}
