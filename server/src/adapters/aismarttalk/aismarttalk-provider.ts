// Answers of AI SmartTalk.

import type { AnswerProvider, AnswerRequest, ForeignSource } from '../../ports/answer-provider.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { fieldsOf, itemsOf, textOf } from '../answer-services/json-fields.ts';
import { unusable } from '../answer-services/service-failure.ts';
import { sayForeign } from '../answer-services/whole-answer.ts';
import { callSmartTalk, SMARTTALK } from './call-smarttalk.ts';

/**
 * Makes the provider. The service keeps no conversation, so a follow-up question is sent as it was completed for the search.
 * @source AI SmartTalk's guide, “Query Documents”: `POST /chat/query`; the reply has `response` and `sources` with their relevance
 */
export function createAiSmartTalkProvider(
  outbound: Pick<Outbound, 'request'>,
  access: ServiceAccess,
): AnswerProvider {
  return {
    name: 'aismarttalk',
    hasOwnKnowledge: true,
    async *answer(request, signal) {
      const { question, searchedFor = question } = request;
      const body = { query: searchedFor, options: optionsOf(request) };
      const reply = await callSmartTalk(outbound, access, { path: '/chat/query', body, signal });
      const { response, sources, requiresEscalation } = reply;
      if (typeof response !== 'string') throw unusable(SMARTTALK, 'no “response”');
      const verdict = {
        sources: itemsOf(sources).flatMap(toSource),
        // Not in the service's document; desks that speak its language say it.
        ...(typeof requiresEscalation === 'boolean' && { requiresEscalation }),
      };
      yield* sayForeign({ text: textOf(response), verdict });
    },
  };
}

function optionsOf({ guidance, sampling }: AnswerRequest): object {
  const limits = [guidance?.answerTokensMax, sampling?.maxTokens].filter((limit) => limit !== undefined);
  return {
    ...(limits.length > 0 && { maxTokens: Math.min(...limits) }),
    ...(sampling?.temperature !== undefined && { temperature: sampling.temperature }),
  };
}

function toSource(value: unknown): ForeignSource[] {
  const { documentId, title, relevance, url } = fieldsOf(value);
  const id = textOf(documentId) ?? textOf(title);
  if (id === undefined) return [];
  const address = textOf(url);
  return [
    {
      id,
      title: textOf(title) ?? id,
      ...(address !== undefined && { url: address }),
      ...(typeof relevance === 'number' && { relevance: Math.min(1, Math.max(0, relevance)) }),
    },
  ];
}
