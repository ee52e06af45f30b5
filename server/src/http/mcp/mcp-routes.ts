// The MCP server's address: each request by itself, so that any server of the desk can answer it.

import { json, Router } from 'express';

import type { ApiKeys } from '../../access/keys/api-keys.ts';
import { byKey, callerOf } from '../compat/by-key.ts';
import { hangUpSignal } from '../event-stream.ts';
import { route } from '../respond.ts';
import type { McpDeps } from './create-mcp-server.ts';

/** Loads what speaks the protocol with the first request: a start without it is a tenth shorter. */
const loadProtocol = async () =>
  Promise.all([
    import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
    import('./create-mcp-server.ts'),
  ]);

/** Makes the route `/mcp`. */
export function mcpRoutes(deps: McpDeps & { readonly keys: ApiKeys }): Router {
  const router = Router();
  route(router, '/', {
    post: [
      ...byKey(deps, {}),
      json({ type: () => true }),
      async (request, response) => {
        const [{ StreamableHTTPServerTransport }, { createMcpServer }] = await loadProtocol();
        // Without a session id: nothing is remembered between two requests.
        const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
        const server = createMcpServer(deps, {
          caller: callerOf(response),
          signal: hangUpSignal(response),
          address: deps.limits.addressOf(request),
          userAgent: request.get('user-agent'),
        });
        response.once('close', () => void server.close());
        await server.connect(transport);
        await transport.handleRequest(request, response, request.body);
      },
    ],
  });
  return router;
}
