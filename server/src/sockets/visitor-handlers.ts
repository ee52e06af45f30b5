// What visitors' browsers may ask, and which story answers.

import { DESK_LIMITS, type ConversationId, type VisitorToServer } from '@frontdesk/contract';
import { visitorEventSchemas } from '@frontdesk/contract/schemas';

import type { AdmitVisitor } from '../access/entitlement/admit-visitor.ts';
import { retryAnswer, stopAnswer } from '../chat/answer-message.ts';
import type { ChatDeps } from '../chat/chat-deps.ts';
import { answerOwed, listOwed } from '../chat/owed-answers.ts';
import { moveHandover, requestPerson } from '../chat/move-hand-over.ts';
import { markRead } from '../chat/mark-read.ts';
import { rateAnswer } from '../chat/rate-answer.ts';
import { readEarlier, readEntry, readTranscript } from '../chat/read-transcript.ts';
import { sendMessage } from '../chat/send-message.ts';
import { findTakenAlong } from '../chat/take-along.ts';
import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { VisitorSessionRecord } from '../ports/session-store.ts';
import type { HandlerTable } from './handle.ts';

/** One connection of a visitor. */
export interface VisitorContext {
  readonly chat: ChatDeps;
  readonly visitor: VisitorSessionRecord;
  readonly socketId: string;
  readonly admit: AdmitVisitor;
}

async function find(
  { chat, visitor }: VisitorContext,
  id: ConversationId,
): Promise<StoredConversation | null> {
  const { workspaceId, visitorId } = visitor;
  return findTakenAlong(chat.conversations, visitor, async () =>
    chat.conversations.find({ id, workspaceId, visitorId }),
  );
}

async function own(context: VisitorContext, id: ConversationId): Promise<StoredConversation> {
  const conversation = await find(context, id);
  if (!conversation) throw new AppError('not_found');
  return conversation;
}

/** Begins the answers that a crash kept from being begun, now that somebody waits for them and as far as the visitor may ask. */
async function catchUp({ chat, visitor, admit }: VisitorContext, conversation: StoredConversation) {
  try {
    const owed = await listOwed(chat, conversation);
    if (owed.length === 0) return;
    await admit.toAsk(visitor);
    await answerOwed(chat, conversation, owed);
  } catch (error) {
    if (error instanceof AppError) return;
    chat.logger.error({ err: error, conversationId: conversation.id }, 'an answer could not be begun');
  }
}

/** The handler of each event of a visitor. */
export const visitorHandlers: HandlerTable<VisitorToServer, VisitorContext> = {
  'message:send': {
    parse: visitorEventSchemas['message:send'],
    async run({ chat, visitor, socketId, admit }, message) {
      const planId = await admit.toAsk(visitor);
      return sendMessage(chat, { visitor, planId, sender: socketId, message });
    },
  },
  'conversation:resume': {
    parse: visitorEventSchemas['conversation:resume'],
    async run(context, { conversationId, ...part }) {
      const { chat, visitor } = context;
      const conversation = conversationId
        ? await find(context, conversationId)
        : await chat.conversations.findLatest(visitor);
      if (!conversation) return null;
      const transcript = await readTranscript(chat, conversation, part);
      void catchUp(context, conversation);
      return transcript;
    },
  },
  'conversation:earlier': {
    parse: visitorEventSchemas['conversation:earlier'],
    run: async (context, { conversationId, beforeSeq }) =>
      readEarlier(context.chat, await own(context, conversationId), beforeSeq),
  },
  'conversation:list': {
    parse: visitorEventSchemas['conversation:list'],
    async run({ chat, visitor }) {
      const own = await chat.conversations.listOwn(visitor, DESK_LIMITS.conversationListEntries);
      return Promise.all(own.map(async (conversation) => readEntry(chat, conversation)));
    },
  },
  'conversation:read': {
    parse: visitorEventSchemas['conversation:read'],
    run: async (context, { conversationId, seq }) =>
      markRead(context.chat, await own(context, conversationId), { side: 'visitor', seq }),
  },
  'answer:stop': {
    parse: visitorEventSchemas['answer:stop'],
    async run(context, ref) {
      await stopAnswer(context.chat, await own(context, ref.conversationId), ref);
      return null;
    },
  },
  'answer:retry': {
    parse: visitorEventSchemas['answer:retry'],
    async run(context, ref) {
      await context.admit.toAsk(context.visitor);
      return retryAnswer(context.chat, await own(context, ref.conversationId), ref);
    },
  },
  'answer:rate': {
    parse: visitorEventSchemas['answer:rate'],
    async run(context, opinion) {
      await rateAnswer(context.chat, await own(context, opinion.conversationId), opinion);
      return null;
    },
  },
  'typing:set': {
    parse: visitorEventSchemas['typing:set'],
    async run(context, typing) {
      const conversation = await own(context, typing.conversationId);
      context.chat.feed.typingChanged(conversation, { ...typing, by: 'visitor' });
      return null;
    },
  },
  'handover:request': {
    parse: visitorEventSchemas['handover:request'],
    async run(context, { conversationId }) {
      await context.admit.toPeople(context.visitor);
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
