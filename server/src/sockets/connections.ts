// Reaches connections over Socket.IO.

import { AGENT_NAMESPACE, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { RemoteSocket, Server, DefaultEventsMap } from 'socket.io';

import type { Connections, OpenChat } from '../ports/connections.ts';
import { agentRoom, assistantRoom, sessionRoom, visitorRoom } from './rooms.ts';

/**
 * Makes the way to the connections of a Socket.IO server.
 * @param server called when a connection is wanted: the server opens after those who may end its connections
 */
export function createConnections(server: () => Server): Connections {
  return {
    endSession: (id) => {
      server().of(VISITOR_NAMESPACE).in(sessionRoom(id)).disconnectSockets(true);
    },
    async listOpenChats(assistantId) {
      const visitors = server().of(VISITOR_NAMESPACE).in(assistantRoom(assistantId));
      const sockets: RemoteSocket<DefaultEventsMap, OpenChat>[] = await visitors.fetchSockets();
      return [...new Map(sockets.map(({ data }) => [data.visitorId, data])).values()];
    },
    accessChanged: (id, state) => {
      server().of(VISITOR_NAMESPACE).to(visitorRoom(id)).emit('access:changed', state);
    },
    endAgent: (id) => {
      server().of(AGENT_NAMESPACE).in(agentRoom(id)).disconnectSockets(true);
    },
  };
}
