// What visitors' browsers may ask, and which story answers.

import type { ConversationId, VisitorToServer } from '@frontdesk/contract';
import { visitorEventSchemas } from '@frontdesk/contract/schemas';

import type { ChatDeps } from '../chat/chat-deps.ts';
import { moveHandover, requestPerson } from '../chat/move-hand-over.ts';
import { readEarlier, readTranscript } from '../chat/read-transcript.ts';
import { sendMessage } from '../chat/send-message.ts';
import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { VisitorSessionRecord } from '../ports/session-store.ts';
import type { HandlerTable } from './handle.ts';

/** One connection of a visitor. */
export interface VisitorContext {
  readonly chat: ChatDeps;
  readonly visitor: VisitorSessionRecord;
  readonly socketId: string;
}

async function own({ chat, visitor }: VisitorContext, id: ConversationId): Promise<StoredConversation> {
  const { workspaceId, visitorId } = visitor;
  const conversation = await chat.conversations.find({ id, workspaceId, visitorId });
  if (!conversation) throw new AppError('not_found');
  return conversation;
}

/** The handler of each event of a visitor. */
export const visitorHandlers: HandlerTable<VisitorToServer, VisitorContext> = {
  'message:send': {
    parse: visitorEventSchemas['message:send'],
    run: async ({ chat, visitor, socketId }, message) =>
      sendMessage(chat, { visitor, sender: socketId, message }),
  },
  'conversation:resume': {
    parse: visitorEventSchemas['conversation:resume'],
    async run({ chat, visitor }, { conversationId, afterSeq }) {
      const { workspaceId, assistantId, visitorId } = visitor;
      const conversation = conversationId
        ? await chat.conversations.find({ id: conversationId, workspaceId, visitorId })
        : await chat.conversations.findLatest({ assistantId, visitorId });
      return conversation && readTranscript(chat, conversation, afterSeq);
    },
  },
  'conversation:earlier': {
    parse: visitorEventSchemas['conversation:earlier'],
    run: async (context, { conversationId, beforeSeq }) =>
      readEarlier(context.chat, await own(context, conversationId), beforeSeq),
  },
  'handover:request': {
    parse: visitorEventSchemas['handover:request'],
    async run(context, { conversationId }) {
      const { handover } = await requestPerson(context.chat, await own(context, conversationId));
      return handover;
    },
  },
  'handover:cancel': {
    parse: visitorEventSchemas['handover:cancel'],
    async run(context, { conversationId }) {
      const conversation = await own(context, conversationId);
      const { handover } = await moveHandover(context.chat, conversation, { action: 'cancel' });
      return handover;
    },
  },
};
