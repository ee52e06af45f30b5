// The people who run the desk, as an owner manages them.

import { API_SCOPES, type ApiScope } from '../api.ts';
import type { Timestamp } from '../entities.ts';
import type { AgentId } from '../ids.ts';
import type { SignInLink } from '../session.ts';

/** What a person may do: owners everything, agents what answering visitors takes. */
export const AGENT_ROLES = ['owner', 'agent'] as const;
/** One role. */
export type AgentRole = (typeof AGENT_ROLES)[number];

/** What each role may do over REST and in the console. */
export const ROLE_SCOPES = {
  owner: API_SCOPES,
  agent: [
    'ask',
    'knowledge:read',
    'conversations:read',
    'conversations:write',
    'access:verify',
    'access:read',
  ],
} as const satisfies Record<AgentRole, readonly ApiScope[]>;

/** A person of the team. */
export interface TeamMember {
  readonly id: AgentId;
  readonly name: string;
  readonly role: AgentRole;
  /** Absent for those who were there from the start. */
  readonly createdAt?: Timestamp;
}

/** Asks for a new person of the team. */
export interface AddAgent {
  readonly name: string;
  /** Default: `agent`. */
  readonly role?: AgentRole;
}

/** A new person of the team, with the link by which they come in. */
export interface AddedAgent extends TeamMember {
  readonly signInLink: SignInLink;
}

/** Changes a person of the team. */
export interface ChangeAgent {
  readonly name?: string;
  readonly role?: AgentRole;
}
