// AI SmartTalk's addresses of documents: import, read, change, delete.

import { KNOWLEDGE_LIMITS } from '@frontdesk/contract';
import {
  idSchema,
  smartTalkImportSchema,
  smartTalkModelSchema,
  smartTalkUpdateSchema,
} from '@frontdesk/contract/schemas';
import { json, Router, type Request, type Response } from 'express';

import { AppError } from '../../../errors.ts';
import { toRaw } from '../../../ingestion/documents/push-documents.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { requireAssistant } from '../../own-assistant.ts';
import { route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { MINUTE_MS } from '../rate-gate.ts';
import { importDocuments } from './smarttalk-import.ts';

/** @source AI SmartTalk's API integration guide, “Rate Limits” */
const IMPORT_RATE = { name: 'smarttalk-import', requests: 100, windowMs: MINUTE_MS };

/** Makes the routes under `/v1/documents`, but for the search. */
export function smartTalkDocumentRoutes(deps: CompatDeps): Router {
  const { documents } = deps.ingestion;
  const router = Router();
  const writing = [
    ...byKey(deps, { scope: 'knowledge:write', rate: IMPORT_RATE }),
    json({ limit: KNOWLEDGE_LIMITS.pushMaxBytes, type: () => true }),
  ];
  const reading = byKey(deps, { scope: 'knowledge:read', rate: IMPORT_RATE });
  const modelOf = async (response: Response, id: string) =>
    (await requireAssistant(deps.assistants, callerOf(response), id)).id;
  const wanted = async (request: Request, response: Response) => {
    // A body that is not JSON, or none at all, leaves the address to name the model.
    const { chatModelId } = parsePayload(smartTalkModelSchema, { ...request.query, ...(request.body ?? {}) });
    const model = await modelOf(response, chatModelId);
    const id = idSchema('doc').safeParse(request.params['documentId']);
    const found = id.success ? await documents.find(model, id.data) : null;
    if (!found) throw new AppError('not_found', { details: ['documentId: there is no such document'] });
    return { model, found };
  };

  route(router, '/import', {
    post: [
      ...writing,
      async (request, response) => {
        const given = parsePayload(smartTalkImportSchema, request.body);
        const model = await modelOf(response, given.chatModelId);
        response.json(await importDocuments(documents, model, given.documents));
      },
    ],
  });
  route(router, '/:documentId', {
    get: [
      ...reading,
      async (request, response) => {
        const { id, title, url, markdown, updatedAt } = (await wanted(request, response)).found;
        const document = { id, title, url, content: markdown, status: 'ready', updatedAt };
        response.json({ success: true, document });
      },
    ],
    put: [
      ...writing,
      async (request, response) => {
        const { title, content, url } = parsePayload(smartTalkUpdateSchema, request.body);
        const { model, found } = await wanted(request, response);
        const address = url ?? found.url;
        const draft = {
          key: found.key,
          title: title ?? found.title,
          content: content ?? found.markdown,
          ...(address && { url: address }),
        };
        const { content: _, ...rest } = draft;
        const [outcome] = await documents.push(model, [{ ...rest, raw: toRaw(draft) }]);
        if (!outcome?.ok)
          throw new AppError('invalid_payload', { details: [`content: ${outcome?.reason ?? ''}`] });
        const document = { id: outcome.id, title: outcome.title, status: 'processing' };
        response.json({ success: true, document });
      },
    ],
    delete: [
      ...writing,
      async (request, response) => {
        const { model, found } = await wanted(request, response);
        await documents.remove(model, found.id);
        response.json({ success: true, deleted: found.id });
      },
    ],
  });
  return router;
}
