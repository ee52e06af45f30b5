// Keeps which changes programs have asked for under a key of their own, and what they were answered.

import type { WorkspaceId } from '@frontdesk/contract';

/** Whose key it is: two callers may use the same words. */
export interface IdempotencyKey {
  readonly workspaceId: WorkspaceId;
  /** The id of the caller. */
  readonly callerId: string;
  readonly key: string;
}

/** A change under a key. */
export interface KeyedRequest extends IdempotencyKey {
  /** The same for the same request. */
  readonly fingerprint: string;
  /** When the key may mean something else. */
  readonly expiresAt: Date;
  /** Until when whoever runs it is believed to be alive. */
  readonly heldUntil: Date;
}

/** What is known of a key. */
export type KeyClaim =
  /** The caller is the first: they run the request, and say under `claimId` how it went. */
  | { readonly state: 'claimed'; readonly claimId: string }
  /** Somebody has begun. `reply` is absent until they are done. */
  | { readonly state: 'taken'; readonly fingerprint: string; readonly reply?: string };

/** Keeps keys for all servers of a desk, so that a request that is repeated at another server runs once, too. */
export interface IdempotencyStore {
  /** Claims a key; of several at the same moment one gets it. What is too old, or whose runner has vanished, is taken over. */
  claim(request: KeyedRequest): Promise<KeyClaim>;
  /** Says that the request is still running. */
  hold(workspaceId: WorkspaceId, claimId: string, heldUntil: Date): Promise<void>;
  /** Keeps the reply. @param reply sealed, as it may hold a secret that is shown once */
  finish(workspaceId: WorkspaceId, claimId: string, reply: string): Promise<void>;
  /** Forgets a request that was refused, so that its key is free. */
  release(workspaceId: WorkspaceId, claimId: string): Promise<void>;
}
