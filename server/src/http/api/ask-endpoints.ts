// Questions of programs over REST.

import { randomUUID } from 'node:crypto';

import { askReplySchema, askRequestSchema } from '@frontdesk/contract/schemas';

import type { ChatDeps } from '../../chat/chat-deps.ts';
import { askInConversation } from '../../chat/programs/ask-in-conversation.ts';
import { askOnce } from '../../chat/programs/ask-once.ts';
import { wholeAnswer } from '../../chat/programs/program-answer.ts';
import { programConversationId, programVisitorId } from '../../chat/programs/program-ids.ts';
import { AppError } from '../../errors.ts';
import type { Assistant } from '../../ports/assistant-store.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { wantedSignal } from './wanted-signal.ts';

/** Declares the addresses of programs' questions. */
export function askEndpoints({ chat }: { readonly chat: ChatDeps }): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/ask',
      scope: 'ask',
      summary: 'Ask a question, by itself or in a conversation that is kept.',
      body: askRequestSchema,
      reply: askReplySchema,
      async run({ params, body, request }) {
        const assistant = await chat.assistants.findAssistant(params.assistantId);
        if (!assistant) throw new AppError('not_found');
        const { question, session, userId, userContext, history = [] } = body;
        const about = userContext && { userContext };
        const events =
          session === undefined
            ? askOnce(chat, { assistant, question, history, ...about }, wantedSignal(request))
            : askInConversation(chat, {
                ...place(assistant, session, userId),
                clientMessageId: body.clientMessageId ?? randomUUID(),
                text: question,
                ...about,
              });
        const { type: _, sources: __, ...answer } = await wholeAnswer(events);
        return answer;
      },
    }),
  ];
}

/** Without a person's name the session is its own person. */
function place(assistant: Assistant, session: string, userId: string = session) {
  return {
    assistant,
    conversationId: programConversationId(assistant.id, session),
    visitorId: programVisitorId(assistant.id, userId),
  };
}
