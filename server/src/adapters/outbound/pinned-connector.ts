// Opens sockets to checked addresses only: a name is looked up once, and the socket goes to that very address.

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

import { buildConnector } from 'undici';

import { bareHost, isAllowedHost, portOf, RefusedAddress, type AllowedHosts } from './check-url.ts';
import { isPublicAddress } from './is-public-address.ts';

/** Looks a name up. @returns its addresses, at least one */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** How connections are made; the tests give their own. */
export interface ConnectorDeps {
  readonly allowed: AllowedHosts;
  readonly resolve?: Resolve;
  /** Opens a socket to the address in `hostname`, which is never a name. */
  readonly open?: buildConnector.connector;
}

/** How long one address may take to answer. Half of a request's time, so that a second address gets its turn. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Names with more addresses than this exist; trying all of them would only take time. */
const ADDRESSES_TRIED_MAX = 3;

/** Looks a name up as every program of this machine does. */
const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Makes the connector of the desk's HTTP client.
 * A name with even one address of a special range is refused as a whole: an honest one has none.
 */
export function createPinnedConnector(deps: ConnectorDeps): buildConnector.connector {
  const open = deps.open ?? buildConnector({ timeout: CONNECT_TIMEOUT_MS, allowH2: false });
  const resolve = deps.resolve ?? systemResolve;

  async function addressesOf({ hostname, protocol, port }: buildConnector.Options): Promise<string[]> {
    const host = bareHost(hostname);
    const addresses = isIP(host) === 0 ? await resolve(host) : [host];
    if (isAllowedHost(deps.allowed, hostname, portOf({ protocol, port }))) return [...addresses];
    if (!addresses.every(isPublicAddress)) throw new RefusedAddress('an address of a special range');
    return addresses.slice(0, ADDRESSES_TRIED_MAX);
  }

  return (options, callback) => {
    const host = bareHost(options.hostname);
    const servername = options.servername ?? (isIP(host) === 0 ? host : undefined);
    const tryNext = (addresses: readonly string[], problem: Error): void => {
      const [address, ...rest] = addresses;
      if (address === undefined) return callback(problem, null);
      open({ ...options, hostname: address, ...(servername && { servername }) }, (...outcome) => {
        const [error, socket] = outcome;
        if (error) tryNext(rest, error);
        else callback(null, socket);
      });
    };
    addressesOf(options).then(
      (addresses) => tryNext(addresses, new Error('the name has no address')),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}
