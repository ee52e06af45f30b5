// CustomGPT's API in front of the desk: each assistant is a project.

import { randomUUID } from 'node:crypto';

import {
  customGptConversationSchema,
  customGptMessageQuerySchema,
  customGptMessageSchema,
} from '@frontdesk/contract/schemas';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';

import { askInConversation } from '../../../chat/programs/ask-in-conversation.ts';
import { wholeAnswer } from '../../../chat/programs/program-answer.ts';
import {
  openConversation,
  programSeat,
  requireConversation,
  type ProgramSeat,
} from '../../../chat/programs/program-conversations.ts';
import { AppError } from '../../../errors.ts';
import type { StoredConversation } from '../../../ports/conversation-store.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { ownAssistants } from '../../own-assistant.ts';
import { refuseUnknown, route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { foreignProblems } from '../foreign-problems.ts';
import { conversationIdFor, numberFor, sessionIdFor } from './customgpt-ids.ts';
import { createProject, projectView } from './customgpt-projects.ts';
import { streamCustomGpt } from './customgpt-stream.ts';
import {
  citationViews,
  conversationView,
  messageView,
  microseconds,
  success,
  toCustomGptError,
} from './customgpt-views.ts';

/** How many conversations are listed. */
const LISTED_MAX = 100;

/** Makes the routes of projects, to be mounted under `/api/v1/projects`. */
export function customGptRoutes(deps: CompatDeps): Router {
  const { chat } = deps;
  const router = Router();
  const admit = [...byKey(deps, { scope: 'ask' }), json({ type: () => true })];
  const seatOf = async (request: Request, response: Response) => findProject(deps, request, response);
  addProjects(router, deps, admit);
  route(router, '/:projectId/conversations', {
    post: [
      ...admit,
      async (request, response) => {
        const seat = await seatOf(request, response);
        const { name } = parsePayload(customGptConversationSchema, request.body ?? {});
        const id = `conv_${randomUUID().replaceAll('-', '')}` as const;
        const opened = await openConversation(chat, seat, id);
        response.status(201).json(success(conversationView(opened, name ?? undefined)));
      },
    ],
    get: [
      ...admit,
      async (request, response) => {
        const { assistant, visitorId } = await seatOf(request, response);
        const listed = await chat.conversations.listOwn({ assistantId: assistant.id, visitorId }, LISTED_MAX);
        response.json(success({ data: listed.map((each) => conversationView(each)) }));
      },
    ],
  });
  route(router, '/:projectId/conversations/:sessionId/messages', {
    post: [
      ...admit,
      async (request, response) => {
        const seat = await seatOf(request, response);
        const id = conversationIdFor(String(request.params['sessionId']));
        if (!id) throw new AppError('not_found');
        const conversation = await requireConversation(chat, seat, id);
        await say(deps, { seat, conversation, request, response });
      },
    ],
  });
  router.use(refuseUnknown, foreignProblems(deps.logger, toCustomGptError));
  return router;
}

function addProjects(router: Router, deps: CompatDeps, admit: RequestHandler[]): void {
  route(router, '/', {
    post: createProject(deps),
    get: [
      ...admit,
      async (_request, response) => {
        const caller = callerOf(response);
        const own = await ownAssistants(deps.assistants, caller);
        response.json(success({ data: own.map((each) => projectView(each, caller)) }));
      },
    ],
  });
}

/** A project is named by its number, or by the assistant's own id. */
async function findProject(deps: CompatDeps, request: Request, response: Response): Promise<ProgramSeat> {
  const named = String(request.params['projectId']);
  const own = await ownAssistants(deps.assistants, callerOf(response));
  const assistant = own.find(({ id }) => id === named || String(numberFor(id)) === named);
  if (!assistant) throw new AppError('not_found');
  return programSeat(assistant, 'customgpt');
}

interface Saying {
  readonly seat: ProgramSeat;
  readonly conversation: StoredConversation;
  readonly request: Request;
  readonly response: Response;
}

async function say(
  { chat, clock }: CompatDeps,
  { seat, conversation, request, response }: Saying,
): Promise<void> {
  const { prompt } = parsePayload(customGptMessageSchema, request.body);
  const { stream } = parsePayload(customGptMessageQuerySchema, request.query);
  const asking = { ...seat, conversationId: conversation.id, clientMessageId: randomUUID(), text: prompt };
  const events = askInConversation(chat, asking);
  const now = () => clock.now().toISOString();
  if (stream === 'true' || stream === '1') {
    await streamCustomGpt(response, {
      prompt,
      events,
      finish: ({ place, citations, escalation }) => ({
        id: numberFor(place?.answerId ?? place?.questionId ?? ''),
        created_at: microseconds(now()),
        session_id: sessionIdFor(conversation.id),
        citations: citationViews(citations),
        requires_escalation: escalation.requiresEscalation,
      }),
    });
    return;
  }
  const answer = await wholeAnswer(events);
  const asker = {
    keyId: callerOf(response).actor.id,
    ip: request.ip ?? '',
    userAgent: request.get('user-agent') ?? '',
  };
  response.json(success(messageView(answer, prompt, { ...asker, at: now() })));
}
