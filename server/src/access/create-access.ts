// Wires the room together: everything that decides who may do what.

import type { ApiKeyStore } from '../ports/api-key-store.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { OriginAttempts } from '../ports/origin-attempts.ts';
import type { SessionStore } from '../ports/session-store.ts';
import type { TeamStore } from '../ports/team-store.ts';
import { createAgentCookie } from './agent-cookie.ts';
import { createAgentSessions } from './agent-sessions.ts';
import { createApiKeys } from './keys/api-keys.ts';
import { createOriginPolicy } from './origin-policy.ts';
import { createOriginSettings } from './origin-settings.ts';
import { createTeam } from './team.ts';
import { createVault } from './vault.ts';
import { createVisitorSessions } from './visitor-sessions.ts';

/** What deciding rests on. */
export interface AccessDeps {
  readonly stores: {
    readonly apiKeys: ApiKeyStore;
    readonly assistants: AssistantStore;
    readonly originAttempts: OriginAttempts;
    readonly sessions: SessionStore;
    readonly team: TeamStore;
  };
  readonly connections: Connections;
  readonly clock: Clock;
  /** Where visitors and agents reach the desk, without a slash at the end. */
  readonly publicUrl: string;
  readonly sessionSecret: string;
  readonly vaultKey: string;
}

/** Makes everything that decides who may do what. */
export function createAccess({ stores, connections, clock, publicUrl, ...secrets }: AccessDeps) {
  const { apiKeys, assistants, originAttempts, sessions, team } = stores;
  const vault = createVault(secrets.vaultKey);
  const agentSessions = createAgentSessions({ assistants, sessions, clock });
  return {
    agentCookie: createAgentCookie(publicUrl),
    agentSessions,
    keys: createApiKeys({ store: apiKeys, clock, pepper: vault.derive('API keys') }),
    origins: createOriginPolicy(assistants, originAttempts, publicUrl),
    originSettings: createOriginSettings(assistants, originAttempts),
    people: createTeam({ team, sessions, agentSessions, connections, consoleUrl: `${publicUrl}/console/` }),
    visitorSessions: createVisitorSessions({ sessions, clock, secret: secrets.sessionSecret }),
  };
}

/** Everything that decides who may do what. */
export type Access = ReturnType<typeof createAccess>;
