// Answers of MyGPTAssistants.

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { callService } from '../answer-services/call-service.ts';
import { fieldsOf, textOf } from '../answer-services/json-fields.ts';
import { refusalOf, unusable } from '../answer-services/service-failure.ts';
import { sayForeign } from '../answer-services/whole-answer.ts';

/** @source MyGPTAssistants' API reference: the base URL is `https://api.mygptassistants.com/api/v1` */
const MYGPTASSISTANTS_URL = 'https://api.mygptassistants.com';

const SERVICE = 'MyGPTAssistants';
/** An error in an envelope that came with status 200. */
const OK = 200;

/**
 * Makes the provider. The service keeps the conversation by its `sessionId`, so no history is sent.
 * @source MyGPTAssistants' API reference: `POST /bot/:botId` with a bearer key. Its envelope nests `response` in `data`, its sample reads it
 *   at the top level: both are read
 */
export function createMyGptAssistantsProvider(
  outbound: Pick<Outbound, 'request'>,
  { baseUrl = MYGPTASSISTANTS_URL, remoteId, key }: ServiceAccess,
): AnswerProvider {
  return {
    name: 'mygptassistants',
    hasOwnKnowledge: true,
    async *answer({ question, session }, signal) {
      const reply = await callService(outbound, {
        service: SERVICE,
        url: `${baseUrl.replace(/\/+$/, '')}/api/v1/bot/${encodeURIComponent(remoteId)}`,
        headers: { authorization: `Bearer ${key}` },
        body: { message: question, ...(session !== undefined && { sessionId: session }) },
        signal,
      });
      const { success, data, response } = fieldsOf(reply);
      if (success === false) throw refusalOf({ service: SERVICE, status: OK, body: reply });
      const nested = fieldsOf(data);
      const text = nested['response'] ?? response;
      if (typeof text !== 'string') throw unusable(SERVICE, 'no “response”');
      // Not in the service's document; desks that speak its language say it.
      const { requiresEscalation } = nested;
      const verdict = typeof requiresEscalation === 'boolean' ? { requiresEscalation } : {};
      yield* sayForeign({ text: textOf(text), verdict });
    },
  };
}
