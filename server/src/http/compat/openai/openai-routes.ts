// OpenAI's API in front of the desk: each assistant is a model.

import {
  chatCompletionRequestSchema,
  chatQuestionSchema,
  type ChatCompletionRequest,
} from '@frontdesk/contract/schemas';
import { json, Router, type RequestHandler, type Response } from 'express';

import { requireScope, type Caller } from '../../../access/caller.ts';
import { askOnce, type AskOnceDeps } from '../../../chat/programs/ask-once.ts';
import { wholeAnswer, type ProgramEvent } from '../../../chat/programs/program-answer.ts';
import { AppError, toAppError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { newId } from '../../../new-id.ts';
import type { Turn } from '../../../ports/answer-provider.ts';
import type { Question } from '../../../ports/answer-writer.ts';
import type { Assistant, AssistantStore } from '../../../ports/assistant-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import type { Authenticate } from '../../api/authenticate.ts';
import { hangUpSignal, openEventStream } from '../../event-stream.ts';
import { ownAssistants, requireAssistant } from '../../own-assistant.ts';
import { refuseUnknown, route } from '../../respond.ts';
import { foreignProblems } from '../foreign-problems.ts';
import { completion, firstChunk, lastChunks, textChunk, type CompletionHead } from './completion.ts';
import { embeddings, type EmbeddingsDeps } from './embeddings.ts';
import { toOpenAiError } from './openai-error.ts';

/** What these addresses need. */
export interface OpenAiRoutesDeps extends EmbeddingsDeps {
  readonly authenticate: Authenticate;
  readonly assistants: AssistantStore;
  readonly chat: AskOnceDeps;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Fifteen long turns and a policy; far more than the desk reads. */
const BODY_MAX_BYTES = 256_000;

/** Makes the routes under `/v1` that speak OpenAI's language. */
export function openAiRoutes(deps: OpenAiRoutesDeps): Router {
  const { authenticate, assistants, logger } = deps;
  const router = Router();
  const body = json({ limit: BODY_MAX_BYTES, type: () => true });
  const admit: RequestHandler = async (request, response, next) => {
    const caller = await authenticate(request);
    requireScope(caller, 'ask');
    response.locals['caller'] = caller;
    next();
  };
  route(router, '/embeddings', { post: [admit, body, embeddings(deps)] });
  route(router, '/chat/completions', {
    post: [
      admit,
      body,
      async (request, response) => {
        const asked = parsePayload(chatCompletionRequestSchema, request.body);
        const caller = response.locals['caller'] as Caller;
        const assistant = await findModel(assistants, caller, asked.model);
        await complete(deps, { asked, question: toQuestion(asked, assistant) }, response);
      },
    ],
  });
  route(router, '/models', {
    async get(request, response) {
      const caller = await authenticate(request);
      const own = await ownAssistants(assistants, caller);
      response.json({ object: 'list', data: own.map(toModel) });
    },
  });
  route(router, '/models/:model', {
    async get(request, response) {
      const caller = await authenticate(request);
      response.json(toModel(await findModel(assistants, caller, request.params['model'])));
    },
  });
  router.use(refuseUnknown, foreignProblems(logger, toOpenAiError));
  return router;
}

async function findModel(store: AssistantStore, caller: Caller, model: unknown): Promise<Assistant> {
  return requireAssistant(store, caller, model).catch((thrown: unknown) => {
    if (!(thrown instanceof AppError) || thrown.code !== 'not_found') throw thrown;
    throw new AppError('not_found', { details: ['model: must be the id of one of your assistants'] });
  });
}

/** The desk does not know when an assistant was made; OpenAI's clients want a number. */
function toModel({ id }: Assistant) {
  return { id, object: 'model', created: 0, owned_by: 'frontdesk' };
}

/** The last thing that the user said is the question; what came before is the history. The caller's own policy does not replace the desk's. */
function toQuestion({ messages, ...asked }: ChatCompletionRequest, assistant: Assistant): Question {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const turns = messages.slice(0, Math.max(0, last)).flatMap(({ role, content }): Turn[] => {
    if (role === 'system' || role === 'developer' || !content) return [];
    return [{ role: role === 'user' ? 'visitor' : 'assistant', text: content }];
  });
  const maxTokens = asked.max_completion_tokens ?? asked.max_tokens;
  const { temperature } = asked;
  return {
    assistant,
    question: parsePayload(chatQuestionSchema, messages[last]?.content),
    history: turns,
    sampling: {
      ...(typeof maxTokens === 'number' && { maxTokens }),
      ...(typeof temperature === 'number' && { temperature }),
    },
  };
}

interface Completing {
  readonly asked: ChatCompletionRequest;
  readonly question: Question;
}

async function complete(
  { chat, clock }: OpenAiRoutesDeps,
  { asked, question }: Completing,
  response: Response,
): Promise<void> {
  const created = Math.floor(clock.now().getTime() / 1_000);
  const head = { id: `chatcmpl-${newId('msg').slice('msg_'.length)}`, created, model: asked.model };
  const events = askOnce(chat, question, hangUpSignal(response));
  if (!asked.stream) {
    response.setHeader('Cache-Control', 'no-store').json(completion(head, await wholeAnswer(events)));
    return;
  }
  await streamCompletion(response, { head, events, withUsage: asked.stream_options?.include_usage === true });
}

interface Streaming {
  readonly head: CompletionHead;
  readonly events: AsyncIterable<ProgramEvent>;
  readonly withUsage: boolean;
}

async function streamCompletion(response: Response, { head, events, withUsage }: Streaming): Promise<void> {
  let stream: ReturnType<typeof openEventStream> | undefined;
  const send = async (data: object) => stream?.send(JSON.stringify(data));
  try {
    for await (const event of events) {
      if (!stream) {
        // Opened with the first piece, so that a refusal still has its status.
        stream = openEventStream(response);
        await send(firstChunk(head));
      }
      if (event.type === 'delta') await send(textChunk(head, event.text));
      else for (const last of lastChunks(head, event, withUsage)) await send(last);
    }
    await stream?.send('[DONE]');
  } catch (thrown) {
    if (!stream) throw thrown;
    await send(toOpenAiError(toAppError(thrown)).body);
  }
  stream?.end();
}
