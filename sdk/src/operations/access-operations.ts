// Operations: access. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface AccessOperations {
  /** Read who may use an assistant. Needs the permission `access:read`. */
  'GET /assistants/{assistantId}/access': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly identity: 'optional' | 'required';
      readonly acceptsUserHash: boolean;
      readonly verifier: 'open' | 'offers' | 'claims' | 'selgora' | 'webhook';
      readonly verifierUrl?: string;
      readonly plans?: readonly string[];
      readonly whenDown: 'deny' | 'grace' | 'human-only';
      readonly graceMinutes: number;
      readonly cacheSeconds: number;
      readonly signupUrl?: string;
    };
  };
  /** Decide who may use an assistant. Needs the permission `access:write`. */
  'PUT /assistants/{assistantId}/access': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly identity: 'optional' | 'required';
      readonly acceptsUserHash: boolean;
      readonly verifier: 'open' | 'offers' | 'claims' | 'selgora' | 'webhook';
      readonly verifierUrl?: string;
      readonly plans?: readonly string[];
      readonly whenDown: 'deny' | 'grace' | 'human-only';
      readonly graceMinutes: number;
      readonly cacheSeconds: number;
      readonly signupUrl?: string;
    };
    readonly reply: {
      readonly identity: 'optional' | 'required';
      readonly acceptsUserHash: boolean;
      readonly verifier: 'open' | 'offers' | 'claims' | 'selgora' | 'webhook';
      readonly verifierUrl?: string;
      readonly plans?: readonly string[];
      readonly whenDown: 'deny' | 'grace' | 'human-only';
      readonly graceMinutes: number;
      readonly cacheSeconds: number;
      readonly signupUrl?: string;
    };
  };
  /** List the secrets by which the site signs who its users are, without the secrets. Needs the permission `access:read`. */
  'GET /assistants/{assistantId}/identity-keys': {
    readonly params: { readonly assistantId: string };
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly status: 'active' | 'revoked';
        readonly createdAt: string;
        readonly createdBy: string;
        readonly revokedAt?: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Make a secret by which the site signs who its users are. It is shown this once; two may be active. Needs the permission `access:write`. */
  'POST /assistants/{assistantId}/identity-keys': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly id: string;
      readonly status: 'active' | 'revoked';
      readonly createdAt: string;
      readonly createdBy: string;
      readonly revokedAt?: string;
      readonly secret: string;
    };
  };
  /** Revoke a secret, and end every session that it has proved. Needs the permission `access:write`. */
  'DELETE /assistants/{assistantId}/identity-keys/{keyId}': {
    readonly params: { readonly assistantId: string; readonly keyId: string };
    readonly reply: {
      readonly id: string;
      readonly status: 'active' | 'revoked';
      readonly createdAt: string;
      readonly createdBy: string;
      readonly revokedAt?: string;
    };
  };
  /** End every session of a user of the site. Needs the permission `access:write`. */
  'POST /assistants/{assistantId}/sign-out': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly subject: string };
    readonly reply: undefined;
  };
  /** Read what each plan allows. Needs the permission `access:read`. */
  'GET /plans': {
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly assistantIds?: readonly string[];
        readonly model?: string;
        readonly monthlyAnswers?: number;
        readonly monthlyTokens?: number;
        readonly audiences?: readonly string[];
        readonly retentionDays?: number;
        readonly people?: boolean;
      }[];
    };
  };
  /** Decide what each plan allows. Once there are plans, one that is not listed opens nothing. Needs the permission `access:write`. */
  'PUT /plans': {
    readonly body: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly assistantIds?: readonly string[];
        readonly model?: string;
        readonly monthlyAnswers?: number;
        readonly monthlyTokens?: number;
        readonly audiences?: readonly string[];
        readonly retentionDays?: number;
        readonly people?: boolean;
      }[];
    };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly assistantIds?: readonly string[];
        readonly model?: string;
        readonly monthlyAnswers?: number;
        readonly monthlyTokens?: number;
        readonly audiences?: readonly string[];
        readonly retentionDays?: number;
        readonly people?: boolean;
      }[];
    };
  };
  /** Find out whether somebody may ask an assistant, by the e-mail address or the site’s own id. Needs the permission `access:read`. */
  'POST /assistants/{assistantId}/check-access': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly email?: string; readonly subject?: string; readonly plan?: string };
    readonly reply:
      | { readonly access: true; readonly plan?: string; readonly expiresAt?: string }
      | {
          readonly access: false;
          readonly message: string;
          readonly reason?:
            | 'no_access'
            | 'sign_in_needed'
            | 'no_subscription'
            | 'subscription_ended'
            | 'not_in_plan'
            | 'plan_unknown'
            | 'access_unknown';
          readonly signupUrl?: string;
        };
  };
  /** Give the key of Selgora, or the secret that signs what your own verifier is asked. It is never shown again. Needs the permission `access:write`. */
  'PUT /assistants/{assistantId}/verifier-secret': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly secret: string };
    readonly reply: undefined;
  };
  /** Read how a visitor’s site has named them, and whether they may ask at this moment. Needs the permission `conversations:read`. */
  'GET /assistants/{assistantId}/visitors/{visitorId}': {
    readonly params: { readonly assistantId: string; readonly visitorId: string };
    readonly reply: {
      readonly user: {
        readonly subject: string;
        readonly email?: string;
        readonly name?: string;
        readonly plan?: string;
      } | null;
      readonly access:
        | { readonly access: true; readonly plan?: string; readonly expiresAt?: string }
        | {
            readonly access: false;
            readonly message: string;
            readonly reason?:
              | 'no_access'
              | 'sign_in_needed'
              | 'no_subscription'
              | 'subscription_ended'
              | 'not_in_plan'
              | 'plan_unknown'
              | 'access_unknown';
            readonly signupUrl?: string;
          };
    };
  };
}
