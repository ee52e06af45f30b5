// Opens a port.

import { createServer, type Server } from 'node:http';

import { StartError, systemCode } from './start-error.ts';

/**
 * Times after which a connection that doesn't get to the point is closed.
 * @source security research, M8: Node's defaults let a slow sender stay for 90 s
 */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_TIMEOUT_MS = 5_000;

/**
 * How an HTTP server is made whose port {@link listen} opens. By default Node looks only every 30 s which connections are too slow.
 * @source https://nodejs.org/docs/latest-v20.x/api/http.html: `connectionsCheckingInterval`
 */
export const SERVER_OPTIONS = { connectionsCheckingInterval: 1_000 } as const;

/**
 * Opens a port for a server.
 * @param variable the variable by which the operator can choose another port
 * @returns the port; the chosen one when 0 was asked for
 * @throws {StartError} when the port is taken or not allowed
 */
export async function listen(
  server: Server,
  { host, port, variable }: { readonly host: string; readonly port: number; readonly variable: string },
): Promise<number> {
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, `${host}:${port}`, variable)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/**
 * Finds out whether a port can be opened.
 * @throws {StartError} as {@link listen} does
 */
export async function probePort(place: Parameters<typeof listen>[1]): Promise<void> {
  const server = createServer();
  await listen(server, place);
  await new Promise((resolve) => {
    server.close(resolve);
  });
}

function explain(error: Error, where: string, variable: string): StartError {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `${where} is taken by another program. Stop that one, or set ${variable} to another port (0 takes any free one).`,
        { cause: error },
      );
    case 'EACCES':
      return new StartError(`This user may not open ${where}. Set ${variable} to a port above 1023.`, {
        cause: error,
      });
    default:
      return new StartError(`${where} can't be opened: ${error.message}. Check HOST and ${variable}.`, {
        cause: error,
      });
  }
}
