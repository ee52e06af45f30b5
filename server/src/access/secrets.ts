// Secrets that owners give to the desk: sealed at once, opened only to be used.

import type { WorkspaceId } from '@frontdesk/contract';

import type { SecretStore } from '../ports/secret-store.ts';
import type { Vault } from './vault.ts';

/** Keeps owners' secrets. There is no way to show one. */
export interface Secrets {
  put(workspaceId: WorkspaceId, name: string, secret: string): Promise<void>;
  /** @returns the secret for use, or `undefined` when none was given */
  use(workspaceId: WorkspaceId, name: string): Promise<string | undefined>;
  /** Forgets a secret. @returns whether there was one */
  remove(workspaceId: WorkspaceId, name: string): Promise<boolean>;
}

/** What a secret is sealed under. */
const contextOf = (workspaceId: WorkspaceId, name: string) => `${workspaceId} ${name}`;

/** Makes the keeper of secrets. */
export function createSecrets(store: SecretStore, vault: Vault): Secrets {
  return {
    async put(workspaceId, name, secret) {
      await store.put(workspaceId, name, vault.seal(secret, contextOf(workspaceId, name)));
    },
    async use(workspaceId, name) {
      const sealed = await store.find(workspaceId, name);
      return sealed === null ? undefined : vault.open(sealed, contextOf(workspaceId, name));
    },
    remove: async (workspaceId, name) => store.remove(workspaceId, name),
  };
}

/** What an assistant's verifier's secret is kept under. */
export const verifierSecretName = (assistantId: string): string => `verifier ${assistantId}`;
