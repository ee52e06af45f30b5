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

import type { Request } from 'express';

import { AppError } from '../../errors.ts';
import type { Documents } from '../../ingestion/documents/documents.ts';
import { toRaw, type Given } from '../../ingestion/documents/push-documents.ts';
import { PUSHED } from '../../ports/document-store.ts';
import { explain } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { readForm, type UploadedFile } from './read-upload.ts';

type UploadQuery = ReturnType<typeof uploadQuerySchema.parse>;

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
      summary:
        'Upload a file as the body, or several as a form: Markdown, HTML, text, PDF, DOCX, or CSV with questions and answers.',
      query: uploadQuerySchema,
      body: 'bytes',
      bodyMaxBytes: KNOWLEDGE_LIMITS.pushMaxBytes,
      reply: documentOutcomesSchema,
      run: async ({ params, query, request }) => ({
        items: await documents.push(params.assistantId, await toUploads(request, query)),
      }),
    }),
  ];
}

/**
 * Reads what was uploaded. Of a form with several files each is a document by its own name.
 * @throws {AppError} `invalid_payload`, `payload_too_large`
 */
async function toUploads(request: Request, query: UploadQuery): Promise<Given[]> {
  const contentType = request.headers['content-type'];
  const bytes = request.body as Uint8Array | undefined;
  const { name, key: _key, title: _title, url: _url, ...rest } = query;
  if (contentType?.startsWith('multipart/form-data')) {
    if (!bytes) throw new AppError('payload_too_large');
    const files = await readForm(bytes, contentType);
    if (files.length > KNOWLEDGE_LIMITS.pushDocuments) {
      const details = [`payload: at most ${KNOWLEDGE_LIMITS.pushDocuments} files at once`];
      throw new AppError('invalid_payload', { details });
    }
    const own: UploadQuery = files.length === 1 ? query : rest;
    return files.map((file) => toUpload({ ...file, name: own.name ?? file.name }, own));
  }
  if (name === undefined) throw new AppError('invalid_payload', { details: ['name: is missing'] });
  return [toUpload({ name, contentType, bytes }, query)];
}

function toUpload(
  { name, contentType, bytes }: Omit<UploadedFile, 'bytes'> & { readonly bytes: Uint8Array | undefined },
  { name: _name, key = name, ...rest }: UploadQuery,
): Given {
  if (!bytes || bytes.byteLength > KNOWLEDGE_LIMITS.documentMaxBytes) return { key, reason: TOO_LARGE };
  return { key, ...rest, raw: { bytes, contentType, name, url: rest.url } };
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
      async run({ params, query: { sourceId, title = '', cursor, limit } }) {
        const { items, nextCursor } = await documents.list(params.assistantId, {
          limit,
          ...(title !== '' && { words: title.split(/\s+/u) }),
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
