// Keeps the secrets by which sites sign who their users are. The secrets are sealed before they come here.

import type { AssistantId, IdentityKeyId } from '@frontdesk/contract';

/** A secret as it is kept. */
export interface IdentityKeyRecord {
  readonly id: IdentityKeyId;
  readonly assistantId: AssistantId;
  /** Opens only in the desk's own vault. */
  readonly sealed: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly revokedAt?: Date;
}

/** Keeps secrets. Every method stays within an assistant. */
export interface IdentityKeyStore {
  /** @returns the newest first */
  list(assistantId: AssistantId): Promise<readonly IdentityKeyRecord[]>;
  add(key: IdentityKeyRecord): Promise<void>;
  /** Ends a secret; a second time changes nothing. @returns it, or `null` when there is none */
  revoke(id: IdentityKeyId, assistantId: AssistantId): Promise<IdentityKeyRecord | null>;
}
