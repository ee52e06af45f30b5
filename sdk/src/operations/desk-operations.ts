// Operations: desk. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface DeskOperations {
  /** List the assistants that you may touch. Needs the permission `settings:read`. */
  'GET /assistants': {
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly greeting: string;
        readonly starters: readonly string[];
        readonly offersPeople: boolean;
        readonly accentColor: string;
        readonly allowedOrigins: readonly string[];
        readonly tag: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Make an assistant with knowledge and conversations of its own. Needs the permission `settings:write`. */
  'POST /assistants': {
    readonly body: {
      readonly name: string;
      readonly greeting?: string;
      readonly starters?: readonly string[];
      readonly offersPeople?: boolean;
      readonly accentColor?: string;
    };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly greeting: string;
      readonly starters: readonly string[];
      readonly offersPeople: boolean;
      readonly accentColor: string;
      readonly allowedOrigins: readonly string[];
      readonly tag: string;
    };
  };
  /** Change what visitors see of an assistant. Needs the permission `settings:write`. */
  'PATCH /assistants/{assistantId}': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly name?: string;
      readonly greeting?: string;
      readonly starters?: readonly string[];
      readonly offersPeople?: boolean;
      readonly accentColor?: string;
    };
    readonly reply: {
      readonly id: string;
      readonly name: string;
      readonly greeting: string;
      readonly starters: readonly string[];
      readonly offersPeople: boolean;
      readonly accentColor: string;
      readonly allowedOrigins: readonly string[];
      readonly tag: string;
    };
  };
  /** List the websites on which an assistant may be used, and those that tried and were refused. Needs the permission `settings:read`. */
  'GET /assistants/{assistantId}/origins': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly allowed: readonly string[];
      readonly tried: readonly {
        readonly origin: string;
        readonly count: number;
        readonly firstAt: string;
        readonly lastAt: string;
      }[];
    };
  };
  /** Allow a website. Needs the permission `settings:write`. */
  'POST /assistants/{assistantId}/origins': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly origin: string };
    readonly reply: {
      readonly allowed: readonly string[];
      readonly tried: readonly {
        readonly origin: string;
        readonly count: number;
        readonly firstAt: string;
        readonly lastAt: string;
      }[];
    };
  };
  /** Take the permission of a website back. Needs the permission `settings:write`. */
  'DELETE /assistants/{assistantId}/origins': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly origin: string };
    readonly reply: {
      readonly allowed: readonly string[];
      readonly tried: readonly {
        readonly origin: string;
        readonly count: number;
        readonly firstAt: string;
        readonly lastAt: string;
      }[];
    };
  };
  /** List whom programs have asked about, and what they were told, the latest first. Needs the permission `access:read`. */
  'GET /assistants/{assistantId}/access-log': {
    readonly params: { readonly assistantId: string };
    readonly query?: {
      readonly limit?: number;
      readonly cursor?: string;
      readonly email?: string;
      readonly granted?: 'true' | 'false';
    };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly at: string;
        readonly email: string;
        readonly granted: boolean;
        readonly reason: 'active' | 'unknown' | 'expired' | 'elsewhere';
        readonly via: 'verify-access' | 'mcp';
        readonly askedBy: string;
        readonly country?: string;
        readonly userAgent?: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Read what a Custom GPT is given so that it asks this desk who has access. Needs the permission `access:read`. */
  'GET /assistants/{assistantId}/custom-gpt': {
    readonly params: { readonly assistantId: string };
    readonly reply: { readonly actionUrl: string; readonly action: string; readonly instructions: string };
  };
  /** Read what the answers of an assistant may cost, and have cost this month. Needs the permission `settings:read`. */
  'GET /assistants/{assistantId}/budget': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly monthlyAnswers?: number;
      readonly monthlyTokens?: number;
      readonly monthlyCost?: number;
      readonly prices?: { readonly inputPerMillion: number; readonly outputPerMillion: number };
      readonly used: { readonly answers: number; readonly tokens: number; readonly cost: number };
    };
  };
  /** Decide what the answers of an assistant may cost per month. Needs the permission `settings:write`. */
  'PUT /assistants/{assistantId}/budget': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly monthlyAnswers?: number;
      readonly monthlyTokens?: number;
      readonly monthlyCost?: number;
      readonly prices?: { readonly inputPerMillion: number; readonly outputPerMillion: number };
    };
    readonly reply: {
      readonly monthlyAnswers?: number;
      readonly monthlyTokens?: number;
      readonly monthlyCost?: number;
      readonly prices?: { readonly inputPerMillion: number; readonly outputPerMillion: number };
      readonly used: { readonly answers: number; readonly tokens: number; readonly cost: number };
    };
  };
}
