// Finds out whether somebody may ask an assistant.

import type { AccessDenial, AccessSettings, AssistantId, PlanId, WorkspaceId } from '@frontdesk/contract';

import type { VisitorUser } from './session-store.ts';

/** Whose access is asked for. */
export interface EntitlementRequest {
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly settings: AccessSettings;
  /** Who asks, proven; absent: somebody whom no site has named. */
  readonly user?: VisitorUser;
}

/** Whether somebody may ask. */
export type Entitlement =
  | { readonly access: true; readonly plan?: PlanId; readonly expiresAt?: Date }
  | {
      readonly access: false;
      /** A whole sentence for the person, in the words of whoever decides elsewhere. */
      readonly message?: string;
      /** Why, where there are no such words; `no_access` unless given. */
      readonly reason?: AccessDenial;
      readonly signupUrl?: string;
    };

/** Finds out whether somebody may ask. */
export interface EntitlementVerifier {
  /** @throws {Error} when it can't be found out: then the assistant's policy decides */
  verify(request: EntitlementRequest): Promise<Entitlement>;
}
