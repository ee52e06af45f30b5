// Operations: sources. Written by the tests from the OpenAPI document; not edited by hand.

/** Operations by method and address. */
export interface SourcesOperations {
  /** List where documents come from, each with its latest job. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/sources': {
    readonly params: { readonly assistantId: string };
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly kind: 'folder' | 'url' | 'sitemap' | 'crawl';
        readonly location: string;
        readonly name: string;
        readonly resyncHours: number | null;
        readonly cite: 'original' | 'desk';
        readonly audience: readonly string[] | null;
        readonly maxDepth: number;
        readonly maxPages: number;
        readonly include: readonly string[];
        readonly exclude: readonly string[];
        readonly isBuiltIn: boolean;
        readonly documents: number;
        readonly job: {
          readonly id: string;
          readonly sourceId: string;
          readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
          readonly done: number;
          readonly total: number | null;
          readonly added: number;
          readonly updated: number;
          readonly removed: number;
          readonly unchanged: number;
          readonly failed: number;
          readonly failures: readonly { readonly item: string; readonly reason: string }[];
          readonly reason: string | null;
          readonly createdAt: string;
          readonly startedAt: string | null;
          readonly endedAt: string | null;
        } | null;
        readonly nextSyncAt: string | null;
        readonly createdAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Add a page, a sitemap or a website, and begin to read it. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/sources': {
    readonly params: { readonly assistantId: string };
    readonly body: {
      readonly name?: string;
      readonly resyncHours?: number | null;
      readonly cite?: 'original' | 'desk';
      readonly audience?: readonly string[] | null;
      readonly maxDepth?: number;
      readonly maxPages?: number;
      readonly include?: readonly string[];
      readonly exclude?: readonly string[];
      readonly kind: 'folder' | 'url' | 'sitemap' | 'crawl';
      readonly location: string;
    };
    readonly reply: {
      readonly id: string;
      readonly kind: 'folder' | 'url' | 'sitemap' | 'crawl';
      readonly location: string;
      readonly name: string;
      readonly resyncHours: number | null;
      readonly cite: 'original' | 'desk';
      readonly audience: readonly string[] | null;
      readonly maxDepth: number;
      readonly maxPages: number;
      readonly include: readonly string[];
      readonly exclude: readonly string[];
      readonly isBuiltIn: boolean;
      readonly documents: number;
      readonly job: {
        readonly id: string;
        readonly sourceId: string;
        readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
        readonly done: number;
        readonly total: number | null;
        readonly added: number;
        readonly updated: number;
        readonly removed: number;
        readonly unchanged: number;
        readonly failed: number;
        readonly failures: readonly { readonly item: string; readonly reason: string }[];
        readonly reason: string | null;
        readonly createdAt: string;
        readonly startedAt: string | null;
        readonly endedAt: string | null;
      } | null;
      readonly nextSyncAt: string | null;
      readonly createdAt: string;
    };
  };
  /** Read a source with its latest job. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/sources/{sourceId}': {
    readonly params: { readonly assistantId: string; readonly sourceId: string };
    readonly reply: {
      readonly id: string;
      readonly kind: 'folder' | 'url' | 'sitemap' | 'crawl';
      readonly location: string;
      readonly name: string;
      readonly resyncHours: number | null;
      readonly cite: 'original' | 'desk';
      readonly audience: readonly string[] | null;
      readonly maxDepth: number;
      readonly maxPages: number;
      readonly include: readonly string[];
      readonly exclude: readonly string[];
      readonly isBuiltIn: boolean;
      readonly documents: number;
      readonly job: {
        readonly id: string;
        readonly sourceId: string;
        readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
        readonly done: number;
        readonly total: number | null;
        readonly added: number;
        readonly updated: number;
        readonly removed: number;
        readonly unchanged: number;
        readonly failed: number;
        readonly failures: readonly { readonly item: string; readonly reason: string }[];
        readonly reason: string | null;
        readonly createdAt: string;
        readonly startedAt: string | null;
        readonly endedAt: string | null;
      } | null;
      readonly nextSyncAt: string | null;
      readonly createdAt: string;
    };
  };
  /** Change the settings of a source. Needs the permission `knowledge:write`. */
  'PATCH /assistants/{assistantId}/sources/{sourceId}': {
    readonly params: { readonly assistantId: string; readonly sourceId: string };
    readonly body: {
      readonly name?: string;
      readonly resyncHours?: number | null;
      readonly cite?: 'original' | 'desk';
      readonly audience?: readonly string[] | null;
      readonly maxDepth?: number;
      readonly maxPages?: number;
      readonly include?: readonly string[];
      readonly exclude?: readonly string[];
    };
    readonly reply: {
      readonly id: string;
      readonly kind: 'folder' | 'url' | 'sitemap' | 'crawl';
      readonly location: string;
      readonly name: string;
      readonly resyncHours: number | null;
      readonly cite: 'original' | 'desk';
      readonly audience: readonly string[] | null;
      readonly maxDepth: number;
      readonly maxPages: number;
      readonly include: readonly string[];
      readonly exclude: readonly string[];
      readonly isBuiltIn: boolean;
      readonly documents: number;
      readonly job: {
        readonly id: string;
        readonly sourceId: string;
        readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
        readonly done: number;
        readonly total: number | null;
        readonly added: number;
        readonly updated: number;
        readonly removed: number;
        readonly unchanged: number;
        readonly failed: number;
        readonly failures: readonly { readonly item: string; readonly reason: string }[];
        readonly reason: string | null;
        readonly createdAt: string;
        readonly startedAt: string | null;
        readonly endedAt: string | null;
      } | null;
      readonly nextSyncAt: string | null;
      readonly createdAt: string;
    };
  };
  /** Forget a source with all its documents. Needs the permission `knowledge:write`. */
  'DELETE /assistants/{assistantId}/sources/{sourceId}': {
    readonly params: { readonly assistantId: string; readonly sourceId: string };
    readonly reply: undefined;
  };
  /** Read a source again. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/sources/{sourceId}/sync': {
    readonly params: { readonly assistantId: string; readonly sourceId: string };
    readonly reply: {
      readonly id: string;
      readonly sourceId: string;
      readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      readonly done: number;
      readonly total: number | null;
      readonly added: number;
      readonly updated: number;
      readonly removed: number;
      readonly unchanged: number;
      readonly failed: number;
      readonly failures: readonly { readonly item: string; readonly reason: string }[];
      readonly reason: string | null;
      readonly createdAt: string;
      readonly startedAt: string | null;
      readonly endedAt: string | null;
    };
  };
  /** See how far a job is. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/jobs/{jobId}': {
    readonly params: { readonly assistantId: string; readonly jobId: string };
    readonly reply: {
      readonly id: string;
      readonly sourceId: string;
      readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      readonly done: number;
      readonly total: number | null;
      readonly added: number;
      readonly updated: number;
      readonly removed: number;
      readonly unchanged: number;
      readonly failed: number;
      readonly failures: readonly { readonly item: string; readonly reason: string }[];
      readonly reason: string | null;
      readonly createdAt: string;
      readonly startedAt: string | null;
      readonly endedAt: string | null;
    };
  };
  /** Ask for the end of a job; what it has done stays. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/jobs/{jobId}/cancel': {
    readonly params: { readonly assistantId: string; readonly jobId: string };
    readonly reply: {
      readonly id: string;
      readonly sourceId: string;
      readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      readonly done: number;
      readonly total: number | null;
      readonly added: number;
      readonly updated: number;
      readonly removed: number;
      readonly unchanged: number;
      readonly failed: number;
      readonly failures: readonly { readonly item: string; readonly reason: string }[];
      readonly reason: string | null;
      readonly createdAt: string;
      readonly startedAt: string | null;
      readonly endedAt: string | null;
    };
  };
}
