// Keeps the people who run the desk.

import type { AgentId, AgentRole, WorkspaceId } from '@frontdesk/contract';

import type { Agent } from './assistant-store.ts';

/** A person of the team as it is kept. */
export interface TeamRecord extends Agent {
  /** Absent for those who were there from the start. */
  readonly createdAt?: Date;
}

/** Keeps the people of a workspace. */
export interface TeamStore {
  /** @returns in the order in which they came */
  list(workspaceId: WorkspaceId): Promise<readonly TeamRecord[]>;
  add(agent: Omit<TeamRecord, 'createdAt'>): Promise<TeamRecord>;
  /** @returns the person afterwards, or `null` when there is none with this id */
  change(
    id: AgentId,
    workspaceId: WorkspaceId,
    change: { readonly name?: string; readonly role?: AgentRole },
  ): Promise<TeamRecord | null>;
  remove(id: AgentId, workspaceId: WorkspaceId): Promise<void>;
}
