// Reaches connections over Socket.IO.

import { AGENT_NAMESPACE, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { Server } from 'socket.io';

import type { Connections } from '../ports/connections.ts';
import { agentRoom, sessionRoom, visitorRoom } from './rooms.ts';

/**
 * Makes the way to the connections of a Socket.IO server.
 * @param server called when a connection is wanted: the server opens after those who may end its connections
 */
export function createConnections(server: () => Server): Connections {
  return {
    endSession: (id) => {
      server().of(VISITOR_NAMESPACE).in(sessionRoom(id)).disconnectSockets(true);
    },
    accessChanged: (id, state) => {
      server().of(VISITOR_NAMESPACE).to(visitorRoom(id)).emit('access:changed', state);
    },
    endAgent: (id) => {
      server().of(AGENT_NAMESPACE).in(agentRoom(id)).disconnectSockets(true);
    },
  };
}
