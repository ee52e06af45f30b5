// Wires the room together: everything that decides who may do what.

import type { ApiKeyStore } from '../ports/api-key-store.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { IdentityKeyStore } from '../ports/identity-key-store.ts';
import type { OriginAttempts } from '../ports/origin-attempts.ts';
import type { SessionStore } from '../ports/session-store.ts';
import type { TeamStore } from '../ports/team-store.ts';
import type { VisitorStore } from '../ports/visitor-store.ts';
import { createAgentCookie } from './agent-cookie.ts';
import { createAgentSessions } from './agent-sessions.ts';
import { createIdentityKeys } from './identity/identity-keys.ts';
import { createProveIdentity } from './identity/prove-identity.ts';
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
    readonly conversations: ConversationStore;
    readonly identityKeys: IdentityKeyStore;
    readonly originAttempts: OriginAttempts;
    readonly sessions: SessionStore;
    readonly team: TeamStore;
    readonly visitors: VisitorStore;
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
  const shared = { ...stores, connections, clock };
  const vault = createVault(secrets.vaultKey);
  const identityKeys = createIdentityKeys({ ...shared, store: stores.identityKeys, vault });
  const agentSessions = createAgentSessions({ assistants, sessions, clock });
  return {
    agentCookie: createAgentCookie(publicUrl),
    agentSessions,
    keys: createApiKeys({ store: apiKeys, clock, pepper: vault.derive('API keys') }),
    identityKeys,
    proveIdentity: createProveIdentity(identityKeys, clock),
    origins: createOriginPolicy(assistants, originAttempts, publicUrl),
    originSettings: createOriginSettings(assistants, originAttempts),
    people: createTeam({ team, sessions, agentSessions, connections, consoleUrl: `${publicUrl}/console/` }),
    visitorSessions: createVisitorSessions({ ...shared, secret: secrets.sessionSecret }),
  };
}

/** Everything that decides who may do what. */
export type Access = ReturnType<typeof createAccess>;
