// Keeps API keys: what of them may be shown, and enough to recognise them.

import type { ApiKey, ApiKeyId, ApiScope, AssistantId, WorkspaceId } from '@frontdesk/contract';

/** A key as it is kept. The secret itself is not. */
export interface ApiKeyRecord {
  readonly id: ApiKeyId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** The prefix and the public part: unique, and what a key is found by. */
  readonly hint: string;
  readonly mode: ApiKey['mode'];
  /** HMAC-SHA-256 of the whole key under the desk's pepper, in hexadecimal. */
  readonly digest: string;
  readonly scopes: readonly ApiScope[];
  readonly assistantIds?: readonly AssistantId[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly revokedAt?: Date;
  readonly lastUsedAt?: Date;
  readonly replacedBy?: ApiKeyId;
}

/** Keeps keys. Every method but {@link ApiKeyStore.findByHint} stays within a workspace. */
export interface ApiKeyStore {
  add(key: ApiKeyRecord): Promise<void>;
  /** @returns the key, or `null`; the caller does not know yet whose it is */
  findByHint(hint: string): Promise<ApiKeyRecord | null>;
  find(id: ApiKeyId, workspaceId: WorkspaceId): Promise<ApiKeyRecord | null>;
  /** @returns the newest first */
  list(workspaceId: WorkspaceId, limit: number): Promise<readonly ApiKeyRecord[]>;
  /** @returns how many are neither revoked nor expired */
  countActive(workspaceId: WorkspaceId): Promise<number>;
  /**
   * Names a key's successor and the moment at which the key ends.
   * @returns `false` when it has a successor already, or is revoked
   */
  replace(
    key: Pick<ApiKeyRecord, 'id' | 'workspaceId'>,
    by: { readonly id: ApiKeyId; readonly expiresAt: Date },
  ): Promise<boolean>;
  /** Ends a key; a second time changes nothing. @returns the key, or `null` when there is none */
  revoke(id: ApiKeyId, workspaceId: WorkspaceId): Promise<ApiKeyRecord | null>;
  noteUse(id: ApiKeyId, workspaceId: WorkspaceId): Promise<void>;
}
