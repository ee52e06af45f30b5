// Wires the room together: everything that decides who may do what.

import type { Logger } from '../logger.ts';
import type { AccessLog } from '../ports/access-log.ts';
import type { ApiKeyStore } from '../ports/api-key-store.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { FindCountry } from '../ports/find-country.ts';
import type { IdentityKeyStore } from '../ports/identity-key-store.ts';
import type { OriginAttempts } from '../ports/origin-attempts.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import type { SessionStore } from '../ports/session-store.ts';
import type { StripeCustomers } from '../ports/stripe-customers.ts';
import type { OfferStore, SubscriptionStore } from '../ports/subscription-store.ts';
import type { TeamStore } from '../ports/team-store.ts';
import type { VisitorStore } from '../ports/visitor-store.ts';
import type { Outbound } from '../ports/outbound.ts';
import { createAgentCookie } from './agent-cookie.ts';
import { createAgentSessions } from './agent-sessions.ts';
import { createAdmitVisitor } from './entitlement/admit-visitor.ts';
import { createEntitlements, type CreateRemoteVerifiers } from './entitlement/entitlements.ts';
import { claimsVerifier, createOffersVerifier, openVerifier } from './entitlement/own-verifiers.ts';
import { createIdentityKeys } from './identity/identity-keys.ts';
import { createProveIdentity } from './identity/prove-identity.ts';
import { createApiKeys } from './keys/api-keys.ts';
import { createAnnounceAccess } from './offers/announce-access.ts';
import { createOffers } from './offers/offers.ts';
import { createSubscriptions } from './offers/subscriptions.ts';
import { createOriginPolicy } from './origin-policy.ts';
import { createOriginSettings } from './origin-settings.ts';
import { createSecrets, verifierSecretName } from './secrets.ts';
import { createServiceConnections } from './service-connections.ts';
import { createStripe } from './stripe/stripe.ts';
import { createTeam } from './team.ts';
import { createVerifyAccess } from './verify/verify-access.ts';
import { createVault, type Vault } from './vault.ts';
import { createVisitorSessions } from './visitor-sessions.ts';

/** What deciding rests on. */
export interface AccessDeps {
  readonly stores: {
    readonly accessLog: AccessLog;
    readonly apiKeys: ApiKeyStore;
    readonly assistants: AssistantStore;
    readonly conversations: ConversationStore;
    readonly identityKeys: IdentityKeyStore;
    readonly offers: OfferStore;
    readonly originAttempts: OriginAttempts;
    readonly secrets: SecretStore;
    readonly stripeCustomers: StripeCustomers;
    readonly subscriptions: SubscriptionStore;
    readonly sessions: SessionStore;
    readonly team: TeamStore;
    readonly visitors: VisitorStore;
  };
  readonly connections: Connections;
  readonly clock: Clock;
  /** Where visitors and agents reach the desk, without a slash at the end. */
  readonly publicUrl: string;
  readonly outbound: Outbound;
  /** Finds the country of a program's address, for the access log. Default: no country is known. */
  readonly findCountry?: FindCountry;
  readonly logger: Logger;
  /** Makes the verifiers that ask somebody else. */
  readonly createRemoteVerifiers: CreateRemoteVerifiers;
  readonly sessionSecret: string;
  readonly vaultKey: string;
}

/** Makes everything that decides who may do what. */
export function createAccess(deps: AccessDeps) {
  const { stores, connections, clock, publicUrl, ...secrets } = deps;
  const { apiKeys, assistants, originAttempts, sessions, team } = stores;
  const shared = { ...stores, connections, clock };
  const vault = createVault(secrets.vaultKey);
  const identityKeys = createIdentityKeys({ ...shared, store: stores.identityKeys, vault });
  const agentSessions = createAgentSessions({ assistants, sessions, clock });
  const entitlements = createDecisions(deps, vault);
  return {
    ...entitlements,
    agentCookie: createAgentCookie(publicUrl),
    agentSessions,
    keys: createApiKeys({ store: apiKeys, clock, pepper: vault.derive('API keys') }),
    identityKeys,
    proveIdentity: createProveIdentity(identityKeys, clock),
    origins: createOriginPolicy(assistants, originAttempts, publicUrl),
    originSettings: createOriginSettings(assistants, originAttempts),
    people: createTeam({ team, sessions, agentSessions, connections, consoleUrl: `${publicUrl}/console/` }),
    vault,
    visitorSessions: createVisitorSessions({ ...shared, secret: secrets.sessionSecret }),
  };
}

/** Wires what decides who may ask: verifiers, offers, subscriptions, Stripe. */
function createDecisions(deps: AccessDeps, vault: Vault) {
  const { stores, connections, clock, outbound, logger } = deps;
  const { assistants, offers, visitors } = stores;
  const ownerSecrets = createSecrets(stores.secrets, vault);
  const entitlements = createEntitlements({
    own: { open: openVerifier, claims: claimsVerifier, offers: createOffersVerifier({ ...stores, clock }) },
    remote: deps.createRemoteVerifiers({
      outbound,
      clock,
      secretOf: async ({ workspaceId, assistantId }) =>
        ownerSecrets.use(workspaceId, verifierSecretName(assistantId)),
    }),
    offers,
    clock,
  });
  const announce = createAnnounceAccess({ assistants, visitors, connections, entitlements, logger });
  const subscriptionCare = createSubscriptions({ ...stores, announce, clock });
  const customers = stores.stripeCustomers;
  return {
    announce,
    ownerSecrets,
    serviceConnections: createServiceConnections({ assistants, ownerSecrets }),
    entitlements,
    verifyAccess: createVerifyAccess({ findCountry: () => undefined, ...deps, ...stores, entitlements }),
    admitVisitor: createAdmitVisitor(assistants, entitlements),
    offerCare: createOffers({ offers, announce, clock }),
    subscriptionCare,
    stripe: createStripe({
      secrets: ownerSecrets,
      customers,
      offers,
      subscriptions: subscriptionCare,
      clock,
    }),
  };
}

/** Everything that decides who may do what. */
export type Access = ReturnType<typeof createAccess>;
