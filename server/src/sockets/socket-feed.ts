// The feed over Socket.IO: which rooms hear what.

import {
  AGENT_NAMESPACE,
  VISITOR_NAMESPACE,
  type AgentToServer,
  type ServerToAgent,
  type ServerToVisitor,
  type VisitorToServer,
} from '@frontdesk/contract';
import type { Namespace, Server } from 'socket.io';

import { toConversation, toSummary } from '../chat/read-transcript.ts';
import type { ConversationFeed } from '../ports/conversation-feed.ts';
import { conversationRoom, visitorRoom, workspaceRoom } from './rooms.ts';

/** Makes the feed of a Socket.IO server. */
export function createSocketFeed(io: Server): ConversationFeed {
  const visitors: Namespace<VisitorToServer, ServerToVisitor> = io.of(VISITOR_NAMESPACE);
  const agents: Namespace<AgentToServer, ServerToAgent> = io.of(AGENT_NAMESPACE);
  return {
    messageCreated({ id, visitorId }, message, sender = '') {
      visitors.to(visitorRoom(visitorId)).except(sender).emit('message:created', { message });
      agents.to(conversationRoom(id)).except(sender).emit('message:created', { message });
    },
    answerDelta({ id, visitorId }, delta) {
      visitors.to(visitorRoom(visitorId)).emit('answer:delta', delta);
      agents.to(conversationRoom(id)).emit('answer:delta', delta);
    },
    answerDone({ id, visitorId }, message, receipt) {
      visitors.to(visitorRoom(visitorId)).emit('answer:done', { message });
      const forAgents = receipt ? { message, receipt } : { message };
      agents.to(conversationRoom(id)).emit('answer:done', forAgents);
    },
    typingChanged({ id, visitorId }, typing) {
      if (typing.by === 'visitor') agents.to(conversationRoom(id)).emit('typing:changed', typing);
      else visitors.to(visitorRoom(visitorId)).emit('typing:changed', typing);
    },
    draining(notice) {
      // Other servers go on.
      visitors.local.emit('desk:draining', notice);
      agents.local.emit('desk:draining', notice);
    },
    conversationUpdated(conversation) {
      const { visitorId, workspaceId } = conversation;
      visitors
        .to(visitorRoom(visitorId))
        .emit('conversation:updated', { conversation: toConversation(conversation) });
      agents.to(workspaceRoom(workspaceId)).emit('inbox:changed', { summary: toSummary(conversation) });
    },
  };
}
