// Answers of AISupportBot.

import type { AnswerProvider, AnswerRequest } from '../../ports/answer-provider.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { callService } from '../answer-services/call-service.ts';
import { countOf, fieldsOf, textOf } from '../answer-services/json-fields.ts';
import { unusable } from '../answer-services/service-failure.ts';
import { sayForeign, usageOf } from '../answer-services/whole-answer.ts';

/** @source AISupportBot's API reference: the base URL is `https://aisupportbot.io/api/chat` */
const AISUPPORTBOT_URL = 'https://aisupportbot.io';
/** @source as above, “Max 15 messages kept” */
const HISTORY_MAX = 15;

const SERVICE = 'AISupportBot';

/**
 * Makes the provider.
 * @source AISupportBot's API reference: `POST /api/chat` with `X-API-Key`; the reply has `response`, `requiresEscalation` and `usage`
 */
export function createAiSupportBotProvider(
  outbound: Pick<Outbound, 'request'>,
  { baseUrl = AISUPPORTBOT_URL, remoteId, key }: ServiceAccess,
): AnswerProvider {
  return {
    name: 'aisupportbot',
    hasOwnKnowledge: true,
    async *answer(request, signal) {
      const reply = await callService(outbound, {
        service: SERVICE,
        url: `${baseUrl.replace(/\/+$/, '')}/api/chat`,
        headers: { 'x-api-key': key },
        body: bodyOf(remoteId, request),
        signal,
      });
      const { response, requiresEscalation, usage } = fieldsOf(reply);
      if (typeof response !== 'string') throw unusable(SERVICE, 'no “response”');
      const { prompt_tokens: input, completion_tokens: output } = fieldsOf(usage);
      yield* sayForeign({
        text: textOf(response),
        verdict: { requiresEscalation: requiresEscalation === true },
        ...usageOf(countOf(input), countOf(output)),
      });
    },
  };
}

function bodyOf(assistantId: string, { question, history, userContext, session }: AnswerRequest): object {
  const turns = history.slice(-HISTORY_MAX).map(({ role, text }) => {
    return { role: role === 'visitor' ? 'user' : 'assistant', content: text };
  });
  return {
    assistantId,
    message: question,
    history: turns,
    ...(session !== undefined && { userId: session }),
    ...(userContext && { userContext }),
  };
}
