// WebSockets whose messages can't come in endless pieces.

import { WebSocketServer, type ServerOptions } from 'ws';

/**
 * What one connection may make the desk hold. A browser sends a message of ours in one piece.
 * @source security research, M2: 200 connections with 16,000 pieces each hold 346 MB without these bounds
 */
const BOUNDS = { maxFragments: 64, maxBufferedChunks: 1_024 } as const;

/** The server of WebSockets that the transport is given. */
export class BoundedWebSockets extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, ...BOUNDS });
  }
}
