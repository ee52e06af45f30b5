// The MCP server's address: each request by itself, so that any server of the desk can answer it.

import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { json, Router } from 'express';

import type { ApiKeys } from '../../access/keys/api-keys.ts';
import { AppError } from '../../errors.ts';
import { bearerToken } from '../bearer-token.ts';
import { hangUpSignal } from '../event-stream.ts';
import { route } from '../respond.ts';
import { createMcpServer, type McpDeps } from './create-mcp-server.ts';

/** Makes the route `/mcp`. */
export function mcpRoutes(deps: McpDeps & { readonly keys: ApiKeys }): Router {
  const router = Router();
  route(router, '/', {
    post: [
      json({ type: () => true }),
      async (request, response) => {
        const key = bearerToken(request);
        if (key === undefined) throw new AppError('key_invalid');
        const caller = await deps.keys.verify(key);
        // Without a session id: nothing is remembered between two requests.
        const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
        const server = createMcpServer(deps, caller, hangUpSignal(response));
        response.once('close', () => void server.close());
        await server.connect(transport);
        await transport.handleRequest(request, response, request.body);
      },
    ],
  });
  return router;
}
