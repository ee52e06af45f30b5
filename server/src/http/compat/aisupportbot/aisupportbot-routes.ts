// AISupportBot's API in front of the desk.

import { aiSupportBotChatSchema, idSchema, type AiSupportBotChat } from '@frontdesk/contract/schemas';
import { json, Router } from 'express';

import type { Caller } from '../../../access/caller.ts';
import { askOnce } from '../../../chat/programs/ask-once.ts';
import { wholeAnswer } from '../../../chat/programs/program-answer.ts';
import { AppError } from '../../../errors.ts';
import type { Turn } from '../../../ports/answer-provider.ts';
import type { Assistant, AssistantStore } from '../../../ports/assistant-store.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { hangUpSignal } from '../../event-stream.ts';
import { refuseUnknown, route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { foreignProblems } from '../foreign-problems.ts';
import { withinQuota } from '../within-quota.ts';
import { toAiSupportBotError } from './aisupportbot-error.ts';

/** @source AISupportBot's API reference: a key “must start with ask_” */
export const AISUPPORTBOT_KEY_PREFIX = 'ask_';

/** 15 turns, a context of 4 KB, and room for longer histories, of which the last 15 count. */
const BODY_MAX_BYTES = 256_000;

/** Makes the route `POST /chat`, to be mounted under `/api`. */
export function aiSupportBotRoutes(deps: CompatDeps): Router {
  const router = Router();
  const header = 'X-API-Key';
  const admit = byKey(deps, {
    scope: 'ask',
    prefix: AISUPPORTBOT_KEY_PREFIX,
    readKey: (request) => request.get(header),
  });
  route(router, '/', {
    post: [
      ...admit,
      json({ limit: BODY_MAX_BYTES, type: () => true }),
      async (request, response) => {
        const asked = parsePayload(aiSupportBotChatSchema, request.body);
        const assistant = await findAssistant(deps.assistants, callerOf(response), asked.assistantId);
        const events = askOnce(deps.chat, toQuestion(asked, assistant), hangUpSignal(response));
        const { text, escalation, usage } = await withinQuota(deps, assistant, await wholeAnswer(events));
        response.json({
          response: text,
          requiresEscalation: escalation.requiresEscalation,
          usage: {
            prompt_tokens: usage.inputTokens,
            completion_tokens: usage.outputTokens,
            total_tokens: usage.inputTokens + usage.outputTokens,
          },
        });
      },
    ],
  });
  router.use(refuseUnknown, foreignProblems(deps.logger, toAiSupportBotError));
  return router;
}

/** @throws {AppError} `not_found` when there is none with this id, `scope_missing` when it is not the key's */
async function findAssistant(store: AssistantStore, caller: Caller, given: string): Promise<Assistant> {
  const { data: id } = idSchema('asst').safeParse(given);
  const assistant = id ? await store.findAssistant(id) : null;
  if (!assistant) throw new AppError('not_found');
  const isOwn = assistant.workspaceId === caller.workspaceId;
  if (isOwn && (caller.assistantIds?.includes(assistant.id) ?? true)) return assistant;
  throw new AppError('scope_missing');
}

function toQuestion({ message, history, userContext }: AiSupportBotChat, assistant: Assistant) {
  const turns = (history ?? []).flatMap(({ role, content }): Turn[] => {
    if (role === 'system' || content === '') return [];
    return [{ role: role === 'user' ? 'visitor' : 'assistant', text: content }];
  });
  return { assistant, question: message, history: turns, ...(userContext && { userContext }) };
}
