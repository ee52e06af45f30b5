// Operations: knowledge. Written by the tests from the OpenAPI document; not edited by hand.

import type { FileBody } from '../file-body.ts';

/** Operations by method and address. */
export interface KnowledgeOperations {
  /** Push up to 100 documents; each has an outcome of its own. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/documents': {
    readonly params: { readonly assistantId: string };
    readonly body: { readonly documents: readonly unknown[] };
    readonly reply: {
      readonly items: readonly (
        | {
            readonly ok: true;
            readonly key: string;
            readonly id: string;
            readonly title: string;
            readonly change: 'added' | 'updated' | 'unchanged';
            readonly warnings: readonly string[];
          }
        | { readonly ok: false; readonly key: string; readonly reason: string }
      )[];
    };
  };
  /** List documents without their texts. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/documents': {
    readonly params: { readonly assistantId: string };
    readonly query?: {
      readonly limit?: number;
      readonly cursor?: string;
      readonly sourceId?: string;
      readonly title?: string;
    };
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly key: string;
        readonly title: string;
        readonly sourceId: string | null;
        readonly url: string | null;
        readonly audience: readonly string[] | null;
        readonly chars: number;
        readonly updatedAt: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
  /** Upload a file as the body, or several as a form: Markdown, HTML, text, PDF, DOCX, or CSV with questions and answers. Needs the permission `knowledge:write`. */
  'POST /assistants/{assistantId}/documents/upload': {
    readonly params: { readonly assistantId: string };
    readonly query?: {
      readonly name?: string;
      readonly key?: string;
      readonly title?: string;
      readonly url?: string;
      readonly cite?: 'original' | 'desk';
      readonly audience?: string;
    };
    readonly body: FileBody;
    readonly reply: {
      readonly items: readonly (
        | {
            readonly ok: true;
            readonly key: string;
            readonly id: string;
            readonly title: string;
            readonly change: 'added' | 'updated' | 'unchanged';
            readonly warnings: readonly string[];
          }
        | { readonly ok: false; readonly key: string; readonly reason: string }
      )[];
    };
  };
  /** Read a document as Markdown. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/documents/{documentId}': {
    readonly params: { readonly assistantId: string; readonly documentId: string };
    readonly reply: {
      readonly id: string;
      readonly key: string;
      readonly title: string;
      readonly sourceId: string | null;
      readonly url: string | null;
      readonly audience: readonly string[] | null;
      readonly chars: number;
      readonly updatedAt: string;
      readonly markdown: string;
    };
  };
  /** Forget a document. Needs the permission `knowledge:write`. */
  'DELETE /assistants/{assistantId}/documents/{documentId}': {
    readonly params: { readonly assistantId: string; readonly documentId: string };
    readonly reply: undefined;
  };
  /** List the passages of a document that answers can rest on, in their order. Needs the permission `knowledge:read`. */
  'GET /assistants/{assistantId}/documents/{documentId}/passages': {
    readonly params: { readonly assistantId: string; readonly documentId: string };
    readonly query?: { readonly limit?: number; readonly cursor?: string };
    readonly reply: {
      readonly items: readonly {
        readonly headingPath: readonly string[];
        readonly start: number;
        readonly end: number;
        readonly text: string;
        readonly url: string;
      }[];
      readonly nextCursor: string | null;
    };
  };
}
