// Joins the servers that share one desk's work.

import type { AssistantId } from '@frontdesk/contract';
import type { Server } from 'socket.io';

import type { LiveAnswers } from '../chat/live-answers.ts';
import {
  createAnswersElsewhere,
  nothingElsewhere,
  tellOfAnswers,
  type AnswersElsewhere,
} from '../chat/servers/answers-elsewhere.ts';
import { endAbandoned } from '../chat/servers/end-abandoned.ts';
import { createServerWatch } from '../chat/servers/watch-servers.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../new-id.ts';
import type { ConversationFeed } from '../ports/conversation-feed.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { MessageStore } from '../ports/message-store.ts';
import type { SharedKnowledge } from '../ports/shared-knowledge.ts';
import type { ServerId, ServerStore } from '../ports/server-store.ts';
import type { SocketAdapter } from './gateway.ts';
import { createSocketLink } from './socket-link.ts';

/** A server's place among those that share the desk's work. */
export interface ServerSeat {
  /** Known to the store before the app is made: the others tell by it whether a writer lives. */
  readonly serverId: ServerId;
  readonly adapter: SocketAdapter;
  /** How often the others are looked at; 5 s by default. */
  readonly roundMs?: number;
}

/** What joining needs. */
export interface JoiningParts {
  readonly stores: {
    readonly conversations: ConversationStore;
    readonly messages: MessageStore;
    readonly servers: ServerStore;
  };
  readonly io: Server;
  readonly live: LiveAnswers;
  readonly feed: ConversationFeed;
  readonly knowledge: SharedKnowledge;
  readonly logger: Logger;
}

/**
 * Joins the other servers.
 * @param seat absent: this is the only server
 */
export function joinServers(
  seat: ServerSeat | undefined,
  parts: JoiningParts,
): { readonly elsewhere: AnswersElsewhere; readonly leave: () => Promise<void> } {
  if (!seat) return { elsewhere: nothingElsewhere(newId('srv')), leave: async () => undefined };
  const { io, live, feed, logger } = parts;
  const { conversations, messages, servers } = parts.stores;
  const { serverId, roundMs } = seat;
  const link = createSocketLink(io, serverId);
  link.listen(tellOfAnswers(live));
  const watch = createServerWatch({
    serverId,
    servers,
    messages,
    abandon: async (answer) =>
      endAbandoned({ conversations, messages, tell: (...ended) => feed.answerDone(...ended) }, answer),
    roundMs,
    logger,
  });
  watch.start();
  const stopTelling = shareKnowledge(parts);
  return {
    elsewhere: createAnswersElsewhere({ serverId, link, messages }),
    async leave() {
      stopTelling();
      await watch.stop();
    },
  };
}

/** Tells the others what this server changes of the knowledge, and reads again what they change. @returns ends the telling */
function shareKnowledge({ io, knowledge, logger }: JoiningParts): () => void {
  io.on('knowledge:changed', (assistantId: AssistantId) => {
    knowledge.refresh(assistantId).catch((error: unknown) => {
      logger.error(
        { err: error, assistantId },
        'what another server has changed of the knowledge could not be read',
      );
    });
  });
  return knowledge.tellChanges((assistantId) => void io.serverSideEmit('knowledge:changed', assistantId));
}
