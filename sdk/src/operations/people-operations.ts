// Operations: people. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface PeopleOperations {
  /** List the API keys, without their secrets. Needs the permission `keys:write`. */
  'GET /keys': {
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly hint: string;
        readonly mode: 'live' | 'test';
        readonly scopes: readonly (
          | 'ask'
          | 'knowledge:read'
          | 'knowledge:write'
          | 'conversations:read'
          | 'conversations:write'
          | 'access:verify'
          | 'access:read'
          | 'access:write'
          | 'settings:read'
          | 'settings:write'
          | 'keys:write'
        )[];
        readonly assistantIds?: readonly string[];
        readonly status: 'active' | 'expired' | 'revoked';
        readonly createdAt: string;
        readonly createdBy: string;
        readonly expiresAt: string;
        readonly lastUsedAt?: string;
        readonly replacedBy?: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Make an API key. Its secret is shown this once. Needs the permission `keys:write`. */
  'POST /keys': {
    readonly body: {
      readonly name: string;
      readonly scopes: readonly (
        | 'ask'
        | 'knowledge:read'
        | 'knowledge:write'
        | 'conversations:read'
        | 'conversations:write'
        | 'access:verify'
        | 'access:read'
        | 'access:write'
        | 'settings:read'
        | 'settings:write'
        | 'keys:write'
      )[];
      readonly mode?: 'live' | 'test';
      readonly assistantIds?: readonly string[];
      readonly expiresInDays?: number;
    };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly hint: string;
      readonly mode: 'live' | 'test';
      readonly scopes: readonly (
        | 'ask'
        | 'knowledge:read'
        | 'knowledge:write'
        | 'conversations:read'
        | 'conversations:write'
        | 'access:verify'
        | 'access:read'
        | 'access:write'
        | 'settings:read'
        | 'settings:write'
        | 'keys:write'
      )[];
      readonly assistantIds?: readonly string[];
      readonly status: 'active' | 'expired' | 'revoked';
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string;
      readonly lastUsedAt?: string;
      readonly replacedBy?: string;
      readonly secret: string;
    };
  };
  /** Make a successor of an API key; both work until the overlap is over. Needs the permission `keys:write`. */
  'POST /keys/{keyId}/rotate': {
    readonly params: { readonly keyId: string };
    readonly body: { readonly overlapHours?: number };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly hint: string;
      readonly mode: 'live' | 'test';
      readonly scopes: readonly (
        | 'ask'
        | 'knowledge:read'
        | 'knowledge:write'
        | 'conversations:read'
        | 'conversations:write'
        | 'access:verify'
        | 'access:read'
        | 'access:write'
        | 'settings:read'
        | 'settings:write'
        | 'keys:write'
      )[];
      readonly assistantIds?: readonly string[];
      readonly status: 'active' | 'expired' | 'revoked';
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string;
      readonly lastUsedAt?: string;
      readonly replacedBy?: string;
      readonly secret: string;
    };
  };
  /** Revoke an API key at once. Needs the permission `keys:write`. */
  'DELETE /keys/{keyId}': {
    readonly params: { readonly keyId: string };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly hint: string;
      readonly mode: 'live' | 'test';
      readonly scopes: readonly (
        | 'ask'
        | 'knowledge:read'
        | 'knowledge:write'
        | 'conversations:read'
        | 'conversations:write'
        | 'access:verify'
        | 'access:read'
        | 'access:write'
        | 'settings:read'
        | 'settings:write'
        | 'keys:write'
      )[];
      readonly assistantIds?: readonly string[];
      readonly status: 'active' | 'expired' | 'revoked';
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string;
      readonly lastUsedAt?: string;
      readonly replacedBy?: string;
    };
  };
  /** Make a key for a program that was written for another service. Its secret is shown this once. Needs the permission `keys:write`. */
  'POST /assistants/{assistantId}/program-keys': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly system: 'selgora' | 'aisupportbot' | 'mygptassistants' | 'smarttalk' | 'customgpt';
      readonly name?: string;
      readonly expiresInDays?: number;
    };
    readonly reply: {
      readonly system: 'selgora' | 'aisupportbot' | 'mygptassistants' | 'smarttalk' | 'customgpt';
      readonly key: string;
      readonly keyId: string;
      readonly expiresAt: string;
      readonly baseUrl: string;
      readonly assistantId: string;
      readonly ids: { readonly [name: string]: string | number };
    };
  };
  /** List the people of the team. Needs the permission `settings:read`. */
  'GET /agents': {
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly role: 'owner' | 'agent';
        readonly createdAt?: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Add somebody to the team, and make the link by which they come in. Needs the permission `settings:write`. */
  'POST /agents': {
    readonly body: { readonly name: string; readonly role?: 'owner' | 'agent' };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly role: 'owner' | 'agent';
      readonly createdAt?: string;
      readonly signInLink: { readonly url: string; readonly expiresAt: string };
    };
  };
  /** Make another one-time sign-in link for somebody of the team. Needs the permission `settings:write`. */
  'POST /agents/{agentId}/sign-in-links': {
    readonly params: { readonly agentId: string };
    readonly reply: { readonly url: string; readonly expiresAt: string };
  };
  /** Change the name or the role of somebody of the team. Needs the permission `settings:write`. */
  'PATCH /agents/{agentId}': {
    readonly params: { readonly agentId: string };
    readonly body: { readonly name?: string; readonly role?: 'owner' | 'agent' };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly role: 'owner' | 'agent';
      readonly createdAt?: string;
    };
  };
  /** Take somebody off the team and end their sessions. Needs the permission `settings:write`. */
  'DELETE /agents/{agentId}': { readonly params: { readonly agentId: string }; readonly reply: undefined };
  /** List what owners, agents and programs have changed, the latest first. Needs the permission `settings:read`. */
  'GET /audit-log': {
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly at: string;
        readonly actor: {
          readonly kind: 'operator' | 'agent' | 'key';
          readonly id: string;
          readonly name: string;
        };
        readonly action: string;
        readonly summary: string;
        readonly targets: { readonly [name: string]: string };
      }[];
      readonly nextCursor: string | null;
    };
  };
}
