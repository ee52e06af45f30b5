// A public internet and a private network, both on loopback: sockets to public addresses reach one server, all others the canary.

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { buildConnector } from 'undici';

import { isPublicAddress } from '../../src/adapters/outbound/is-public-address.ts';

/** Two networks for tests. */
export interface TwoNetworks extends AsyncDisposable {
  /** Opens a socket to an address as the machine's network would. */
  readonly open: buildConnector.connector;
  /** How many connections have reached something that is not public. */
  readonly canaryHits: () => number;
}

/** Starts both networks. @param publicSite answers for every public address */
export async function startTwoNetworks(publicSite: RequestListener): Promise<TwoNetworks> {
  let hits = 0;
  const site = createServer(publicSite);
  const canary = createServer((_request, response) => response.end('canary'));
  canary.on('connection', () => (hits += 1));
  const [sitePort, canaryPort] = [await listen(site), await listen(canary)];
  const connect = buildConnector({});
  return {
    open: (options, callback) => {
      const port = isPublicAddress(options.hostname) ? sitePort : canaryPort;
      connect({ ...options, protocol: 'http:', hostname: '127.0.0.1', port: String(port) }, callback);
    },
    canaryHits: () => hits,
    async [Symbol.asyncDispose]() {
      for (const server of [site, canary]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
