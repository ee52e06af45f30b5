// Operations: subscriptions. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface SubscriptionsOperations {
  /** List the offers. Needs the permission `access:read`. */
  'GET /offers': {
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly name: string;
        readonly signupUrl: string;
        readonly planId?: string;
        readonly assistantIds?: readonly string[];
        readonly id: string;
        readonly graceDays: number;
        readonly stripePriceIds: readonly string[];
        readonly createdAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Make an offer. Needs the permission `access:write`. */
  'POST /offers': {
    readonly body: {
      readonly name: string;
      readonly signupUrl: string;
      readonly planId?: string;
      readonly assistantIds?: readonly string[];
      readonly graceDays?: number;
      readonly stripePriceIds?: readonly string[];
    };
    readonly reply: {
      readonly name: string;
      readonly signupUrl: string;
      readonly planId?: string;
      readonly assistantIds?: readonly string[];
      readonly id: string;
      readonly graceDays: number;
      readonly stripePriceIds: readonly string[];
      readonly createdAt: string;
    };
  };
  /** Change an offer. Needs the permission `access:write`. */
  'PUT /offers/{offerId}': {
    readonly params: { readonly offerId: string };
    readonly body: {
      readonly name: string;
      readonly signupUrl: string;
      readonly planId?: string;
      readonly assistantIds?: readonly string[];
      readonly graceDays?: number;
      readonly stripePriceIds?: readonly string[];
    };
    readonly reply: {
      readonly name: string;
      readonly signupUrl: string;
      readonly planId?: string;
      readonly assistantIds?: readonly string[];
      readonly id: string;
      readonly graceDays: number;
      readonly stripePriceIds: readonly string[];
      readonly createdAt: string;
    };
  };
  /** Take an offer away. Its subscriptions open nothing any more. Needs the permission `access:write`. */
  'DELETE /offers/{offerId}': { readonly params: { readonly offerId: string }; readonly reply: undefined };
  /** Note the subscriptions of a table (CSV); nothing is taken from one with a wrong line. Needs the permission `access:write`. */
  'POST /subscriptions/import': {
    readonly body: { readonly csv: string };
    readonly reply: { readonly imported: number };
  };
  /** List the subscriptions, or those of one e-mail address. Needs the permission `access:read`. */
  'GET /subscriptions': {
    readonly query?: { readonly limit?: number; readonly cursor?: string; readonly email?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly offerId: string;
        readonly email: string;
        readonly subject?: string;
        readonly status: 'active' | 'trialing' | 'past_due' | 'cancelled';
        readonly standing: 'active' | 'trial' | 'grace' | 'ending' | 'expired' | 'cancelled';
        readonly endsAt?: string;
        readonly updatedAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Note a subscription; one of the same address to the same offer is brought up to date. Needs the permission `access:write`. */
  'PUT /subscriptions': {
    readonly body: {
      readonly offerId: string;
      readonly email: string;
      readonly subject?: string;
      readonly status?: 'active' | 'trialing' | 'past_due' | 'cancelled';
      readonly endsAt?: string;
    };
    readonly reply: {
      readonly id: string;
      readonly offerId: string;
      readonly email: string;
      readonly subject?: string;
      readonly status: 'active' | 'trialing' | 'past_due' | 'cancelled';
      readonly standing: 'active' | 'trial' | 'grace' | 'ending' | 'expired' | 'cancelled';
      readonly endsAt?: string;
      readonly updatedAt: string;
    };
  };
  /** Change a subscription, such as the customer’s e-mail address. Needs the permission `access:write`. */
  'PATCH /subscriptions/{subscriptionId}': {
    readonly params: { readonly subscriptionId: string };
    readonly body: {
      readonly email?: string;
      readonly subject?: string;
      readonly status?: 'active' | 'trialing' | 'past_due' | 'cancelled';
      readonly endsAt?: string;
    };
    readonly reply: {
      readonly id: string;
      readonly offerId: string;
      readonly email: string;
      readonly subject?: string;
      readonly status: 'active' | 'trialing' | 'past_due' | 'cancelled';
      readonly standing: 'active' | 'trial' | 'grace' | 'ending' | 'expired' | 'cancelled';
      readonly endsAt?: string;
      readonly updatedAt: string;
    };
  };
  /** End a subscription: at once, or with what has been paid for. Needs the permission `access:write`. */
  'POST /subscriptions/{subscriptionId}/cancel': {
    readonly params: { readonly subscriptionId: string };
    readonly body: { readonly atPeriodEnd?: boolean };
    readonly reply: {
      readonly id: string;
      readonly offerId: string;
      readonly email: string;
      readonly subject?: string;
      readonly status: 'active' | 'trialing' | 'past_due' | 'cancelled';
      readonly standing: 'active' | 'trial' | 'grace' | 'ending' | 'expired' | 'cancelled';
      readonly endsAt?: string;
      readonly updatedAt: string;
    };
  };
  /** Give the secret by which Stripe signs what it sends. It is never shown again. Needs the permission `access:write`. */
  'PUT /stripe': { readonly body: { readonly signingSecret: string }; readonly reply: undefined };
}
