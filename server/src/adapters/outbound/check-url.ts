// Decides which addresses the desk opens at all, before anything is looked up.

import { isIP } from 'node:net';

import { isPublicAddress } from './is-public-address.ts';

/** An address that is not opened. Says the same whatever is behind it. */
export class RefusedAddress extends Error {
  constructor(internal: string) {
    super(internal);
    this.name = 'RefusedAddress';
  }
}

/** Hosts that the operator trusts, each as `host` (any port) or `host:port`, as {@link URL} writes them. */
export type AllowedHosts = ReadonlySet<string>;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The host of a URL without the brackets of an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Tells whether the operator has allowed a host and port by name. */
export function isAllowedHost(allowed: AllowedHosts, hostname: string, port: string): boolean {
  return allowed.has(hostname) || allowed.has(`${hostname}:${port}`);
}

/** The port that a URL means. */
export function portOf({ protocol, port }: Pick<URL, 'protocol' | 'port'>): string {
  return port || (DEFAULT_PORTS[protocol] ?? '');
}

/**
 * Parses an address that may be opened: `http` or `https`, port 80 or 443, nobody's password, not an address of a special range.
 * What the operator has allowed may have any port and any address.
 * @throws {RefusedAddress} for every other one
 */
export function checkUrl(address: string, allowed: AllowedHosts): URL {
  if (!URL.canParse(address)) throw new RefusedAddress('not an absolute URL');
  const url = new URL(address);
  if (!(url.protocol in DEFAULT_PORTS)) throw new RefusedAddress('neither http nor https');
  if (url.username !== '' || url.password !== '') throw new RefusedAddress('a user name or password');
  const port = portOf(url);
  if (isAllowedHost(allowed, url.hostname, port)) return url;
  if (port !== '80' && port !== '443') throw new RefusedAddress('neither port 80 nor 443');
  const host = bareHost(url.hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new RefusedAddress('an address of a special range');
  return url;
}
