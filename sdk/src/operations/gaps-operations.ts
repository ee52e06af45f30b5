// Operations: gaps. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface GapsOperations {
  /** List what could not be answered well, grouped by meaning, the most asked first. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/gaps': {
    readonly params: { readonly assistantId: string };
    readonly query?: {
      readonly limit?: number;
      readonly cursor?: string;
      readonly state?: 'open' | 'answered' | 'dismissed';
    };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly question: string;
        readonly state: 'open' | 'answered' | 'dismissed';
        readonly count: number;
        readonly reasons: { readonly [name: string]: number };
        readonly examples: readonly {
          readonly text: string;
          readonly conversationId: string;
          readonly messageId: string;
          readonly reason:
            | 'customer_request'
            | 'missing_knowledge'
            | 'low_confidence'
            | 'unsupported_request'
            | 'policy_restriction'
            | 'provider_failure'
            | 'usage_limit'
            | 'negative_feedback';
          readonly confidence: number;
          readonly askedAt: string;
        }[];
        readonly firstAskedAt: string;
        readonly lastAskedAt: string;
        readonly resolution?: {
          readonly kind: 'canned-answer' | 'document';
          readonly id: string;
          readonly at: string;
        };
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Read a gap. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/gaps/{gapId}': {
    readonly params: { readonly assistantId: string; readonly gapId: string };
    readonly reply: {
      readonly id: string;
      readonly question: string;
      readonly state: 'open' | 'answered' | 'dismissed';
      readonly count: number;
      readonly reasons: { readonly [name: string]: number };
      readonly examples: readonly {
        readonly text: string;
        readonly conversationId: string;
        readonly messageId: string;
        readonly reason:
          | 'customer_request'
          | 'missing_knowledge'
          | 'low_confidence'
          | 'unsupported_request'
          | 'policy_restriction'
          | 'provider_failure'
          | 'usage_limit'
          | 'negative_feedback';
        readonly confidence: number;
        readonly askedAt: string;
      }[];
      readonly firstAskedAt: string;
      readonly lastAskedAt: string;
      readonly resolution?: {
        readonly kind: 'canned-answer' | 'document';
        readonly id: string;
        readonly at: string;
      };
    };
  };
  /** Say that a gap needs no answer, or that it does. Needs the permission `knowledge:write`. */
  'PUT /assistants/{assistantId}/gaps/{gapId}': {
    readonly params: { readonly assistantId: string; readonly gapId: string };
    readonly body: { readonly state: 'open' | 'dismissed' };
    readonly reply: {
      readonly id: string;
      readonly question: string;
      readonly state: 'open' | 'answered' | 'dismissed';
      readonly count: number;
      readonly reasons: { readonly [name: string]: number };
      readonly examples: readonly {
        readonly text: string;
        readonly conversationId: string;
        readonly messageId: string;
        readonly reason:
          | 'customer_request'
          | 'missing_knowledge'
          | 'low_confidence'
          | 'unsupported_request'
          | 'policy_restriction'
          | 'provider_failure'
          | 'usage_limit'
          | 'negative_feedback';
        readonly confidence: number;
        readonly askedAt: string;
      }[];
      readonly firstAskedAt: string;
      readonly lastAskedAt: string;
      readonly resolution?: {
        readonly kind: 'canned-answer' | 'document';
        readonly id: string;
        readonly at: string;
      };
    };
  };
  /** Write the answer to a gap, ask its questions again, and see before and after. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/gaps/{gapId}/answer': {
    readonly params: { readonly assistantId: string; readonly gapId: string };
    readonly body:
      | { readonly kind: 'canned-answer'; readonly answer: string; readonly question?: string }
      | { readonly kind: 'document'; readonly title: string; readonly markdown: string };
    readonly reply: {
      readonly gap: {
        readonly id: string;
        readonly question: string;
        readonly state: 'open' | 'answered' | 'dismissed';
        readonly count: number;
        readonly reasons: { readonly [name: string]: number };
        readonly examples: readonly {
          readonly text: string;
          readonly conversationId: string;
          readonly messageId: string;
          readonly reason:
            | 'customer_request'
            | 'missing_knowledge'
            | 'low_confidence'
            | 'unsupported_request'
            | 'policy_restriction'
            | 'provider_failure'
            | 'usage_limit'
            | 'negative_feedback';
          readonly confidence: number;
          readonly askedAt: string;
        }[];
        readonly firstAskedAt: string;
        readonly lastAskedAt: string;
        readonly resolution?: {
          readonly kind: 'canned-answer' | 'document';
          readonly id: string;
          readonly at: string;
        };
      };
      readonly retries: readonly {
        readonly question: string;
        readonly before: {
          readonly reason:
            | 'customer_request'
            | 'missing_knowledge'
            | 'low_confidence'
            | 'unsupported_request'
            | 'policy_restriction'
            | 'provider_failure'
            | 'usage_limit'
            | 'negative_feedback'
            | null;
          readonly confidence: number;
        };
        readonly after: {
          readonly text: string;
          readonly citations: readonly {
            readonly index: number;
            readonly documentId: string;
            readonly title: string;
            readonly headingPath: readonly string[];
            readonly url: string;
            readonly snippet: string;
          }[];
          readonly reason:
            | 'customer_request'
            | 'missing_knowledge'
            | 'low_confidence'
            | 'unsupported_request'
            | 'policy_restriction'
            | 'provider_failure'
            | 'usage_limit'
            | 'negative_feedback'
            | null;
          readonly confidence: number;
        };
      }[];
      readonly answered: number;
    };
  };
  /** Ask all golden questions, and see which are answered as they must be. Needs the permission `knowledge:read`. */
  'POST /assistants/{assistantId}/golden-questions/run': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly passed: number;
      readonly failed: number;
      readonly results: readonly {
        readonly id: string;
        readonly question: string;
        readonly expect: string;
        readonly ok: boolean;
        readonly got: {
          readonly text: string;
          readonly citations: readonly {
            readonly index: number;
            readonly documentId: string;
            readonly title: string;
            readonly headingPath: readonly string[];
            readonly url: string;
            readonly snippet: string;
          }[];
          readonly reason:
            | 'customer_request'
            | 'missing_knowledge'
            | 'low_confidence'
            | 'unsupported_request'
            | 'policy_restriction'
            | 'provider_failure'
            | 'usage_limit'
            | 'negative_feedback'
            | null;
          readonly confidence: number;
        };
      }[];
      readonly ranAt: string;
      readonly durationMs: number;
    };
  };
  /** List the golden questions. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/golden-questions': {
    readonly params: { readonly assistantId: string };
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly question: string;
        readonly expect: string;
        readonly createdAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Add a golden question. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/golden-questions': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly question: string; readonly expect: string };
    readonly reply: {
      readonly id: string;
      readonly question: string;
      readonly expect: string;
      readonly createdAt: string;
    };
  };
  /** Remove a golden question. Needs the permission `knowledge:write`. */
  'DELETE /assistants/{assistantId}/golden-questions/{goldenQuestionId}': {
    readonly params: { readonly assistantId: string; readonly goldenQuestionId: string };
    readonly reply: undefined;
  };
}
