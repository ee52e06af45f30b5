// Ends connections of the transport on which nobody says who they are.

import { AGENT_NAMESPACE, VISITOR_NAMESPACE } from '@frontdesk/contract';
import type { Server, Socket } from 'socket.io';

type Connection = Socket['conn'];

/**
 * Ends every connection that has entered no namespace in time, and lets go of all that it held. Socket.IO's own limit asks a polling client to leave and
 * waits for it to fetch that.
 * @source engine.io 6.6, `transports/polling.ts`: a polling connection that nobody fetches from is kept for 30 s after it was closed; measured, 10,000 of them
 *   hold 48 MB
 * @param withinMs how long somebody may say nothing, in milliseconds
 */
export function endSilentConnections(io: Server, withinMs: number): void {
  const timers = new Map<Connection, NodeJS.Timeout>();
  const forget = (connection: Connection) => {
    clearTimeout(timers.get(connection));
    timers.delete(connection);
  };
  io.engine.on('connection', (connection: Connection) => {
    const end = () => {
      forget(connection);
      connection.close(true);
    };
    timers.set(connection, setTimeout(end, withinMs));
    connection.once('close', () => forget(connection));
  });
  for (const namespace of [VISITOR_NAMESPACE, AGENT_NAMESPACE]) {
    io.of(namespace).on('connection', ({ conn }) => forget(conn));
  }
}
