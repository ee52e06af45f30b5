// What visitors thought of answers, over REST.

import { feedbackQuerySchema, feedbackSchema, pageOf } from '@frontdesk/contract/schemas';

import type { MessageStore } from '../../ports/message-store.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageByOffset } from './page-by-offset.ts';

/** Declares the address of rated answers. It shows what was said, so it is for whoever may read conversations. */
export function feedbackEndpoints(messages: Pick<MessageStore, 'listRated'>): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/feedback',
      scope: 'conversations:read',
      summary: 'List the answers that visitors have rated, with their questions, the latest first.',
      query: feedbackQuerySchema,
      reply: pageOf(feedbackSchema),
      async run({ params, query: { rating, ...page } }) {
        return pageByOffset(page, async (part) => {
          const rated = await messages.listRated(params.assistantId, { rating, ...part });
          return rated.map(({ answer, question }) => ({
            conversationId: answer.conversationId,
            answerId: answer.id,
            rating,
            question,
            answer: answer.text,
            citations: answer.citations,
            ...(answer.escalation && { escalation: answer.escalation }),
            answeredAt: answer.createdAt,
          }));
        });
      },
    }),
  ];
}
