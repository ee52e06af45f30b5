// Documents of the knowledge over REST: push, upload, list, read, forget.

import { KNOWLEDGE_LIMITS, type DocumentDraft, type DocumentId } from '@frontdesk/contract';
import {
  documentDetailSchema,
  documentDraftSchema,
  documentOutcomesSchema,
  documentsQuerySchema,
  documentSummarySchema,
  idSchema,
  pageOf,
  pushDocumentsSchema,
  uploadQuerySchema,
} from '@frontdesk/contract/schemas';

import { AppError } from '../../errors.ts';
import type { Documents } from '../../ingestion/documents/documents.ts';
import { toRaw, type Given } from '../../ingestion/documents/push-documents.ts';
import { PUSHED } from '../../ports/document-store.ts';
import { explain } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

const PATH = '/assistants/:assistantId/documents';
const TOO_LARGE = `It is larger than ${KNOWLEDGE_LIMITS.documentMaxBytes / 1_000_000} MB; split it into several documents.`;

/** Declares the addresses of documents. */
export function documentEndpoints(documents: Documents): readonly Endpoint[] {
  return [...givingDocuments(documents), ...readingDocuments(documents)];
}

function givingDocuments(documents: Documents): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: PATH,
      scope: 'knowledge:write',
      summary: 'Push up to 100 documents; each has an outcome of its own.',
      body: pushDocumentsSchema,
      bodyMaxBytes: KNOWLEDGE_LIMITS.pushMaxBytes,
      reply: documentOutcomesSchema,
      run: async ({ params, body }) => ({
        items: await documents.push(params.assistantId, body.documents.map(toGiven)),
      }),
    }),
    endpoint({
      method: 'post',
      path: `${PATH}/upload`,
      scope: 'knowledge:write',
      summary: 'Upload one file: Markdown, HTML, text, PDF, DOCX, or CSV with questions and answers.',
      query: uploadQuerySchema,
      body: 'bytes',
      bodyMaxBytes: KNOWLEDGE_LIMITS.documentMaxBytes,
      reply: documentOutcomesSchema,
      async run({ params, query: { name, key = name, ...rest }, request }) {
        const bytes = request.body as Uint8Array | undefined;
        const contentType = request.headers['content-type'];
        const given: Given = bytes
          ? { key, ...rest, raw: { bytes, contentType, name, url: rest.url } }
          : { key, reason: TOO_LARGE };
        return { items: await documents.push(params.assistantId, [given]) };
      },
    }),
  ];
}

function readingDocuments(documents: Documents): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: PATH,
      scope: 'knowledge:read',
      summary: 'List documents without their texts.',
      query: documentsQuerySchema,
      reply: pageOf(documentSummarySchema),
      async run({ params, query: { sourceId, cursor, limit } }) {
        const { items, nextCursor } = await documents.list(params.assistantId, {
          limit,
          ...(sourceId !== undefined && { sourceId: sourceId === 'pushed' ? PUSHED : sourceId }),
          ...(cursor !== undefined && { after: Buffer.from(cursor, 'base64url').toString() }),
        });
        return {
          items: [...items],
          nextCursor: nextCursor === null ? null : Buffer.from(nextCursor).toString('base64url'),
        };
      },
    }),
    endpoint({
      method: 'get',
      path: `${PATH}/:documentId`,
      scope: 'knowledge:read',
      summary: 'Read a document as Markdown.',
      reply: documentDetailSchema,
      async run({ params: { assistantId, documentId } }) {
        const found = await documents.find(assistantId, parseId(documentId));
        if (!found) throw new AppError('not_found');
        return found;
      },
    }),
    endpoint({
      method: 'delete',
      path: `${PATH}/:documentId`,
      scope: 'knowledge:write',
      summary: 'Forget a document.',
      async run({ params: { assistantId, documentId } }) {
        if (!(await documents.remove(assistantId, parseId(documentId)))) throw new AppError('not_found');
      },
    }),
  ];
}

function parseId(given: string): DocumentId {
  const id = idSchema('doc').safeParse(given);
  if (!id.success) throw new AppError('not_found');
  return id.data;
}

/** Parses one document of a push. What is wrong with it is its own outcome. */
function toGiven(value: unknown, position: number): Given {
  const parsed = documentDraftSchema.safeParse(value);
  if (!parsed.success) {
    const said = value !== null && typeof value === 'object' && 'key' in value ? value.key : undefined;
    const key = typeof said === 'string' ? said.slice(0, KNOWLEDGE_LIMITS.keyMaxChars) : `#${position + 1}`;
    return { key, reason: `It does not have the expected form: ${explain(parsed.error).join('; ')}.` };
  }
  const { content: _content, format: _format, ...rest }: DocumentDraft = parsed.data;
  const raw = toRaw(parsed.data);
  if (raw.bytes.byteLength > KNOWLEDGE_LIMITS.documentMaxBytes) return { key: rest.key, reason: TOO_LARGE };
  return { ...rest, raw };
}
