// Whose request it is, as far as addresses tell.

import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/**
 * Reads the address that is counted. A forged `X-Forwarded-For` counts for nothing: only as many of its entries are believed as there are
 * proxies of the operator's own, from the right.
 * @param proxies how many proxies stand before the desk
 * @returns an IPv4 address, or the first 64 bits of an IPv6 one: whoever has one address there has them all
 */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: number): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const chain = [...forwarded.split(',').map((part) => part.trim()), request.socket.remoteAddress ?? ''];
  const hops = chain.filter((part) => part !== '');
  return networkOf(hops.at(-1 - Math.min(proxies, hops.length - 1)) ?? '');
}

/** Says whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return /^127\.|^0:0:0:0$/.test(address);
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [plain = ''] = address.split('%');
  return isIPv6(plain) ? firstGroups(plain) : address;
}

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

/** The first four of eight groups, written out, so that every spelling of a network is the same text. */
function firstGroups(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: missing }, () => '0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
