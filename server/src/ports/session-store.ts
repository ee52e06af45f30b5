// Keeps the sessions of visitors and agents, and agents' one-time links, so that each can be revoked.

import type {
  AgentId,
  AssistantId,
  IdentityKeyId,
  SessionId,
  VisitorId,
  WorkspaceId,
} from '@frontdesk/contract';

/** Who a visitor is on the owner's site, proven by the site's server. */
export interface VisitorUser {
  /** The user's id on the site. */
  readonly subject: string;
  /** In comparable form: trimmed and in lower case. */
  readonly email?: string;
  readonly name?: string;
  readonly plan?: string;
}

/** What to call a user: by name, else by address. @returns `undefined` where the site has said neither, and for somebody whom no site has named */
export const nameOfUser = (user: VisitorUser | undefined): string | undefined => user?.name ?? user?.email;

/** The session of a visitor. */
export interface VisitorSessionRecord {
  readonly kind: 'visitor';
  readonly id: SessionId;
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly visitorId: VisitorId;
  readonly expiresAt: Date;
  /** Absent for somebody whom no site has named. */
  readonly user?: VisitorUser;
  /** The secret that proved who the user is; the session ends with it. */
  readonly keyId?: IdentityKeyId;
  /** The anonymous visitor of the same browser whose conversations are the user's now. */
  readonly takenOver?: VisitorId;
}

/** The session of an agent, or a one-time link that becomes one. */
export interface AgentSessionRecord {
  readonly kind: 'agent' | 'sign-in-link';
  /** SHA-256 of the token, in hexadecimal; the token itself is not kept. */
  readonly tokenHash: string;
  readonly workspaceId: WorkspaceId;
  readonly agentId: AgentId;
  readonly expiresAt: Date;
}

/** Keeps sessions. What has expired is not returned any more. */
export interface SessionStore {
  saveVisitor(session: VisitorSessionRecord): Promise<void>;
  /** @returns the session, or `null` when it was revoked or has expired */
  findVisitor(id: SessionId, assistantId: AssistantId): Promise<VisitorSessionRecord | null>;
  /** Ends the session of a visitor. */
  removeVisitor(id: SessionId, assistantId: AssistantId): Promise<void>;
  /** Ends every session of a visitor, or every one that a secret has proved. @returns the ids of those that were ended */
  removeVisitors(
    scope: { readonly assistantId: AssistantId } & (
      | { readonly visitorId: VisitorId }
      | { readonly keyId: IdentityKeyId }
    ),
  ): Promise<readonly SessionId[]>;
  saveAgent(session: AgentSessionRecord): Promise<void>;
  /** @returns the session, or `null` when it was revoked or has expired */
  findAgent(tokenHash: string): Promise<AgentSessionRecord | null>;
  /** Ends a session. */
  removeAgent(tokenHash: string): Promise<void>;
  /** Ends every session and every unused link of an agent. */
  removeAgentSessions(agentId: AgentId, workspaceId: WorkspaceId): Promise<void>;
  /** Takes a one-time link: of many who try, one gets it. @returns `null` when it was taken or has expired */
  takeSignInLink(tokenHash: string): Promise<AgentSessionRecord | null>;
}
