// Keeps secrets that were given to the desk. They are sealed before they come here.

import type { WorkspaceId } from '@frontdesk/contract';

/** Keeps sealed secrets by what they are for. */
export interface SecretStore {
  put(workspaceId: WorkspaceId, name: string, sealed: string): Promise<void>;
  /** @returns the sealed secret, or `null` when none was given */
  find(workspaceId: WorkspaceId, name: string): Promise<string | null>;
  /** Forgets a secret. @returns whether there was one */
  remove(workspaceId: WorkspaceId, name: string): Promise<boolean>;
}
