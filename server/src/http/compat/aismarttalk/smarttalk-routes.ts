// AI SmartTalk's API in front of the desk: each assistant is a chat model.

import { smartTalkQuerySchema, smartTalkSearchSchema } from '@frontdesk/contract/schemas';
import { json, Router, type Request, type Response } from 'express';

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
import { withinQuota } from '../within-quota.ts';
import { smartTalkDocumentRoutes } from './smarttalk-document-routes.ts';
import { toSmartTalkError } from './smarttalk-error.ts';

/** @source AI SmartTalk's API integration guide, “Rate Limits” */
const QUERY_RATE = { name: 'smarttalk-query', most: 60, perSeconds: 60 };
/** @source as above */
const SEARCH_RATE = { name: 'smarttalk-search', most: 60, perSeconds: 60 };

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
      async (request, response) => response.json(await query(deps, request, response)),
    ],
  });
  route(router, '/documents/search', {
    post: [
      ...byKey(deps, { scope: 'knowledge:read', rate: SEARCH_RATE }),
      body,
      async (request, response) => response.json(await search(deps, request, response)),
    ],
  });
  router.use('/documents', smartTalkDocumentRoutes(deps));
  router.use(['/chat/query', '/documents'], foreignProblems(deps.logger, toSmartTalkError));
  return router;
}

async function query(deps: CompatDeps, request: Request, response: Response) {
  const { chatModelId, query: question, options } = parsePayload(smartTalkQuerySchema, request.body);
  const assistant = await requireAssistant(deps.assistants, callerOf(response), chatModelId);
  const { maxTokens, temperature } = options ?? {};
  const sampling = {
    ...(typeof maxTokens === 'number' && { maxTokens }),
    ...(typeof temperature === 'number' && { temperature }),
  };
  const asked = { assistant, question, history: [], sampling };
  const answer = await wholeAnswer(askOnce(deps.chat, asked, hangUpSignal(response)));
  const { text, sources, escalation } = await withinQuota(deps, assistant, answer);
  return { success: true, response: text, sources, requiresEscalation: escalation.requiresEscalation };
}

async function search(deps: CompatDeps, request: Request, response: Response) {
  const { chatModelId, query: question, limit } = parsePayload(smartTalkSearchSchema, request.body);
  const assistant = await requireAssistant(deps.assistants, callerOf(response), chatModelId);
  const wanted = limit ?? SEARCH_LIMIT;
  const { passages, coverage } = await deps.retriever.retrieve({
    assistantId: assistant.id,
    question,
    limit: wanted * PASSAGES_PER_DOCUMENT,
  });
  const found = toRelevant(passages, coverage).slice(0, wanted);
  const documents = found.map(({ documentId, title, relevance, passage }) => {
    return { id: documentId, title, content: passage.text, relevance };
  });
  return { success: true, documents };
}
