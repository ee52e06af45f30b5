// MyGPTAssistants' API in front of the desk: each assistant is a bot.

import { randomUUID } from 'node:crypto';

import { myGptConversationSchema, myGptMessageSchema, pageQuerySchema } from '@frontdesk/contract/schemas';
import { json, Router, type Request, type Response } from 'express';

import { moveHandover } from '../../../chat/move-hand-over.ts';
import { askInConversation } from '../../../chat/programs/ask-in-conversation.ts';
import { wholeAnswer } from '../../../chat/programs/program-answer.ts';
import {
  nameToConversation,
  openConversation,
  programSeat,
  readMessages,
  requireConversation,
  type ProgramSeat,
} from '../../../chat/programs/program-conversations.ts';
import type { RateRule } from '../../../ports/rate-limiter.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { requireAssistant } from '../../own-assistant.ts';
import { refuseUnknown, route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { foreignProblems } from '../foreign-problems.ts';
import { addContacts, type BotRoutes } from './mygpt-contacts.ts';
import { myGptData, toMyGptError } from './mygpt-envelope.ts';
import { addWebhooks } from './mygpt-webhooks.ts';
import { conversationView, messageViews } from './mygpt-views.ts';

/** @source MyGPTAssistants' API reference, the table of limits */
const CHAT_RATE = { name: 'mygpt-chat', most: 100, perSeconds: 60 };
/** @source as above */
const DATA_RATE = { name: 'mygpt-data', most: 1_000, perSeconds: 3_600 };

/** @source as above */
const WEBHOOK_RATE = { name: 'mygpt-webhooks', most: 500, perSeconds: 60 };

/** How many messages are shown with a conversation. */
const LISTED_MAX = 100;

/** Makes the routes of one bot, to be mounted under `/api/v1/bot`. */
export function myGptRoutes(deps: CompatDeps): Router {
  const { chat } = deps;
  const router = Router();
  const body = json({ type: () => true });
  const chatting = [...byKey(deps, { scope: 'ask', rate: CHAT_RATE }), body];
  const managing = [...byKey(deps, { scope: 'ask', rate: DATA_RATE }), body];
  const seatOf = async (request: Request, response: Response): Promise<ProgramSeat> =>
    programSeat(
      await requireAssistant(deps.assistants, callerOf(response), request.params['botId']),
      'mygpt',
    );

  route(router, '/:botId', {
    post: [
      ...chatting,
      async (request, response) => talk(deps, await seatOf(request, response), { request, response }),
    ],
  });
  route(router, '/:botId/conversations', {
    post: [
      ...managing,
      async (request, response) => {
        const seat = await seatOf(request, response);
        const { sessionId } = parsePayload(myGptConversationSchema, request.body ?? {});
        const id = await nameToConversation(chat, seat, sessionId);
        response.status(201).json(myGptData(conversationView(await openConversation(chat, seat, id))));
      },
    ],
    get: [
      ...managing,
      async (request, response) => {
        const { assistant, visitorId } = await seatOf(request, response);
        const owner = { assistantId: assistant.id, visitorId };
        const page = parsePayload(pageQuerySchema, request.query);
        const { items, nextCursor } = await chat.conversations.pageOwn(owner, page);
        response.json(myGptData({ conversations: items.map(conversationView), nextCursor }));
      },
    ],
  });
  addConversation(router, { deps, managing, seatOf });
  addRecords(router, { deps, seatOf });
  router.use(refuseUnknown, foreignProblems(deps.logger, toMyGptError));
  return router;
}

interface Managing {
  readonly deps: CompatDeps;
  readonly managing: ReturnType<typeof byKey>;
  readonly seatOf: (request: Request, response: Response) => Promise<ProgramSeat>;
}

/** Contacts and webhooks. */
function addRecords(router: Router, { deps, seatOf }: Omit<Managing, 'managing'>): void {
  const ownerOf: BotRoutes['ownerOf'] = async (request, response) => {
    const { assistant } = await seatOf(request, response);
    return { assistantId: assistant.id, workspaceId: assistant.workspaceId };
  };
  const reach = (rate: RateRule) => ({
    reading: byKey(deps, { scope: 'conversations:read', rate }),
    writing: byKey(deps, { scope: 'conversations:write', rate }),
  });
  addContacts(router, { deps, ownerOf, ...reach(DATA_RATE) });
  addWebhooks(router, { deps, ownerOf, ...reach(WEBHOOK_RATE) });
}

function addConversation(router: Router, { deps: { chat }, managing, seatOf }: Managing): void {
  const own = async (request: Request, response: Response) =>
    requireConversation(chat, await seatOf(request, response), String(request.params['conversationId']));
  const close = async (request: Request, response: Response) => {
    const closed = await moveHandover(chat, await own(request, response), { action: 'resolve' });
    response.json(myGptData(conversationView(closed)));
  };
  route(router, '/:botId/conversations/:conversationId', {
    get: [
      ...managing,
      async (request, response) => {
        const conversation = await own(request, response);
        const messages = messageViews(await readMessages(chat, conversation, LISTED_MAX));
        response.json(myGptData({ ...conversationView(conversation), messages }));
      },
    ],
    delete: [...managing, close],
  });
  route(router, '/:botId/conversations/:conversationId/close', { post: [...managing, close] });
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function talk({ chat }: CompatDeps, seat: ProgramSeat, { request, response }: Exchange): Promise<void> {
  const { message: text, sessionId } = parsePayload(myGptMessageSchema, request.body);
  const conversationId = await nameToConversation(chat, seat, sessionId);
  const asking = { ...seat, conversationId, clientMessageId: randomUUID(), text };
  const answer = await wholeAnswer(askInConversation(chat, asking));
  const { answerId, questionId } = answer.place ?? {};
  const data = {
    response: answer.text,
    conversationId,
    messageId: answerId ?? questionId,
    requiresEscalation: answer.escalation.requiresEscalation,
  };
  // The document's own sample reads `response` at the top level, although its envelope nests it.
  response.json({ ...myGptData(data), response: answer.text });
}
