// What agents' consoles may ask, and which story answers.

import type { AgentProfile, AgentToServer, ConversationId, Handover } from '@frontdesk/contract';
import { agentEventSchemas } from '@frontdesk/contract/schemas';
import type { Socket } from 'socket.io';

import type { ChatDeps } from '../chat/chat-deps.ts';
import { markRead } from '../chat/mark-read.ts';
import { moveHandover } from '../chat/move-hand-over.ts';
import type { HandoverAction } from '../chat/next-hand-over.ts';
import { readAgentTranscript, readEarlier, toSummary } from '../chat/read-transcript.ts';
import { replyToVisitor } from '../chat/reply.ts';
import { AppError } from '../errors.ts';
import type { Agent } from '../ports/assistant-store.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { HandlerTable } from './handle.ts';
import { conversationRoom } from './rooms.ts';

/** The inbox shows this many conversations, the one that changed last first. */
const INBOX_CONVERSATIONS = 200;

/** One connection of an agent. */
export interface AgentContext {
  readonly chat: ChatDeps;
  readonly agent: Agent;
  readonly profile: AgentProfile;
  readonly socket: Socket;
}

async function find({ chat, agent }: AgentContext, id: ConversationId): Promise<StoredConversation> {
  const conversation = await chat.conversations.find({ id, workspaceId: agent.workspaceId });
  if (!conversation) throw new AppError('not_found');
  return conversation;
}

async function move(context: AgentContext, id: ConversationId, action: HandoverAction): Promise<Handover> {
  const { id: agentId, name } = context.agent;
  const step = { action, agent: { id: agentId, name } };
  const { handover } = await moveHandover(context.chat, await find(context, id), step);
  return handover;
}

/** The handler of each event of an agent. */
export const agentHandlers: HandlerTable<AgentToServer, AgentContext> = {
  'inbox:open': {
    parse: agentEventSchemas['inbox:open'],
    async run({ chat, agent, profile }) {
      const conversations = await chat.conversations.list(agent.workspaceId, INBOX_CONVERSATIONS);
      return { agent: profile, conversations: conversations.map(toSummary) };
    },
  },
  'conversation:open': {
    parse: agentEventSchemas['conversation:open'],
    async run(context, { conversationId, ...part }) {
      const conversation = await find(context, conversationId);
      await context.socket.join(conversationRoom(conversationId));
      return readAgentTranscript(context.chat, conversation, part);
    },
  },
  'conversation:earlier': {
    parse: agentEventSchemas['conversation:earlier'],
    run: async (context, { conversationId, beforeSeq }) =>
      readEarlier(context.chat, await find(context, conversationId), beforeSeq),
  },
  'conversation:read': {
    parse: agentEventSchemas['conversation:read'],
    run: async (context, { conversationId, seq }) =>
      markRead(context.chat, await find(context, conversationId), { side: 'agents', seq }),
  },
  'typing:set': {
    parse: agentEventSchemas['typing:set'],
    async run(context, typing) {
      const { chat, agent } = context;
      const conversation = await find(context, typing.conversationId);
      const { state, agent: holder } = conversation.handover;
      if (state !== 'human' || holder?.id !== agent.id) return null;
      chat.feed.typingChanged(conversation, { ...typing, by: { id: agent.id, name: agent.name } });
      return null;
    },
  },
  'conversation:claim': {
    parse: agentEventSchemas['conversation:claim'],
    run: async (context, { conversationId }) => move(context, conversationId, 'claim'),
  },
  'conversation:return': {
    parse: agentEventSchemas['conversation:return'],
    run: async (context, { conversationId }) => move(context, conversationId, 'return'),
  },
  'conversation:resolve': {
    parse: agentEventSchemas['conversation:resolve'],
    run: async (context, { conversationId }) => move(context, conversationId, 'resolve'),
  },
  'message:reply': {
    parse: agentEventSchemas['message:reply'],
    async run(context, reply) {
      const { chat, agent, socket } = context;
      const conversation = await find(context, reply.conversationId);
      const name = { id: agent.id, name: agent.name };
      return replyToVisitor(chat, conversation, { agent: name, sender: socket.id, reply });
    },
  },
};
