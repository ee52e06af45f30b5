// Operations: asking. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface AskingOperations {
  /** Ask a question, by itself or in a conversation that is kept. Needs the permission `ask`. */
  'POST /assistants/{assistantId}/ask': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly question: string;
      readonly session?: string;
      readonly userId?: string;
      readonly clientMessageId?: string;
      readonly history?: readonly { readonly role: 'visitor' | 'assistant'; readonly text: string }[];
      readonly userContext?: { readonly [name: string]: unknown };
    };
    readonly reply: {
      readonly text: string;
      readonly citations: readonly {
        readonly index: number;
        readonly documentId: string;
        readonly title: string;
        readonly headingPath: readonly string[];
        readonly url: string;
        readonly snippet: string;
      }[];
      readonly escalation:
        | {
            readonly requiresEscalation: true;
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
            readonly summary: string;
          }
        | { readonly requiresEscalation: false; readonly confidence: number };
      readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
      readonly place?: {
        readonly conversationId: string;
        readonly questionId: string;
        readonly answerId?: string;
      };
    };
  };
  /** Ask a question on trial: its answer comes with the receipt, and nothing is kept. Needs the permission `knowledge:read`. */
  'POST /assistants/{assistantId}/try': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly question: string };
    readonly reply: {
      readonly text: string;
      readonly citations: readonly {
        readonly index: number;
        readonly documentId: string;
        readonly title: string;
        readonly headingPath: readonly string[];
        readonly url: string;
        readonly snippet: string;
      }[];
      readonly escalation:
        | {
            readonly requiresEscalation: true;
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
            readonly summary: string;
          }
        | { readonly requiresEscalation: false; readonly confidence: number };
      readonly receipt: {
        readonly provider: string;
        readonly model?: string;
        readonly promptVersion?: string;
        readonly passages: readonly {
          readonly documentId: string;
          readonly title: string;
          readonly headingPath: readonly string[];
          readonly score: number;
          readonly url: string;
        }[];
        readonly decision: string;
        readonly confidence: number;
        readonly latencyMs: number;
        readonly inputTokens?: number;
        readonly outputTokens?: number;
        readonly searchedFor?: string;
        readonly cannedAnswerId?: string;
        readonly notes?: readonly string[];
      };
    };
  };
  /** List the answers that visitors have rated, with their questions, the latest first. Needs the permission `conversations:read`. */
  'GET /assistants/{assistantId}/feedback': {
    readonly params: { readonly assistantId: string };
    readonly query?: { readonly limit?: number; readonly cursor?: string; readonly rating?: 'up' | 'down' };
    readonly reply: {
      readonly items: readonly {
        readonly conversationId: string;
        readonly answerId: string;
        readonly rating: 'up' | 'down';
        readonly question: string;
        readonly answer: string;
        readonly citations: readonly {
          readonly index: number;
          readonly documentId: string;
          readonly title: string;
          readonly headingPath: readonly string[];
          readonly url: string;
          readonly snippet: string;
        }[];
        readonly escalation?:
          | {
              readonly requiresEscalation: true;
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
              readonly summary: string;
            }
          | { readonly requiresEscalation: false; readonly confidence: number };
        readonly answeredAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
}
