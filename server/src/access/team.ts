// The people who run the desk: who is added, what they may do, who leaves.

import {
  ROLE_SCOPES,
  type AddAgent,
  type AddedAgent,
  type AgentId,
  type AgentRole,
  type ChangeAgent,
  type SignInLink,
  type TeamMember,
} from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Connections } from '../ports/connections.ts';
import type { SessionStore } from '../ports/session-store.ts';
import type { TeamRecord, TeamStore } from '../ports/team-store.ts';
import type { AgentSessions } from './agent-sessions.ts';
import { requireScope, type Caller } from './caller.ts';

interface TeamDeps {
  readonly team: TeamStore;
  readonly sessions: SessionStore;
  readonly agentSessions: AgentSessions;
  readonly connections: Connections;
  /** Where the console is served, with its final slash. */
  readonly consoleUrl: string;
}

/** Looks after the people of all workspaces. Whoever makes, changes or becomes somebody must be allowed all that this person is. */
export interface Team {
  list(caller: Caller): Promise<readonly TeamMember[]>;
  add(caller: Caller, wish: AddAgent): Promise<AddedAgent>;
  /** Makes another one-time link for somebody. @throws {AppError} `not_found` */
  createLink(caller: Caller, id: AgentId): Promise<SignInLink>;
  /** @throws {AppError} `not_found`; `conflict` for the last owner, who stays one */
  change(caller: Caller, id: AgentId, change: ChangeAgent): Promise<TeamMember>;
  /** Takes somebody off the team and ends their sessions. @throws {AppError} `not_found`; `conflict` for the last owner */
  remove(caller: Caller, id: AgentId): Promise<void>;
}

function show({ id, name, role, createdAt }: TeamRecord): TeamMember {
  return { id, name, role, ...(createdAt && { createdAt: createdAt.toISOString() }) };
}

/** @throws {AppError} `scope_missing` for a caller who may less than the role, or is bound to some assistants */
function requireRole(caller: Caller, role: AgentRole): void {
  for (const scope of ROLE_SCOPES[role]) requireScope(caller, scope);
  if (caller.assistantIds) {
    throw new AppError('scope_missing', { details: ['key: is bound to some assistants; the team is not'] });
  }
}

/** Makes the care for the people of the desk. */
export function createTeam({ team, sessions, agentSessions, connections, consoleUrl }: TeamDeps): Team {
  async function find(caller: Caller, id: AgentId): Promise<TeamRecord> {
    const found = (await team.list(caller.workspaceId)).find((each) => each.id === id);
    if (!found) throw new AppError('not_found');
    requireRole(caller, found.role);
    return found;
  }
  async function keepAnOwner({ id, workspaceId }: TeamRecord): Promise<void> {
    const others = (await team.list(workspaceId)).filter((each) => each.id !== id && each.role === 'owner');
    if (others.length > 0) return;
    throw new AppError('conflict', {
      details: ['role: the last owner stays one; make somebody else owner first'],
    });
  }
  async function endSessions({ id, workspaceId }: TeamRecord): Promise<void> {
    await sessions.removeAgentSessions(id, workspaceId);
    connections.endAgent(id);
  }
  return {
    list: async (caller) => (await team.list(caller.workspaceId)).map(show),
    async add(caller, { name, role = 'agent' }) {
      requireRole(caller, role);
      const agent = await team.add({ id: newId('agent'), workspaceId: caller.workspaceId, name, role });
      return { ...show(agent), signInLink: await agentSessions.createLink(agent, consoleUrl) };
    },
    createLink: async (caller, id) => agentSessions.createLink(await find(caller, id), consoleUrl),
    async change(caller, id, change) {
      const before = await find(caller, id);
      if (change.role) requireRole(caller, change.role);
      if (before.role === 'owner' && change.role === 'agent') await keepAnOwner(before);
      const after = await team.change(id, caller.workspaceId, change);
      if (!after) throw new AppError('not_found');
      // Open connections go on with the rights they began with; they have to begin anew.
      if (after.role !== before.role) connections.endAgent(id);
      return show(after);
    },
    async remove(caller, id) {
      const agent = await find(caller, id);
      if (agent.role === 'owner') await keepAnOwner(agent);
      await team.remove(id, caller.workspaceId);
      await endSessions(agent);
    },
  };
}
