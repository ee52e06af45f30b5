// Operations: answering. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface AnsweringOperations {
  /** Read how the assistant answers, and what the desk can offer. Needs the permission `settings:read`. */
  'GET /assistants/{assistantId}/answering': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly settings: {
        readonly providers: readonly string[];
        readonly model: string | null;
        readonly tone: unknown;
        readonly instructions: unknown;
        readonly answerCharsMax: number;
        readonly answerTokensMax: number;
        readonly redaction: 'off' | 'model' | 'model-and-storage';
        readonly blockedTopics: readonly {
          readonly name: string;
          readonly phrases: readonly string[];
          readonly reply?: string;
        }[];
        readonly linkHosts: readonly string[];
        readonly confidenceMin: number;
        readonly rewritesQuestions: boolean;
        readonly reranks: boolean;
        readonly goldenBlocksPublishing: boolean;
      };
      readonly providers: readonly string[];
      readonly hasModel: boolean;
    };
  };
  /** Change how the assistant answers; what is left out stays. Golden questions can refuse it. Needs the permission `settings:write`. */
  'PUT /assistants/{assistantId}/answering': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly providers?: readonly string[];
      readonly model?: string | null;
      readonly tone?: string;
      readonly instructions?: string;
      readonly answerCharsMax?: number;
      readonly answerTokensMax?: number;
      readonly redaction?: 'off' | 'model' | 'model-and-storage';
      readonly blockedTopics?: readonly {
        readonly name: string;
        readonly phrases: readonly string[];
        readonly reply?: string;
      }[];
      readonly linkHosts?: readonly string[];
      readonly confidenceMin?: number;
      readonly rewritesQuestions?: boolean;
      readonly reranks?: boolean;
      readonly goldenBlocksPublishing?: boolean;
    };
    readonly reply: {
      readonly settings: {
        readonly providers: readonly string[];
        readonly model: string | null;
        readonly tone: unknown;
        readonly instructions: unknown;
        readonly answerCharsMax: number;
        readonly answerTokensMax: number;
        readonly redaction: 'off' | 'model' | 'model-and-storage';
        readonly blockedTopics: readonly {
          readonly name: string;
          readonly phrases: readonly string[];
          readonly reply?: string;
        }[];
        readonly linkHosts: readonly string[];
        readonly confidenceMin: number;
        readonly rewritesQuestions: boolean;
        readonly reranks: boolean;
        readonly goldenBlocksPublishing: boolean;
      };
      readonly providers: readonly string[];
      readonly hasModel: boolean;
    };
  };
  /** Publish all drafts, unless golden questions fail with them and block publishing. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/canned-answers/publish': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly published: number;
      readonly golden: {
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
      } | null;
    };
  };
  /** List the canned answers, the latest first. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/canned-answers': {
    readonly params: { readonly assistantId: string };
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly question: string;
        readonly variants: readonly string[];
        readonly answer: string;
        readonly state: 'draft' | 'live';
        readonly createdAt: string;
        readonly updatedAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Write a canned answer: it wins over the documents when a question asks the same. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/canned-answers': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly question: string;
      readonly variants?: readonly string[];
      readonly answer: string;
      readonly state?: 'draft' | 'live';
    };
    readonly reply: {
      readonly id: string;
      readonly question: string;
      readonly variants: readonly string[];
      readonly answer: string;
      readonly state: 'draft' | 'live';
      readonly createdAt: string;
      readonly updatedAt: string;
    };
  };
  /** Replace a canned answer. Needs the permission `knowledge:write`. */
  'PUT /assistants/{assistantId}/canned-answers/{cannedAnswerId}': {
    readonly params: { readonly assistantId: string; readonly cannedAnswerId: string };
    readonly body: {
      readonly question: string;
      readonly variants?: readonly string[];
      readonly answer: string;
      readonly state?: 'draft' | 'live';
    };
    readonly reply: {
      readonly id: string;
      readonly question: string;
      readonly variants: readonly string[];
      readonly answer: string;
      readonly state: 'draft' | 'live';
      readonly createdAt: string;
      readonly updatedAt: string;
    };
  };
  /** Remove a canned answer. Needs the permission `knowledge:write`. */
  'DELETE /assistants/{assistantId}/canned-answers/{cannedAnswerId}': {
    readonly params: { readonly assistantId: string; readonly cannedAnswerId: string };
    readonly reply: undefined;
  };
  /** List the services that can answer in the desk’s place, and which are connected. Needs the permission `settings:read`. */
  'GET /assistants/{assistantId}/services': {
    readonly params: { readonly assistantId: string };
    readonly reply: {
      readonly items: readonly {
        readonly service: 'aisupportbot' | 'mygptassistants' | 'aismarttalk' | 'customgpt';
        readonly isConnected: boolean;
        readonly baseUrl: string | null;
        readonly remoteId: string;
        readonly searches: boolean;
      }[];
    };
  };
  /** Connect an assistant to a service; without a key the one that was given before stays. Needs the permission `settings:write`. */
  'PUT /assistants/{assistantId}/services/{service}': {
    readonly params: { readonly assistantId: string; readonly service: string };
    readonly body: {
      readonly baseUrl?: string | null;
      readonly remoteId: string;
      readonly key?: string;
      readonly searches?: boolean;
    };
    readonly reply: {
      readonly service: 'aisupportbot' | 'mygptassistants' | 'aismarttalk' | 'customgpt';
      readonly isConnected: boolean;
      readonly baseUrl: string | null;
      readonly remoteId: string;
      readonly searches: boolean;
    };
  };
  /** Disconnect an assistant from a service, and forget the key. Needs the permission `settings:write`. */
  'DELETE /assistants/{assistantId}/services/{service}': {
    readonly params: { readonly assistantId: string; readonly service: string };
    readonly reply: undefined;
  };
  /** Put the documents that everyone may read into AI SmartTalk. Needs the permission `settings:write`. */
  'POST /assistants/{assistantId}/services/aismarttalk/documents': {
    readonly params: { readonly assistantId: string };
    readonly reply: { readonly shared: number; readonly refused: number; readonly withheld: number };
  };
  /** Make a project of CustomGPT that reads a website, and connect the assistant to it. Needs the permission `settings:write`. */
  'POST /assistants/{assistantId}/services/customgpt/project': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly name: string;
      readonly sitemap: string;
      readonly baseUrl?: string | null;
      readonly key?: string;
    };
    readonly reply: {
      readonly service: 'aisupportbot' | 'mygptassistants' | 'aismarttalk' | 'customgpt';
      readonly isConnected: boolean;
      readonly baseUrl: string | null;
      readonly remoteId: string;
      readonly searches: boolean;
    };
  };
}
