// Questions on trial over REST: what a visitor would be answered, and why.

import { triedAnswerSchema, tryQuestionSchema } from '@frontdesk/contract/schemas';

import type { ChatDeps } from '../../chat/chat-deps.ts';
import { refuseWhileDraining } from '../../chat/draining.ts';
import { AppError } from '../../errors.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { wantedSignal } from './wanted-signal.ts';

/** Declares the address of questions on trial. Its receipt shows passages, so it is for whoever may read the knowledge. */
export function tryEndpoints({ assistants, writer, draining }: ChatDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/try',
      scope: 'knowledge:read',
      summary: 'Ask a question on trial: its answer comes with the receipt, and nothing is kept.',
      body: tryQuestionSchema,
      reply: triedAnswerSchema,
      async run({ params, body, request }) {
        refuseWhileDraining(draining);
        const assistant = await assistants.findAssistant(params.assistantId);
        if (!assistant) throw new AppError('not_found');
        const question = { assistant, question: body.question, history: [] };
        for await (const event of writer.write(question, wantedSignal(request))) {
          if (event.type === 'delta') continue;
          const { type: _, ...answer } = event;
          return answer;
        }
        throw new Error('an answer ended without its end');
      },
    }),
  ];
}
