// AI SmartTalk's addresses of documents: import, read, change, delete.

import { KNOWLEDGE_LIMITS, type AssistantId, type DocumentDetail } from '@frontdesk/contract';
import {
  idSchema,
  smartTalkImportSchema,
  smartTalkModelSchema,
  smartTalkUpdateSchema,
} from '@frontdesk/contract/schemas';
import { json, Router, type Request, type Response } from 'express';

import { AppError } from '../../../errors.ts';
import type { Documents } from '../../../ingestion/documents/documents.ts';
import { toRaw } from '../../../ingestion/documents/push-documents.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { requireAssistant } from '../../own-assistant.ts';
import { route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { importDocuments } from './smarttalk-import.ts';

/** @source AI SmartTalk's API integration guide, “Rate Limits” */
const IMPORT_RATE = { name: 'smarttalk-import', most: 100, perSeconds: 60 };

/** Makes the routes under `/v1/documents`, but for the search. */
export function smartTalkDocumentRoutes(deps: CompatDeps): Router {
  const { documents } = deps.ingestion;
  const router = Router();
  const writing = [
    ...byKey(deps, { scope: 'knowledge:write', rate: IMPORT_RATE }),
    json({ limit: KNOWLEDGE_LIMITS.pushMaxBytes, type: () => true }),
  ];
  const reading = byKey(deps, { scope: 'knowledge:read', rate: IMPORT_RATE });
  route(router, '/import', {
    post: [
      ...writing,
      async (request, response) => {
        const given = parsePayload(smartTalkImportSchema, request.body);
        const { id } = await requireAssistant(deps.assistants, callerOf(response), given.chatModelId);
        response.json(await importDocuments(documents, id, given.documents));
      },
    ],
  });
  route(router, '/:documentId', {
    get: [
      ...reading,
      async (request, response) => {
        const { id, title, url, markdown, updatedAt } = (await wanted(deps, request, response)).found;
        const document = { id, title, url, content: markdown, status: 'ready', updatedAt };
        response.json({ success: true, document });
      },
    ],
    put: [
      ...writing,
      async (request, response) => {
        const change = parsePayload(smartTalkUpdateSchema, request.body);
        const document = await update(documents, await wanted(deps, request, response), change);
        response.json({ success: true, document });
      },
    ],
    delete: [
      ...writing,
      async (request, response) => {
        const { model, found } = await wanted(deps, request, response);
        await documents.remove(model, found.id);
        response.json({ success: true, deleted: found.id });
      },
    ],
  });
  return router;
}

interface Wanted {
  readonly model: AssistantId;
  readonly found: DocumentDetail;
}

/** The document of the address; the model stands in the body, or after `?` where there is none. */
async function wanted(deps: CompatDeps, request: Request, response: Response): Promise<Wanted> {
  const named: unknown = { ...request.query, ...request.body };
  const { chatModelId } = parsePayload(smartTalkModelSchema, named);
  const { id: model } = await requireAssistant(deps.assistants, callerOf(response), chatModelId);
  const id = idSchema('doc').safeParse(request.params['documentId']);
  const found = id.success ? await deps.ingestion.documents.find(model, id.data) : null;
  if (!found) throw new AppError('not_found', { details: ['documentId: there is no such document'] });
  return { model, found };
}

interface Change {
  readonly title?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly url?: string | null | undefined;
}

async function update(documents: Documents, { model, found }: Wanted, { title, content, url }: Change) {
  const address = url ?? found.url;
  const rest = { key: found.key, title: title ?? found.title, ...(address && { url: address }) };
  const raw = toRaw({ ...rest, content: content ?? found.markdown });
  const [outcome] = await documents.push(model, [{ ...rest, raw }]);
  if (outcome?.ok) return { id: outcome.id, title: outcome.title, status: 'processing' };
  throw new AppError('invalid_payload', { details: [`content: ${outcome?.reason ?? 'was not taken'}`] });
}
