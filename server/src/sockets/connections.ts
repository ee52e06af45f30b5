// Ends connections over Socket.IO.

import { AGENT_NAMESPACE, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { Server } from 'socket.io';

import type { Connections } from '../ports/connections.ts';
import { agentRoom, sessionRoom } from './rooms.ts';

/**
 * Makes the end of connections of a Socket.IO server.
 * @param server called when a connection is to be ended: the server opens after those who may end its connections
 */
export function createConnections(server: () => Server): Connections {
  return {
    endSession: (id) => {
      server().of(VISITOR_NAMESPACE).in(sessionRoom(id)).disconnectSockets(true);
    },
    endAgent: (id) => {
      server().of(AGENT_NAMESPACE).in(agentRoom(id)).disconnectSockets(true);
    },
  };
}
