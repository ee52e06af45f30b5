// AI SmartTalk's API in front of the desk: each assistant is a chat model.

import { smartTalkQuerySchema, smartTalkSearchSchema } from '@frontdesk/contract/schemas';
import { json, Router } from 'express';

import { askOnce } from '../../../chat/programs/ask-once.ts';
import { wholeAnswer } from '../../../chat/programs/program-answer.ts';
import { toRelevant } from '../../../chat/programs/relevance.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { hangUpSignal } from '../../event-stream.ts';
import { requireAssistant } from '../../own-assistant.ts';
import { route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { foreignProblems } from '../foreign-problems.ts';
import { MINUTE_MS } from '../rate-gate.ts';
import { smartTalkDocumentRoutes } from './smarttalk-document-routes.ts';
import { toSmartTalkError } from './smarttalk-error.ts';

/** @source AI SmartTalk's API integration guide, “Rate Limits” */
const QUERY_RATE = { name: 'smarttalk-query', requests: 60, windowMs: MINUTE_MS };
/** @source as above */
const SEARCH_RATE = { name: 'smarttalk-search', requests: 60, windowMs: MINUTE_MS };

/** @source as above, “Retrieve Documents” */
const SEARCH_LIMIT = 10;
/** A document may be found by several of its passages. */
const PASSAGES_PER_DOCUMENT = 3;

/** Makes the routes under `/v1`. */
export function smartTalkRoutes(deps: CompatDeps): Router {
  const router = Router();
  const body = json({ type: () => true });
  route(router, '/chat/query', {
    post: [
      ...byKey(deps, { scope: 'ask', rate: QUERY_RATE }),
      body,
      async (request, response) => {
        const { chatModelId, query, options } = parsePayload(smartTalkQuerySchema, request.body);
        const assistant = await requireAssistant(deps.assistants, callerOf(response), chatModelId);
        const { maxTokens, temperature } = options ?? {};
        const sampling = {
          ...(typeof maxTokens === 'number' && { maxTokens }),
          ...(typeof temperature === 'number' && { temperature }),
        };
        const question = { assistant, question: query, history: [], sampling };
        const answer = await wholeAnswer(askOnce(deps.chat, question, hangUpSignal(response)));
        response.json({
          success: true,
          response: answer.text,
          sources: answer.sources,
          requiresEscalation: answer.escalation.requiresEscalation,
        });
      },
    ],
  });
  route(router, '/documents/search', {
    post: [
      ...byKey(deps, { scope: 'knowledge:read', rate: SEARCH_RATE }),
      body,
      async (request, response) => {
        const { chatModelId, query, limit } = parsePayload(smartTalkSearchSchema, request.body);
        const assistant = await requireAssistant(deps.assistants, callerOf(response), chatModelId);
        const wanted = limit ?? SEARCH_LIMIT;
        const { passages, coverage } = await deps.retriever.retrieve({
          assistantId: assistant.id,
          question: query,
          limit: wanted * PASSAGES_PER_DOCUMENT,
        });
        const found = toRelevant(passages, coverage).slice(0, wanted);
        const documents = found.map(({ documentId, title, relevance, passage }) => {
          return { id: documentId, title, content: passage.text, relevance };
        });
        response.json({ success: true, documents });
      },
    ],
  });
  router.use('/documents', smartTalkDocumentRoutes(deps));
  router.use(['/chat/query', '/documents'], foreignProblems(deps.logger, toSmartTalkError));
  return router;
}
