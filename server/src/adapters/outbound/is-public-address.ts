// Tells the addresses of the public internet from all others, by their bytes.

import ipaddr from 'ipaddr.js';

/** The only part of IPv6 that is handed out for the public internet. @source IANA IPv6 Address Space registry: 2000::/3 */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Special ranges inside it that the library counts as ordinary.
 * @source IANA IPv6 Special-Purpose Address registry: 2001::/23 protocol assignments, 2002::/16 6to4, 3fff::/20 documentation
 */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);

/** @source IANA IPv4 Special-Purpose Address registry: 192.0.0.0/24 protocol assignments, 192.88.99.0/24 former 6to4 relays */
const SPECIAL_IPV4 = ['192.0.0.0/24', '192.88.99.0/24'].map((range) => ipaddr.IPv4.parseCIDR(range));

/** Forms of IPv6 that carry an IPv4 address in their last four bytes: it is what the packet reaches. */
const CARRIES_IPV4: ReadonlySet<string> = new Set(['ipv4Mapped', 'rfc6052']);

/**
 * Tells whether an address belongs to a server on the public internet.
 * Everything that is not known to be public is refused: loopback, private and link-local networks, cloud metadata, multicast, documentation
 * and reserved ranges, tunnels, and each of them wrapped into IPv6.
 * @param address IPv4 in four decimal parts, or IPv6 without brackets
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return isPublicIpv4(ipaddr.IPv4.parse(address));
  if (!ipaddr.IPv6.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.IPv6.parse(address);
  if (CARRIES_IPV4.has(parsed.range())) {
    return isPublicIpv4(new ipaddr.IPv4(parsed.toByteArray().slice(-4)));
  }
  return (
    parsed.range() === 'unicast' &&
    parsed.match(GLOBAL_UNICAST) &&
    !SPECIAL_IPV6.some((range) => parsed.match(range))
  );
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !SPECIAL_IPV4.some((range) => address.match(range));
}
